"""The inbox: a folder kept in step with a phone, in which notes and files are put down for Enishi.

Decides which files are taken and which are left alone (what a sync program is still busy with, what it could not agree
on, what is too large), how a text is parted into notes, and where a file that was handled goes. Nothing is ever deleted
and nothing overwritten. What becomes of a note or a file the action decides (network/actions/inbox).
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from enishi.exchange import encodings, formats
from enishi.exchange.errors import Unreadable

DONE, UNREAD = "done", "unread"
LARGEST = 20 * 1024 * 1024
# As many notes of one file as one can look through.
NOTES = 200
# A text without a blank line is a note a line while its lines are no longer than this.
SHORT_LINE = 100

TEXTS = {".txt", ".text", ".md", ".markdown"}
FILES = {".vcf", ".vcard", ".ics", ".csv", ".tsv", ".xlsx", ".eml", ".mbox", ".json", ".jsonl", ".zip"}
PICTURES = {".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff", ".pdf"}
# Talks are texts, too, and no notes.
TALKS = {"line", "whatsapp"}

# What a sync program or a browser is still writing, and what no person put there.
_PASSING = re.compile(
    r"^[.~]|~$|\.(icloud|tmp|temp|part|partial|crdownload|download|swp|lock|dropbox)$"
    r"|^(desktop\.ini|thumbs\.db|icon\r?)$",
    re.IGNORECASE,
)
# Two devices wrote at once: only a person can tell which is right.
_CONFLICT = re.compile(r"\.sync-conflict-|conflicted copy|競合コピー|競合したコピー", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*+•・]\s+(?:\[[ xX]\]\s+)?|・)(?=\S)")
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|―{2,}|ー{3,})\s*$")


@dataclass(frozen=True)
class Found:
    """A file in the inbox. kind: text, file or picture, other for what nobody reads; left: why it is left alone, ""
    for what is taken – passing, conflict, too_large, picture."""

    path: Path
    size: int
    written: float
    kind: str
    left: str = ""

    @property
    def state(self) -> tuple[int, float]:
        """What must stand still between two looks."""
        return self.size, self.written


def listing(folder: Path) -> list[Found]:
    """Return the files that lie in a folder itself, the oldest first. Links and folders are none. Raises OSError."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if entry.is_symlink() or not entry.is_file(follow_symlinks=False):
                    continue
                stat = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                # Whoever keeps the folder in step took it away while we looked.
                continue
            kind = kind_of(entry.name)
            left = left_alone(entry.name, kind, stat.st_size)
            found.append(Found(Path(entry.path), stat.st_size, stat.st_mtime, kind, left))
    return sorted(found, key=lambda one: (one.written, one.path.name))


def stands_still(found: Found) -> bool:
    """Tell whether a file is still as it was found. Raises FileNotFoundError."""
    stat = found.path.stat()
    return (stat.st_size, stat.st_mtime) == found.state


def kind_of(name: str) -> str:
    """Return what a file is by its name: text, file, picture or other."""
    end = Path(name).suffix.lower()
    kinds = (("text", TEXTS), ("file", FILES), ("picture", PICTURES))
    return next((kind for kind, ends in kinds if end in ends), "other")


def left_alone(name: str, kind: str, size: int) -> str:
    """Return why a file is left where it is, "" for one that is taken."""
    plain = unicodedata.normalize("NFC", name)
    # An empty file is about to be written.
    if not size or _PASSING.search(plain):
        return "passing"
    if _CONFLICT.search(plain):
        return "conflict"
    if size > LARGEST:
        return "too_large"
    return "picture" if kind == "picture" else ""


def notes_in(path: Path) -> list[str]:
    """Return the notes a text holds. Raises Unreadable('inbox_empty', 'inbox_no_text', 'inbox_too_many')."""
    return parted(_text(path.read_bytes()))


def parted(text: str) -> list[str]:
    """Part a text into notes: at blank lines; without any, a note a line while the lines are short; lists by their
    points. The same note twice is one. Raises Unreadable('inbox_empty'), Unreadable('inbox_too_many')."""
    blocks = list(_blocks(text))
    alone = len(blocks) == 1
    notes = [note for block in blocks for note in _notes(block, alone)]
    found = list(dict.fromkeys(filter(None, (note.strip() for note in notes))))
    if not found:
        raise Unreadable("inbox_empty")
    if len(found) > NOTES:
        raise Unreadable("inbox_too_many", most=NOTES)
    return found


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip() and not _RULE.match(line):
            block.append(line.rstrip())
        elif block:
            yield block
            block = []


def _notes(block: list[str], alone: bool) -> list[str]:
    points = [bool(_BULLET.match(line)) for line in block]
    if all(points) or (alone and all(len(line) <= SHORT_LINE for line in block)):
        return [_BULLET.sub("", line, count=1) for line in block]
    return ["\n".join(block)]


def _text(data: bytes) -> str:
    """Decode a text in whatever encoding a phone wrote it. Raises Unreadable('inbox_no_text')."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        text, _name = encodings.decode(data)
    text = text.removeprefix("\ufeff")
    if any(unicodedata.category(one) == "Cc" and one not in "\t\n\r\f\v\x85" for one in text):
        raise Unreadable("inbox_no_text")
    return text


def is_note(path: Path) -> bool:
    """Tell whether a text holds notes; the talks that LINE and WhatsApp write down are texts, too."""
    format = formats.sniff(path, path.name)
    return format is None or format.name not in TALKS


def trouble(path: Path) -> Unreadable | None:
    """Return why a file that was handled could not be read, as far as it can be told from the file; None for no reason
    that can be seen."""
    kind = kind_of(path.name)
    try:
        if kind == "text":
            notes_in(path)
        elif kind != "file":
            return Unreadable("no_card" if kind == "picture" else "inbox_kind")
        elif formats.sniff(path, path.name) is None:
            return Unreadable("not_recognised", filename=path.name)
    except Unreadable as error:
        return error
    return None


def put_aside(path: Path, folder: Path) -> Path:
    """Move a file into a folder, numbered where its name is taken: "note 2.txt". Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        name = path.name if number == 1 else f"{path.stem} {number}{path.suffix}"
        target = folder / name
        try:
            # Taken in one step, so that nothing that comes at this moment is written over.
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            number += 1
            continue
        try:
            path.replace(target)
        except OSError:
            target.unlink(missing_ok=True)
            raise
        return target
