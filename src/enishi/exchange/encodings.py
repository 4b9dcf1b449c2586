"""Encodings: from the bytes of a file to text, in flat memory.

Decides which encoding a file is in (BOM, then strict UTF-8, then cp932, confirmed by what its reader expects to find),
and where its lines end. It knows nothing of any format. UTF-8 comes first because Japanese cp932 bytes practically
never pass as UTF-8, while UTF-8 bytes often pass as cp932.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path

HEAD = 64 * 1024
# No line of an honest address book is longer; beyond this a line is handed on in pieces.
LINE_LIMIT = 32 * 1024 * 1024
_CHUNK = 1024 * 1024

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# A high byte that begins a kana or one of the common kanji in Shift_JIS, or two high bytes in a row.
_JAPANESE = re.compile(rb"[\x81-\x9f][\x40-\xfc]|[\xa1-\xfc]{2}")


def read_head(path: Path) -> bytes:
    """The first 64 KiB of a file."""
    with path.open("rb") as file:
        return file.read(HEAD)


def candidates(head: bytes) -> Iterator[tuple[str, str]]:
    """Yield (encoding, text) for every encoding the head may be in, the likeliest first.

    A character cut in two at the end of the head is not held against an encoding.
    """
    for mark, name in _UTF16.items():
        if head.startswith(mark):
            yield "utf-16", codecs.getincrementaldecoder(name)("replace").decode(head[2:])
            return
    if head.startswith(codecs.BOM_UTF8):
        yield "utf-8", codecs.getincrementaldecoder("utf-8")("replace").decode(head[3:])
        return
    for name in ("utf-8", "cp932"):
        try:
            yield name, codecs.getincrementaldecoder(name)("strict").decode(head)
        except UnicodeDecodeError:
            continue
    # A byte that fits no encoding must not hide the rest of a file.
    for name in ("utf-8", "cp932"):
        yield name, codecs.getincrementaldecoder(name)("replace").decode(head)


def detect(head: bytes, confirm: Callable[[str], bool]) -> str | None:
    """Return the first encoding whose text `confirm` recognises, None when there is none."""
    return next((name for name, text in candidates(head) if confirm(text)), None)


def lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file with their ends (CRLF, LF or CR), without a BOM; UTF-16 comes as UTF-8."""
    rest = b""
    for chunk in _chunks(path):
        rest += chunk
        # The last line may go on in the next chunk, and a CR at the very end may be half a CRLF.
        pieces = rest.splitlines(keepends=True)
        rest = pieces.pop() if pieces else b""
        yield from pieces
        if len(rest) >= LINE_LIMIT:
            yield rest
            rest = b""
    if rest:
        yield rest


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        first = file.read(_CHUNK)
        encoding = _UTF16.get(first[:2])
        if encoding is None:
            yield first.removeprefix(codecs.BOM_UTF8)
            while chunk := file.read(_CHUNK):
                yield chunk
            return
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        chunk = first[2:]
        while chunk:
            yield decoder.decode(chunk).encode("utf-8", "replace")
            chunk = file.read(_CHUNK)
        yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Decode a piece of text that may not keep to the encoding of its file: (text, encoding used).

    The declared charset counts only where UTF-8 does not: files are converted and the declaration forgotten. Bytes
    that are neither UTF-8 nor Japanese are taken for Western European.
    """
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    mended, said = data.decode("utf-8", "replace"), known_charset(declared)
    # A few broken characters, such as one cut off at the end of a field, do not make the rest another encoding – unless
    # what is broken lies within and the declared one reads all of it: short words in Shift_JIS half resemble UTF-8.
    broken_within = "\ufffd" in mended.rstrip().rstrip("\ufffd")
    declared_reads = broken_within and said and _reads(data, said)
    if not declared_reads and mended.count("\ufffd") * 2 < sum(character > "\x7f" for character in mended):
        return mended, "utf-8"
    for name in (said, "cp932" if _JAPANESE.search(data) else ""):
        if name:
            try:
                return data.decode(name), name
            except UnicodeDecodeError:
                continue
    return data.decode("cp1252", "replace"), "cp1252"


def _reads(data: bytes, name: str) -> bool:
    try:
        return bool(data.decode(name))
    except UnicodeDecodeError:
        return False


def known_charset(declared: str) -> str:
    """Python's name for a declared charset, "" when it knows none; Shift_JIS always means Windows' superset."""
    plain = declared.strip().strip('"').lower().replace("-", "_")
    if plain in {"shift_jis", "sjis", "x_sjis", "ms_kanji", "windows_31j", "cp932"}:
        return "cp932"
    try:
        info = codecs.lookup(plain) if plain else None
        # Python's codecs also hold what is no charset, such as rot13 or zip.
        return info.name if info is not None and isinstance(b"a".decode(info.name), str) else ""
    except (LookupError, ValueError, TypeError):
        return ""
