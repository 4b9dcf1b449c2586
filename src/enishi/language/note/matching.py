"""Whom of the network a draft means: 佐藤さん is the 佐藤 met last week before somebody new, and the others are offered.

Decides by name – nickname, full name, family name, given name, kana – filtered by the firm and the trade that were
said, in the order handed in (the likeliest first). It takes nothing for certain: the owner confirms.
"""

from __future__ import annotations

from dataclasses import replace

from enishi.language import fields
from enishi.language.draft import Draft, DraftPerson, Known, KnownPerson
from enishi.language.names import is_japanese
from enishi.language.normalise import fold, organization_key
from enishi.language.readings import guess_reading


def matched(draft: Draft, known: Known) -> Draft:
    """The draft with readings guessed for new names, and what of the network may be meant."""
    people = tuple(_with_matches(person, known) for person in draft.people)
    gathering = draft.gathering
    if gathering is not None:
        gathering = replace(gathering, match=_gathering(gathering.title, known))
    return replace(draft, people=people, gathering=gathering)


def _with_matches(person: DraftPerson, known: Known) -> DraftPerson:
    matches, others = _matches(person, known)
    if matches:
        return replace(person, matches=matches, others=others)
    return replace(
        person,
        others=others,
        reading=person.reading
        or (guess_reading(None, None, person.name) if is_japanese(person.name) else ""),
    )


def _matches(person: DraftPerson, known: Known) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who may be meant, and who only goes by the same name: 税理士の佐藤さん is no 佐藤 who grows apples."""
    called = [one for one in known.people if _is_called(one, person.name)]
    others = [one for one in called if _is_of_another_trade(one, person) or _is_read_otherwise(one, person)]
    called = [one for one in called if one not in others]
    for fits in (_shares_firm, _shares_field):
        hinted = [one for one in called if fits(one, person)]
        if hinted:
            rest = [one for one in called if one not in hinted]
            called = [*hinted, *rest]
    return tuple(one.uid for one in called), tuple(one.uid for one in others)


def _is_called(one: KnownPerson, name: str) -> bool:
    """Whether a name in a note may be this person: one of their names, or their reading or part of it."""
    said = _key(name)
    names = {_key(part) for part in (one.full, one.family, one.given, one.nickname) if part}
    names |= {_key(part) for part in one.full.split()}
    names |= {_key(part) for part in (one.kana, *one.kana.split()) if part}
    return bool(said) and said in names


def _key(name: str) -> str:
    return fold(name).replace(" ", "").replace("・", "")


def _shares_firm(one: KnownPerson, person: DraftPerson) -> bool:
    said = organization_key(person.organization or "")
    return bool(said) and any(said == organization_key(firm) for firm in one.organizations)


def _shares_field(one: KnownPerson, person: DraftPerson) -> bool:
    if not person.field:
        return False
    return any(fields.branch_of(code) == fields.branch_of(person.field) for code in one.fields)


def _is_of_another_trade(one: KnownPerson, person: DraftPerson) -> bool:
    """Whether the trade by which somebody is named is none of those known, and nothing else speaks for them."""
    if not (person.title and person.field and one.fields):
        return False
    return not (
        _shares_field(one, person) or _shares_firm(one, person) or _key(person.name) == _key(one.full)
    )


def _is_read_otherwise(one: KnownPerson, person: DraftPerson) -> bool:
    """東(あずま)さん is no 東 whose name is read ひがし."""
    said, known = _key(person.reading), _key(one.kana)
    return bool(said and known) and not (known.startswith(said) or known.endswith(said))


def _gathering(title: str, known: Known) -> str:
    """The latest known gathering of this title, or of one that says it in more or fewer words."""
    said = fold(title).replace(" ", "")
    keyed = [(uid, fold(one).replace(" ", "")) for uid, one in known.gatherings]
    exact = next((uid for uid, key in keyed if key == said), "")
    return exact or next(
        (
            uid
            for uid, key in keyed
            if len(said) > 3 and (said in key or (key and key in said and len(key) > 3))
        ),
        "",
    )
