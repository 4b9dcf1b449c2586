"""Whether two records speak of one person: tables of agreements and what follows from them."""

from __future__ import annotations

import pytest

from enishi.core.twins import LIKELY, SURE, Agreement, learnt, likeness

NAME = [Agreement("family", "same", 0.0001), Agreement("given", "same", 0.0005)]
COMMON = [Agreement("family", "same", 0.015), Agreement("given", "same", 0.002)]
MOBILE, LANDLINE = Agreement("phone", "mobile", 0.0), Agreement("phone", "landline", 0.0)
MAIL, OFFICE = Agreement("mail", "same", 0.0), Agreement("mail", "office", 0.01)
PLACE = Agreement("organization", "same", 0.01)
HOME = Agreement("address", "same")
OTHER_GIVEN = Agreement("given", "different")
BORN, BORN_OTHERWISE = Agreement("birthday", "same"), Agreement("birthday", "different")
FAMILY_NAME = Agreement("family", "same", 0.0001)


@pytest.mark.parametrize(
    ("agreements", "one_person"),
    [
        ([*NAME, MOBILE], True),
        ([*COMMON, MOBILE], True),
        ([*COMMON, MAIL], True),
        # A common name alone says too little; a rare one speaks, and a day of birth that differs is heard.
        ([*COMMON], False),
        ([*COMMON, Agreement("phone", "different")], False),
        ([*NAME, BORN], True),
        ([*COMMON, BORN_OTHERWISE], False),
        # An office shares telephone, mailbox and address.
        ([Agreement("family", "different"), OTHER_GIVEN, LANDLINE, OFFICE, PLACE], False),
        ([FAMILY_NAME, OTHER_GIVEN, LANDLINE, PLACE], False),
        # A family shares its name, its roof and its telephone.
        ([FAMILY_NAME, OTHER_GIVEN, LANDLINE, HOME], False),
        ([FAMILY_NAME, OTHER_GIVEN, HOME, BORN_OTHERWISE], False),
        # Whoever marries keeps given name, mail address and telephone.
        ([Agreement("family", "different"), Agreement("given", "same", 0.0005), MAIL, MOBILE], True),
        ([], False),
    ],
)
def test_it_tells_one_person_from_two(agreements: list[Agreement], one_person: bool) -> None:
    assert (likeness(agreements, 2_000).probability >= SURE) is one_person


def test_the_commoner_a_name_the_less_it_says() -> None:
    rare, common = likeness(NAME, 1_000).probability, likeness(COMMON, 1_000).probability
    assert rare > common


def test_the_more_share_a_number_the_less_it_says() -> None:
    chances = [
        likeness([*COMMON, Agreement("phone", "landline", c)], 1_000).probability for c in (0, 0.01, 0.1)
    ]
    assert chances == sorted(chances, reverse=True)


def test_reasons_are_what_speaks_for_it_the_strongest_first() -> None:
    found = likeness([BORN_OTHERWISE, *COMMON, MOBILE], 1_000)
    assert [one.field for one in found.reasons] == ["phone", "given", "family"]
    assert [one.field for one in found.against] == ["birthday"]


def test_what_one_person_says_twice_is_likelier_the_same_in_every_table_row() -> None:
    for (field, level), (same, strangers, _relatives, _colleagues) in LIKELY.items():
        assert 0 < same <= 1 and 0 < strangers <= 1, (field, level)


def test_a_network_of_careless_records_is_learnt_as_one() -> None:
    sure = [*NAME, MOBILE, MAIL]
    pairs = [[*sure, BORN_OTHERWISE if number % 3 else BORN] for number in range(600)]
    habits = learnt(pairs, 1_200, 600)
    assert habits.same["birthday", "different"] > 0.4
    assert habits.twice > 0.6
    doubtful = [*NAME, HOME, BORN_OTHERWISE]
    assert likeness(doubtful, 1_200, habits).probability > likeness(doubtful, 1_200).probability


def test_a_small_network_stays_near_judgement() -> None:
    habits = learnt([[*NAME, MOBILE, BORN_OTHERWISE]], 50, 25)
    assert habits.same["birthday", "different"] < 0.05
