"""How two people's traits agree, field by field, in levels: the same, by sound, nearly, not at all.

Decides nothing about whether they are one person: each `Agreement` goes to core.twins, which weighs it, and to wording,
which says it. What only one of them tells is no agreement and no disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from enishi.core.twins import Agreement
from enishi.language import shares
from enishi.language.readings import sound
from enishi.language.traits import (
    Part,
    Place,
    Traits,
    family_key,
    given_key,
    is_mobile,
    is_role,
    mail_key,
    organization_count_key,
    phone_key,
)

# A list of names from elsewhere counts as much as so many of the owner's own people.
LISTED = 1_000
AGREEING = ("same", "variant", "sound")


class Around:
    """What of the network is needed to know how telling an agreement is.

    people: how many there are; bearers: how many bear a key of `traits.keys_of` (a name, an organization, a number).
    """

    def __init__(self, people: int, bearers: Callable[[int], int] = lambda key: 1) -> None:
        self.people = people
        self.bearers = bearers

    def share(self, key: int, otherwise: float) -> float:
        """The share of people who bear a key, one of the two left out, blended with what is known of all people."""
        others = max(self.bearers(key) - 1, 0)
        return (others + LISTED * otherwise) / (self.people + LISTED)

    def chance(self, key: int) -> float:
        """The chance that two strangers share a value nobody keeps a list of: how many others do."""
        return max(self.bearers(key) - 2, 0) / max(self.people, 50)


def agreements(one: Traits, other: Traits, around: Around) -> list[Agreement]:
    """Return how two people agree, in every field both of them tell something of."""
    return [
        *_names(one, other, around),
        *_mails(one, other, around),
        *_phones(one, other, around),
        *_accounts(one, other),
        *_organizations(one, other, around),
        *_birthdays(one.birthday, other.birthday),
        *_places(one.places, other.places),
    ]


# -- names ----------------------------------------------------------------------------------------------------------


def _names(one: Traits, other: Traits, around: Around) -> list[Agreement]:
    straight = [*_families(one, other, around), *_given(one, other, around)]
    whole = one if one.families and one.given else other
    in_kana = any(part.script == "kana" for part in (one.given, other.given) if part)
    if (
        in_kana
        and _agreeing(straight) < 2
        and whole.families
        and whole.given
        and _in_one(one) == _in_one(other)
    ):
        # とがきひろゆき without a blank: nobody can tell where the family name ends, and nobody need.
        return [
            _heard("family", whole.families[0], _in_one(one), around), _heard("given", whole.given, _in_one(one), around),
        ]  # fmt: skip
    if one.given and other.given and one.families and other.families and _is_crossed(one, other):
        crossed = [
            Agreement("order", "crossed", None),
            _compared("family", one.families[0], other.given, around),
            _compared("given", one.given, other.families[0], around),
        ]
        if _agreeing(crossed) > _agreeing(straight):
            return crossed
    return straight


def _in_one(one: Traits) -> str:
    return "".join(part.sound for part in (*one.families[:1], one.given) if part)


def _heard(part: str, here: Part, whole: str, around: Around) -> Agreement:
    key = (family_key if part == "family" else given_key)(here)
    chance = around.share(key, shares.share(f"{part}_sound", here.sound))
    return Agreement(part, "sound", chance, (here.written, whole))


def _agreeing(found: list[Agreement]) -> int:
    return sum(one.level in (*AGREEING, "close") for one in found)


def _is_crossed(one: Traits, other: Traits) -> bool:
    """Whether one's family name may be the other's given name: worth a second look only then."""
    assert one.given and other.given
    here, there = {one.families[0].sound, one.given.sound}, {other.families[0].sound, other.given.sound}
    return bool(here & there - {""}) or one.families[0].script == other.families[0].script == "latin"


def _families(one: Traits, other: Traits, around: Around) -> Iterator[Agreement]:
    if not one.families or not other.families:
        return
    found = [
        _compared("family", here, there, around, earlier=bool(at or to))
        for at, here in enumerate(one.families)
        for to, there in enumerate(other.families)
    ]
    yield min(found, key=lambda agreement: LEVELS.index(agreement.level))


def _given(one: Traits, other: Traits, around: Around) -> Iterator[Agreement]:
    if one.given and other.given:
        found = _compared("given", one.given, other.given, around)
        if found.level in ("different", "unsure") and _is_nickname(one, other):
            found = Agreement("given", "nickname", None, _values(one, other))
        yield found
    elif (one.nickname or other.nickname) and (one.given or other.given or (one.nickname and other.nickname)):
        here, there = one.given or one.nickname, other.given or other.nickname
        if here and there:
            level = "nickname" if _is_short_for(here, there) else "unsure"
            yield Agreement("given", level, None, (here.written, there.written))


def _values(one: Traits, other: Traits) -> tuple[str, str]:
    here, there = one.nickname or one.given, other.nickname or other.given
    return (here.written if here else "", there.written if there else "")


def _is_nickname(one: Traits, other: Traits) -> bool:
    pairs = ((one.nickname, other.given), (other.nickname, one.given), (one.nickname, other.nickname))
    return any(here and there and _is_short_for(here, there) for here, there in pairs)


def _is_short_for(here: Part, there: Part) -> bool:
    short, long = sorted((here.sound, there.sound), key=len)
    return len(short) >= 3 and long.startswith(short)


LEVELS = (
    "same", "variant", "sound", "maiden", "initial", "close", "nickname", "other_kanji", "unsure", "different", "crossed",
)  # fmt: skip


def _compared(part: str, here: Part, there: Part, around: Around, *, earlier: bool = False) -> Agreement:
    level = _level(here, there)
    if earlier and level in AGREEING:
        level = "maiden"
    chance = None
    if level in (*AGREEING, "maiden", "other_kanji"):
        key = (family_key if part == "family" else given_key)(here)
        by_sound = level in ("sound", "other_kanji") or here.script == "kana"
        listed = shares.share(f"{part}_sound", here.sound) if by_sound else shares.share(part, here.folded)
        chance = around.share(key, listed)
    return Agreement(part, level, chance, (here.written, there.written))


def _level(here: Part, there: Part) -> str:
    if here.folded == there.folded:
        return "same" if here.written == there.written else "variant"
    if here.script == there.script == "kanji":
        same = here.told and there.told and here.sound == there.sound
        return "other_kanji" if same or (here.sound and here.sound == there.sound) else "different"
    if here.sound and here.sound == there.sound:
        return "sound"
    if _is_initial(here, there):
        return "initial"
    if _is_close(here, there):
        return "close"
    return "different" if here.told and there.told else "unsure"


def _is_initial(here: Part, there: Part) -> bool:
    short, long = sorted((here, there), key=lambda part: len(part.folded.rstrip(".")))
    letter = short.folded.rstrip(".")
    return len(letter) == 1 and letter.isascii() and long.sound.startswith(letter)


def _is_close(here: Part, there: Part) -> bool:
    """One slip of the pen in a word long enough to be told by the rest of it."""
    latin = here.script == there.script == "latin"
    a, b = (here.folded, there.folded) if latin else (here.sound, there.sound)
    longest = max(len(a), len(b))
    if min(len(a), len(b)) < 4:
        return min(len(a), len(b)) == 3 and latin and DamerauLevenshtein.distance(a, b) == 1 and longest <= 4
    slips = DamerauLevenshtein.distance(a, b, score_cutoff=3)
    return slips <= (1 if longest < 7 else 2) or (
        latin and slips <= 3 and JaroWinkler.similarity(a, b) >= 0.93
    )


# -- ways to reach somebody -----------------------------------------------------------------------------------------


def _mails(one: Traits, other: Traits, around: Around) -> Iterator[Agreement]:
    if not one.mails or not other.mails:
        return
    shared = sorted(one.mails & other.mails, key=lambda mail: (is_role(mail), around.bearers(mail_key(mail))))
    if shared:
        level = "office" if is_role(shared[0]) else "same"
        yield Agreement("mail", level, around.chance(mail_key(shared[0])), (shared[0], shared[0]))
        return
    mine = {mail.split("@")[0]: mail for mail in one.mails if not is_role(mail)}
    theirs = {mail.split("@")[0]: mail for mail in other.mails}
    boxes = sorted((box for box in mine.keys() & theirs.keys() if len(box) >= 5), key=len)
    if boxes and not _is_name(boxes[-1], one):
        yield Agreement("mail", "box", None, (mine[boxes[-1]], theirs[boxes[-1]]))
    elif not boxes:
        yield Agreement("mail", "different", None)


def _is_name(box: str, one: Traits) -> bool:
    """Whether what stands before the @ only says the name once more: k.sato says nothing beyond 佐藤."""
    said = {sound(part) for part in re.split(r"[._-]", box)} - {""}
    named = {part.sound for part in (*one.families, one.given) if part}
    return not re.search(r"\d", box) and (
        bool(said & named) or sound(box) in {a + b for a in named for b in named}
    )


def _phones(one: Traits, other: Traits, around: Around) -> Iterator[Agreement]:
    if not one.phones or not other.phones:
        return
    shared = sorted(
        one.phones & other.phones, key=lambda phone: (not is_mobile(phone), around.bearers(phone_key(phone)))
    )
    if shared:
        level = "mobile" if is_mobile(shared[0]) else "landline"
        yield Agreement("phone", level, around.chance(phone_key(shared[0])), (shared[0], shared[0]))
        return
    both_mobile = any(map(is_mobile, one.phones)) and any(map(is_mobile, other.phones))
    yield Agreement("phone", "different" if both_mobile else "elsewhere", None)


def _accounts(one: Traits, other: Traits) -> Iterator[Agreement]:
    for account in sorted(one.accounts & other.accounts)[:1]:
        yield Agreement("account", "same", None, (account, account))


# -- where they belong, live, and when they were born ---------------------------------------------------------------


def _organizations(one: Traits, other: Traits, around: Around) -> Iterator[Agreement]:
    if not one.organizations or not other.organizations:
        return
    shared = sorted(
        one.organizations & other.organizations, key=lambda o: around.bearers(organization_count_key(o))
    )
    if shared:
        chance = around.chance(organization_count_key(shared[0]))
        yield Agreement("organization", "same", chance, (shared[0], shared[0]))
    elif any(
        min(len(here), len(there)) >= 3 and (here.startswith(there) or there.startswith(here))
        for here in one.organizations
        for there in other.organizations
    ):
        yield Agreement("organization", "close", None)
    else:
        yield Agreement("organization", "different", None)


def _birthdays(one: str, other: str) -> Iterator[Agreement]:
    if not one or not other:
        return
    if len(one) == len(other):
        yield Agreement("birthday", _days(one, other), None, (one, other))
    elif {len(one), len(other)} == {4, 8}:
        level = "same_day" if one[-4:] == other[-4:] else "different"
        yield Agreement("birthday", level, None, (one, other))


def _days(one: str, other: str) -> str:
    if one == other:
        return "same" if len(one) == 8 else "same_day" if len(one) == 4 else "close"
    if len(one) < 8:
        return "different"
    turned = one[:4] + one[6:] + one[4:6] == other
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    return "close" if turned or slips <= 1 else "near" if slips == 2 else "different"


def _places(one: tuple[Place, ...], other: tuple[Place, ...]) -> Iterator[Agreement]:
    found = [(_nearness(here, there), here, there) for here in one for there in other]
    if found:
        level, here, there = min(found, key=lambda pair: NEARNESS.index(pair[0]))
        yield Agreement("address", level, None, (here.written, there.written))


NEARNESS = ("same", "near", "around", "different")


def _nearness(here: Place, there: Place) -> str:
    words = max(token_sort_ratio(here.words, there.words), 0.95 * token_set_ratio(here.words, there.words))
    numbers = here.numbers == there.numbers
    one_number = bool(set(here.numbers[:2]) & set(there.numbers[:2])) or not here.numbers or not there.numbers
    postal = bool(here.postal) and here.postal == there.postal
    if words >= 85 and (numbers or (one_number and postal)):
        return "same"
    if (words >= 80 and one_number) or (postal and one_number and words >= 50) or (postal and words >= 80):
        return "near"
    return "around" if postal or words >= 80 else "different"
