"""Bundle: several files as one – a zip somebody exported, or fifty files dropped at once.

Decides which of them are read, in which order, and how large a zip may be; each is read by its own format. What is of no
use here (settings, pictures, lists of skills) is passed over and named.
"""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from enishi.exchange import sheets
from enishi.exchange.asking import Answers, Asking, Question
from enishi.exchange.contacts import folded, whose
from enishi.exchange.errors import Unreadable
from enishi.exchange.records import Problem, Refusal, Row

MOST_FILES = 20_000
LARGEST = 16 * 1024**3
# Text packs to a tenth; what packs to a five-hundredth was made to fill disks.
DENSEST = 500
SMALL = 64 * 1024 * 1024
# A zip may lie among the files dropped; one within it may not.
DEEPEST = 2
_CHUNK = 1024 * 1024
# What marks a bundle of files that somebody chose one by one.
_DROPPED = b"enishi"
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
# Who people are comes before what was written with them.
_LATE = (
    "linkedin_invitations",
    "linkedin_messages",
    "calendar",
    "mail",
    "line",
    "whatsapp",
    "facebook_messages",
)


@dataclass(frozen=True)
class Member:
    """One file within. source: its format's name, "" when nobody reads it."""

    path: tuple[str, ...]
    name: str
    source: str


class Bundle:
    """A zip of files, each read by its own format."""

    name = "bundle"

    def __init__(self, answers: Answers | None = None) -> None:
        self._answers = answers

    def answered(self, answers: Answers) -> Bundle:
        """The same bundle, whose formats are told."""
        return Bundle(answers)

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """A zip that is no workbook (its rows would stand here instead)."""
        return head.startswith(sheets.ZIP)

    def contents(self, path: Path) -> list[Member]:
        """Every file within and the format that reads it, in the order in which they are read.

        Raises Unreadable('zip_broken'), Unreadable('zip_too_large').
        """
        return sorted(
            _members(path, (), 1), key=lambda one: (one.source in _LATE, _LATE_RANK.get(one.source, 0))
        )

    def ask(self, path: Path) -> list[Question]:
        """What the formats within ask; one that several ask is asked once."""
        found: dict[str, Question] = {}
        for member, here in self._opened(path):
            format = _format(member.source, self._answers)
            if isinstance(format, Asking):
                for one in format.ask(here):
                    told = found.get(one.key)
                    facts = one.facts | {"file": member.name}
                    found[one.key] = _together(told, one) if told else replace(one, facts=facts)
        return list(found.values())

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Read file after file; each row says of which format it is, each problem in which file it lies."""
        for member, here in self._opened(path):
            try:
                for one in _format(member.source, self._answers).read(here):
                    yield _signed(one, member)
            except Unreadable as error:
                yield Refusal(0, Problem(error.code, error.facts | {"file": member.name}), "")

    def _opened(self, path: Path) -> Iterator[tuple[Member, Path]]:
        for member in self.contents(path):
            if member.source:
                with _extracted(path, member.path) as here:
                    yield member, here


_LATE_RANK = {name: rank for rank, name in enumerate(_LATE)}


def _together(one: Question, other: Question) -> Question:
    """Two files that ask the same: the candidates of both."""
    facts: dict[str, Any] = dict(one.facts)
    if one.kind == "own":
        counted: Counter[str] = Counter()
        for name, count in (*facts["candidates"], *other.facts["candidates"]):
            counted[name] += count
        facts["candidates"] = [[name, count] for name, count in counted.most_common()]
        return replace(one, guess=sorted(whose(folded([*one.guess, *other.guess]), counted)), facts=facts)
    return one


def _format(source: str, answers: Answers | None) -> Any:
    from enishi.exchange import formats

    return formats.named(source, answers)


def _signed(one: Row | Refusal, member: Member) -> Row | Refusal:
    if isinstance(one, Refusal):
        return replace(one, problem=_in_file(one.problem, member.name))
    warnings = tuple(_in_file(problem, member.name) for problem in one.warnings)
    return replace(one, source=member.source, warnings=warnings)


def _in_file(problem: Problem, name: str) -> Problem:
    return Problem(problem.code, problem.facts | {"file": name})


def _members(path: Path, within: tuple[str, ...], depth: int) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(path) as packed:
            listed = [one for one in packed.infolist() if not one.is_dir()]
            _measure(listed)
            known = {PurePosixPath(one.filename).name for one in listed}
            dropped = packed.comment == _DROPPED
    except _BROKEN as error:
        raise Unreadable("zip_broken") from error
    for one in sorted(listed, key=lambda info: info.filename):
        name = PurePosixPath(one.filename).name
        if name.startswith((".", "__MACOSX")) or "__MACOSX" in one.filename or one.flag_bits & 1:
            continue
        place = (*within, one.filename)
        with _extracted(path, (one.filename,)) as here:
            source = _recognised(here, name, dropped, "Connections.csv" in known)
            if source == Bundle.name:
                if depth < DEEPEST:
                    yield from _members(here, place, depth + 1)
                continue
            yield Member(place, one.filename, source)


def _recognised(here: Path, name: str, dropped: bool, of_linkedin: bool) -> str:
    """The format of a file within. In an archive a table nobody knows counts only where its headings tell of people."""
    from enishi.exchange import formats

    format = formats.sniff(here, name)
    if format is None or here.stat().st_size == 0:
        return ""
    if format.name == "table" and not dropped and (of_linkedin or not _tells_of_people(format, here)):
        return ""
    return format.name


def _tells_of_people(format: Any, here: Path) -> bool:
    meanings = {meaning for one in format.ask(here) for meaning in one.guess.values()}
    return bool(meanings & {"full", "family", "nickname"}) or {"given", "email"} <= meanings


def _measure(listed: list[zipfile.ZipInfo]) -> None:
    whole = sum(one.file_size for one in listed)
    if len(listed) > MOST_FILES or whole > LARGEST or any(map(_is_monster, listed)):
        raise Unreadable("zip_too_large")


def _is_monster(one: zipfile.ZipInfo) -> bool:
    return one.file_size > SMALL and one.file_size > DENSEST * max(one.compress_size, 1)


@contextmanager
def _extracted(path: Path, place: tuple[str, ...]) -> Iterator[Path]:
    """A file of a zip, or of a zip within it, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        here = path
        for depth, name in enumerate(place):
            further = Path(folder) / str(depth)
            try:
                with (
                    zipfile.ZipFile(here) as packed,
                    packed.open(name) as source,
                    further.open("wb") as target,
                ):
                    _copy(source, target, packed.getinfo(name).file_size)
            except _BROKEN as error:
                raise Unreadable("zip_broken") from error
            here = further
        yield here


def _copy(source: Any, target: Any, most: int) -> None:
    """Copy what the zip says there is, and not a byte more."""
    left = most
    while left > 0 and (chunk := source.read(min(_CHUNK, left))):
        target.write(chunk)
        left -= len(chunk)


def pack(files: list[tuple[Path, str]], target: Path) -> None:
    """Put files into one bundle as they are; those of one name stay apart."""
    seen: dict[str, int] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, strict_timestamps=False) as packed:
        packed.comment = _DROPPED
        for path, name in files:
            seen[name] = seen.get(name, 0) + 1
            stem, dot, ending = name.rpartition(".")
            told = name if seen[name] == 1 else f"{stem or ending} ({seen[name]}){dot}{ending if dot else ''}"
            packed.write(path, told)
