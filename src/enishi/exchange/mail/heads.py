"""Heads: the headers of one message after another, whatever the size of the file; bodies are passed over unread.

Decides where a message begins, which headers are looked at and how their words are decoded – mail of thirty years, with
and without a declared charset. Who is whom is reader.py's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path

from enishi.exchange import encodings

# No honest head is longer; what lies beyond is passed over.
LONGEST_HEAD = 256 * 1024
# A line of a body is read in pieces of this size, so that one without an end fills no memory.
PIECE = 64 * 1024
_WANTED = frozenset(
    (b"from", b"to", b"cc", b"date", b"list-id", b"list-unsubscribe", b"precedence", b"auto-submitted", b"delivered-to",
     b"x-original-to", b"x-gmail-labels", b"received", b"reply-to")
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
    with path.open("rb") as file:
        number, blank, in_head, begun = 0, True, True, 1
        taken: list[bytes] = []
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
                yield from _head(begun, taken)
                taken, begun, in_head, blank = [], number, True, False
                continue
            if in_head:
                if line.strip():
                    taken.append(line)
                elif taken:
                    yield from _head(begun, taken)
                    taken, in_head = [], False
            blank = whole and line in {b"\n", b"\r\n"}
        yield from _head(begun, taken)


def _head(line: int, taken: list[bytes]) -> Iterator[Head]:
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
    if any_field:
        yield Head(line, fields)
