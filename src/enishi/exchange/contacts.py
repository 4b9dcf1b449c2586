"""Contacts: who wrote with the owner on which days, gathered from a file of messages, one row a person.

Decides what is kept of messages – days, numbers and directions, never a word – and who of those in a file is its owner
when nobody has said so. It is given what each format finds: identities, names, days.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from enishi.exchange import person
from enishi.exchange.asking import Answers, Question
from enishi.exchange.records import Contact, Record, Row
from enishi.language import names

Owners = frozenset[str]
# Candidates for being the owner that are shown.
SHOWN = 8


@dataclass
class _Entry:
    line: int
    names: Counter[str] = field(default_factory=Counter)
    # Day → [sent, received, whether the first was mine].
    days: dict[str, list[int]] = field(default_factory=dict)
    said: Record = field(default_factory=dict)


class Ledger:
    """People of one service with their days. service: "mail", or that of an account; medium: as in the glossary."""

    def __init__(self, service: str, medium: str) -> None:
        self.service = service
        self.medium = medium
        self._entries: dict[str, _Entry] = {}

    def add(self, key: str, name: str, on: str, mine: bool, line: int, number: int = 1) -> None:
        """Note messages of one day to (mine) or from somebody."""
        entry = self._entries.setdefault(key, _Entry(line))
        if name:
            entry.names[name] += 1
        day = entry.days.setdefault(on, [0, 0, int(mine)])
        day[0 if mine else 1] += number

    def know(self, key: str, name: str, line: int) -> None:
        """Note that somebody is there, without a day."""
        self._entries.setdefault(key, _Entry(line)).names[name] += 1

    def tell(self, key: str, said: Record) -> None:
        """Note what somebody said of themselves, as keys of a person record."""
        if said and key in self._entries:
            self._entries[key].said = said

    def __len__(self) -> int:
        return len(self._entries)

    def rows(self, least: tuple[int, int] = (0, 1)) -> Iterator[Row]:
        """Yield one row a person, in the order of their first message. least: how many were sent, and in all."""
        for key, entry in self._entries.items():
            sent = sum(day[0] for day in entry.days.values())
            if sent >= least[0] and sent + sum(day[1] for day in entry.days.values()) >= least[1]:
                yield self._row(key, entry)

    def _row(self, key: str, entry: _Entry) -> Row:
        shown = entry.names.most_common(1)[0][0] if entry.names else ""
        family, given = names.split(shown) if shown else (None, None)
        is_mail = self.service == "mail"
        record = person.make_person(
            person.make_name({"full": shown or None, "family": family, "given": given}),
            emails=[{"value": key, "label": None}] if is_mail else [],
            accounts=[] if is_mail else [{"service": self.service, "value": key}],
            **entry.said,
        )
        if record["name"]["full"] is None:
            person.known_by(record)
        contacts = tuple(
            Contact(on, self.medium, sent, received, bool(first))
            for on, (sent, received, first) in sorted(entry.days.items())
        )
        return Row(entry.line, key if is_mail else f"{self.service}:{key}", record, shown, contacts=contacts)


class Ownership(ABC):
    """A format that must know who of those in a file is its owner. own: names, addresses, accounts said to be."""

    name = ""

    def __init__(self, own: Collection[str] = ()) -> None:
        self.own = folded(own)

    @abstractmethod
    def candidates(self, path: Path) -> Counter[str]:
        """Everybody in the file, with how much speaks for each being its owner."""

    def answered(self, answers: Answers) -> Self:
        """The same format, knowing who is the owner."""
        return type(self)(answers.own)

    def ask(self, path: Path) -> list[Question]:
        """Who of those in the file is the owner."""
        found = self.candidates(path)
        likely = [[one, count] for one, count in found.most_common(SHOWN)]
        return [Question("own", "own", sorted(whose(self.own, found)), {"candidates": likely})]


def folded(own: Iterable[str]) -> Owners:
    """Identities for comparing: case and spaces do not count."""
    return frozenset("".join(one.split()).casefold() for one in own if one.strip())


def whose(own: Owners, candidates: Counter[str], guess: bool = True) -> Owners:
    """Who of the candidates is the owner: those said to be; else, as a guess, the one for whom most speaks."""
    said = frozenset(one for one in candidates if "".join(one.split()).casefold() in own)
    if said or not guess:
        return said
    best = candidates.most_common(2)
    clear = len(best) == 1 or (len(best) == 2 and best[0][1] > best[1][1])
    return frozenset({best[0][0]}) if best and clear else frozenset()
