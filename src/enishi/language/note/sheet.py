"""The sheet a reader fills in while it goes through a note, and the Draft it comes to.

Decides how single findings add up – one person called twice, the first day said, a fact said twice. It knows no
language and no network.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made

from enishi.language.draft import (
    Draft,
    DraftChance,
    DraftFavor,
    DraftGathering,
    DraftIntroduction,
    DraftPerson,
    DraftPromise,
    DraftTelling,
    Span,
)
from enishi.language.note.source import Source


@dataclass(slots=True)
class Someone:
    """What was found about one person. present: met, written to, or of whom something is noted."""

    name: str
    present: bool = False
    at: int = 0
    reading: str = ""
    field: str | None = None
    title: str | None = None
    organization: str | None = None
    offers: list[str] = made(default_factory=list)
    wants: list[str] = made(default_factory=list)
    wish: int = 0
    key: bool = False
    origin: str | None = None
    introduced_by: str | None = None

    def as_draft(self) -> DraftPerson:
        return DraftPerson(
            self.name, self.reading, self.field, self.title, self.organization, tuple(self.offers), tuple(self.wants),
            self.wish, self.key, self.origin, self.introduced_by,
        )  # fmt: skip


@dataclass(slots=True)
class Sheet:
    """Everything found so far. Places are those of the plain text of `source`."""

    source: Source
    people: dict[str, Someone] = made(default_factory=dict)
    parts: dict[str, list[str]] = made(default_factory=dict)
    """What the people may be called for short."""
    on: str | None = None
    medium: str | None = None
    gathering: DraftGathering | None = None
    favors: list[DraftFavor] = made(default_factory=list)
    promises: list[DraftPromise] = made(default_factory=list)
    introductions: list[DraftIntroduction] = made(default_factory=list)
    tellings: list[DraftTelling] = made(default_factory=list)
    chances: list[DraftChance] = made(default_factory=list)
    mood: int = 0
    planned: bool = False
    spans: dict[Span, None] = made(default_factory=dict)
    read: list[tuple[int, int]] = made(default_factory=list)
    """The stretches of the text that were understood; the rest is `unread`."""

    def person(self, name: str, at: int = 0) -> Someone:
        """The person of this name; 木村 is the 木村拓海 named before."""
        known = self.people.get(name)
        if known is None and (whole := self._longer(name)):
            known = self.people[whole]
        if known is None:
            known = self.people[name] = Someone(name, at=at)
            for part in _parts(name):
                self.parts.setdefault(part, []).append(name)
        return known

    def _longer(self, name: str) -> str:
        """The one full name that begins with this one (or, in Latin letters, has it as a word)."""
        fits = self.parts.get(name.casefold(), [])
        return fits[0] if len(fits) == 1 else ""

    def mark(self, start: int, end: int, what: str) -> None:
        """Note that a piece of the text was understood as something."""
        if start < end:
            first, last = self.source.place(start, end)
            self.spans[Span(first, last, what)] = None

    def add(self, what: str, fact: object) -> None:
        """Add a fact to one of the lists, once."""
        listed: list[object] = getattr(self, what)
        if fact not in listed:
            listed.append(fact)

    def draft(self) -> Draft:
        """What it all comes to."""
        present = sorted((one for one in self.people.values() if one.present), key=lambda one: one.at)
        return Draft(
            self.source.text, self.on, self.medium, self.gathering, tuple(one.as_draft() for one in present),
            tuple(self.favors), tuple(self.promises), tuple(self.introductions), tuple(self.tellings),
            tuple(self.chances), self.mood, self.planned,
            tuple(sorted(self.spans, key=lambda span: (span.start, span.end, span.what))), self._unread(),
        )  # fmt: skip

    def _unread(self) -> str:
        """The stretches nobody understood, in their order, as they were written."""
        covered = bytearray(len(self.source.plain))
        for start, end in self.read:
            covered[start:end] = b"\x01" * len(covered[start:end])
        rest, begun = [], None
        for at, known in enumerate([*covered, 1]):
            if not known and begun is None:
                begun = at
            elif known and begun is not None:
                rest.append(self.source.written(begun, at).strip(_TRIMMED))
                begun = None
        beyond = self.source.text[self.source.ends[-1] :] if self.source.ends else ""
        return "\n".join(part for part in (*rest, beyond.strip(_TRIMMED)) if _says_something(part))


_SHORT_WORD, _ENDING = 3, 6
_TRIMMED = " \n\t　。、.,・;；!！"


def _says_something(part: str) -> bool:
    """Not marks alone, nor a particle or link that was left between what was understood (ので, and)."""
    letters = "".join(char for char in part if char.isalnum())
    if letters.isascii():
        return len(letters) > _SHORT_WORD
    return bool(letters) and not (
        len(letters) <= _ENDING and all("ぁ" <= char <= "ゖ" or char == "ー" for char in letters)
    )


def _parts(full: str) -> set[str]:
    """What somebody of this full name may be called for short: the beginnings of it, in Latin letters its words."""
    if full.isascii():
        parts = set(full.casefold().split())
    else:
        parts = (
            {full[:end] for end in range(1, len(full))} | set(full.split("・")) | set(full.casefold().split())
        )
    return parts - {full.casefold(), full}
