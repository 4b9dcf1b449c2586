"""Entries of an address book that are no acquaintances: one's family (母, じいじ), and services (○○歯科医院, a bank).

Decides by how the whole name is built, never by a word somewhere in it: みずほ銀行 is a service, みずほ銀行 田中 a person;
母 is family, 母袋 a name. It is a guess, made when somebody is written down and kept as how one stands to them; the owner
has the last word.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from enishi.language.normalise import unify

_WORDS = tomllib.loads((Path(__file__).parent / "household.toml").read_text(encoding="utf-8"))


def _any_of(key: str) -> str:
    return "(?:" + "|".join(word for word in re.split(r"[、\n]+", _WORDS[key]) if word) + ")"


_WHICH = rf"(?:[のさん様ちゃん]*\s*[（(]?{_any_of('which')}[）)]?)?"
_FAMILY = re.compile(
    rf"(?:{_any_of('kin')}{_WHICH}|(?:my )?{_any_of('kin_english')}\s*(?:mobile|cell|work|home)?)"
)
_SERVICE = re.compile(
    rf".*{_any_of('services')}\s*{_any_of('part')}?|(?:.*\b)?{_any_of('services_english')}",
)


def household(name: str | None) -> str:
    """Return "family" or "service" for a whole name that says so, "" for anybody else."""
    said = unify(name or "")
    if not said:
        return ""
    if _FAMILY.fullmatch(said):
        return "family"
    return "service" if _SERVICE.fullmatch(said) else ""
