"""Heads: the headers of one message after another, whatever the size of the file; bodies are passed over unread – but for
the beginning of those that are asked for.

Decides where a message begins, which headers are looked at and how their words are decoded – mail of thirty years, with
and without a declared charset. Who is whom is reader.py's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from functools import cached_property, lru_cache
from pathlib import Path

from enishi.exchange import encodings

# No honest head is longer; what lies beyond is passed over.
LONGEST_HEAD = 256 * 1024
# A line of a body is read in pieces of this size, so that one without an end fills no memory.
PIECE = 64 * 1024
_WANTED = frozenset(
    (b"from", b"to", b"cc", b"date", b"list-id", b"list-unsubscribe", b"precedence", b"auto-submitted", b"delivered-to",
     b"x-original-to", b"x-gmail-labels", b"received", b"reply-to", b"content-type", b"content-transfer-encoding")
)  # fmt: skip
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:(.*)", re.DOTALL)
_BEGINNING = re.compile(rb"From [^\r\n]+\d{2}:\d{2}|From [^\s]*\s*\r?\n|From -? ?\w{3} \w{3}")
_FOLD = re.compile(r"\r?\n[ \t]+|\r?\n$")
_RECEIVED = re.compile(r";\s*([^;]+)$")
# RFC 2047 words parted by nothing but space belong together; some writers leave out the space.
_WORD = re.compile(r"=\?[\w.*-]+\?[BbQq]\?[^?\s]*\?=")
_ESCAPED = re.compile(rb"\x1b\$[@B]")


@dataclass(frozen=True)
class Head:
    """The headers of one message that matter here. line: where it begins; fields: by lower-case name, undecoded."""

    line: int
    fields: dict[str, bytes]

    @property
    def day(self) -> str | None:
        """The day on which it was written, as its writer's clock had it; else that on which it arrived."""
        arrived = _RECEIVED.search(_plain(self.fields.get("received", b"")))
        for text in (_plain(self.fields.get("date", b"")), arrived[1] if arrived else ""):
            if moment := _moment(text):
                return moment.date().isoformat()
        return None

    @cached_property
    def senders(self) -> list[tuple[str, str]]:
        """Who wrote it, as `people` has them."""
        return self.people("from")

    def people(self, *names: str) -> list[tuple[str, str]]:
        """(address in lower case, name) of everybody in these headers."""
        found = []
        for name in names:
            text = _plain(self.fields.get(name, b""))
            for shown, mail in getaddresses([text]) if text else ():
                if "@" in mail and not re.search(r"[\s<>,;]", mail):
                    found.append((mail.lower(), decoded(shown)))
        return found

    def says(self, name: str) -> str:
        """A header as text, "" when there is none."""
        return decoded(_plain(self.fields.get(name, b"")))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment if 1970 <= moment.year <= 2100 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _plain(raw: bytes) -> str:
    """Bytes of a header as text: plain ones, iso-2022-jp as old mail has it raw, or whatever it is in."""
    if _ESCAPED.search(raw):
        text = raw.decode("iso2022_jp_2", "replace")
    else:
        text = raw.decode("ascii") if raw.isascii() else encodings.decode(raw)[0]
    return _FOLD.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def decoded(text: str) -> str:
    """Words of RFC 2047 as text; what cannot be decoded stays as it is written."""
    if "=?" not in text:
        return " ".join(text.replace('"', "").split())
    try:
        pieces = decode_header(_WORD.sub(lambda word: f" {word[0]} ", text))
    except (ValueError, LookupError, TypeError):
        return text
    words = (_word(piece, charset) if isinstance(piece, bytes) else piece for piece, charset in pieces)
    return " ".join("".join(words).replace('"', "").split())


def _word(piece: bytes, charset: str | None) -> str:
    known = encodings.known_charset(charset or "")
    if known.startswith("iso2022"):
        # Circled numbers and the like stand outside the standard, and are sent all the same.
        try:
            return piece.decode("iso2022_jp_ext")
        except UnicodeDecodeError:
            return piece.decode("iso2022_jp_3", "replace")
    if known:
        try:
            return piece.decode(known)
        except UnicodeDecodeError:
            pass
    return encodings.decode(piece)[0]


def is_mail(head: bytes) -> bool:
    """Whether a file begins with the head of a message, or with the line that parts messages in an mbox."""
    lines = head[:LONGEST_HEAD].lstrip(b"\xef\xbb\xbf\r\n").splitlines()
    if lines and (lines[0].startswith(b"From ") or lines[0].strip().isdigit()):
        lines = lines[1:]
    names: set[bytes] = set()
    broken = 0
    for line in lines[:200]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        field = _FIELD.match(line)
        broken += field is None and not line.startswith(b">From ")
        if field:
            names.add(field[1].lower())
    # A broken line among headers happens; prose does not look like this.
    if broken * 4 > len(names):
        return False
    return b"from" in names and bool(
        names & {b"date", b"received", b"message-id", b"mime-version", b"to", b"subject"}
    )


def heads(path: Path) -> Iterator[Head]:
    """Yield the head of every message of a file, in flat memory."""
    return (head for head, _ in messages(path, lambda head: 0))


def messages(path: Path, wanted: Callable[[Head], int]) -> Iterator[tuple[Head, bytes]]:
    """Yield the head of every message of a file with the first bytes of its body, as many as are wanted of it."""
    with path.open("rb") as file:
        number, blank, begun = 0, True, 1
        message = _Message(begun, wanted)
        several, last = False, b""
        while line := file.readline(PIECE):
            whole = not last or last.endswith(b"\n")
            last = line
            number += whole
            if (
                whole
                and blank
                and line.startswith(b"From ")
                and (several or number == 1)
                and _BEGINNING.match(line)
            ):
                several = True
                yield from message.end()
                message, blank = _Message(number, wanted), True
                continue
            if message.listens:
                message.take(line)
            blank = whole and line in {b"\n", b"\r\n"}
        yield from message.end()


class _Message:
    """One message being read line by line."""

    def __init__(self, line: int, wanted: Callable[[Head], int]) -> None:
        self.line = line
        self.wanted = wanted
        self.lines: list[bytes] = []
        self.head: Head | None = None
        self.in_head = True
        self.body = bytearray()
        self.room = 0
        # Whether further lines are asked for at all: most of a mailbox is passed over.
        self.listens = True

    def take(self, line: bytes) -> None:
        if not self.in_head:
            self.body += line
            self.room -= len(line)
            self.listens = self.room > 0
        elif line.strip():
            self.lines.append(line)
        elif self.lines:
            self._close()

    def end(self) -> Iterator[tuple[Head, bytes]]:
        if self.in_head:
            self._close()
        if self.head is not None:
            yield self.head, bytes(self.body)

    def _close(self) -> None:
        self.in_head = False
        self.head = _head(self.line, self.lines)
        self.lines = []
        self.room = self.wanted(self.head) if self.head is not None else 0
        self.listens = self.room > 0


def _head(line: int, taken: list[bytes]) -> Head | None:
    """The head these lines make, if they make one."""
    fields: dict[str, bytes] = {}
    name, size, any_field = "", 0, False
    for raw in taken:
        size += len(raw)
        if size > LONGEST_HEAD:
            break
        if raw[:1] in b" \t" and raw[:1]:
            if name:
                fields[name] += raw
            continue
        field = _FIELD.match(raw)
        key = field[1].lower() if field else b""
        any_field = any_field or field is not None
        name = key.decode() if key in _WANTED and key.decode() not in fields else ""
        if field and name:
            fields[name] = field[2]
    return Head(line, fields) if any_field else None
