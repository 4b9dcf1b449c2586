"""Make sentences and names out of the word lists (`words.toml`, `names.toml`).

Decides which words are drawn, and that sentences do not repeat while fresh ones are left; not when or about
whom.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any
from uuid import UUID

from enishi.exchange.records import Record

_SLOT = re.compile(r"\{(\w+?)\d?\}")
_TRIES = 12


@lru_cache(maxsize=2)
def load(name: str) -> dict[str, Any]:
    """The word lists of `words.toml` or `names.toml`, as they stand there."""
    return tomllib.loads(files("enishi.demo").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=256)
def options(entry: str) -> tuple[str, ...]:
    """What stands between the bars of a list: "a|b||c" gives three words and an empty one."""
    return tuple(entry.split("|"))


def pairs(entry: str) -> list[tuple[str, ...]]:
    """What stands in a list of `written:said` words."""
    return [tuple(word.split(":")) for word in entry.split()]


class Grammar:
    """Draws ids, choices and sentences from one generator of chance."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.words = load("words")
        self.names = load("names")
        self._said: Counter[str] = Counter()
        self._surnames = pairs(self.names["surnames"])
        # Real surnames fall off like this: the first is some fifteen times as frequent as the two-hundredth.
        self._weights = list(accumulate(1 / (rank + 14) for rank in range(len(self._surnames))))
        self._given = pairs(self.names["given"])
        self._old = {pair[0]: pair[1] for pair in pairs(self.names["old_forms"])}

    def new_id(self) -> str:
        """A fresh UUID, the same for the same seed."""
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def record(self, kind: str, /, **facts: Any) -> Record:
        """A record of this type with a fresh id."""
        return {"type": kind, "id": self.new_id(), **facts}

    def maybe(self, chance: float) -> bool:
        """True with this chance (0–1)."""
        return self.rng.random() < chance

    def pick(self, entry: str) -> str:
        """One of the words between the bars of a list."""
        return self.rng.choice(options(entry))

    def surname(self) -> tuple[str, str]:
        """A family name, the usual ones often, now and then in its old form, with its kana."""
        written, kana = self.rng.choices(self._surnames, cum_weights=self._weights)[0]
        return (self._old[written] if written in self._old and self.maybe(0.3) else written), kana

    def given_name(self) -> tuple[str, str]:
        """A given name with its kana."""
        written, kana = self.rng.choice(self._given)
        return written, kana

    def fill(self, template: str, **known: str) -> str:
        """Fill the slots of a template with what is known, else from the word lists, slot within slot."""

        def word(slot: re.Match[str]) -> str:
            name = slot.group(1)
            if name in known:
                return known[name]
            return self.pick(self.words["places"] if name == "place" else self.words["slots"][name][0])

        while "{" in template:
            template = _SLOT.sub(word, template)
        return template

    def say(self, *path: str, **known: str) -> str:
        """A sentence from the list at this path of `words.toml`, if possible one not said before."""
        entry: Any = self.words
        for step in path:
            entry = entry[step]
        candidates = (self.fill(self.pick(entry[0]), **known) for _ in range(_TRIES))
        best: str | None = None
        for sentence in candidates:
            if not self._said[sentence]:
                best = sentence
                break
            if best is None or self._said[sentence] < self._said[best]:
                best = sentence
        assert best is not None
        self._said[best] += 1
        return best
