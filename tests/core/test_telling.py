"""Known and leaving: from whom a statement is kept, whom to tell next, who says the same, who is of the company."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.core.known import MayHear, kept_from, says_the_same, whom_to_tell_do, whom_to_tell_want
from enishi.core.leaving import SIDES, CompanyView, FieldShare, company_side, if_i_left
from enishi.core.vocabulary import AUDIENCES


@pytest.mark.parametrize(
    ("audience", "company", "seated", "secret", "kept"),
    [
        ("everyone", False, False, False, False),
        ("everyone", True, False, False, False),
        ("everyone", True, False, True, True),
        ("everyone", False, False, True, False),
        ("not_company", True, True, False, True),
        ("not_company", False, False, False, False),
        ("key_persons", False, False, False, True),
        ("key_persons", False, True, False, False),
        ("key_persons", True, True, False, False),
        ("key_persons", True, True, True, True),
    ],
)
def test_from_whom_a_statement_is_kept(audience, company, seated, secret, kept):
    assert kept_from(audience, of_company=company, seated=seated, secret=secret) is kept


@given(st.sampled_from(AUDIENCES), st.booleans(), st.booleans())
def test_keeping_it_from_the_company_only_ever_keeps_more(audience, company, seated):
    openly = kept_from(audience, of_company=company, seated=seated, secret=False)
    assert kept_from(audience, of_company=company, seated=seated, secret=True) >= openly


def test_who_is_met_anyway_is_told_first_then_who_carries_it_furthest():
    listeners = [
        MayHear("near", 0.9, 0.1), MayHear("far", 0.6, 0.9), MayHear("later", 0.1, 0.1, meeting_in=9),
        MayHear("soon", 0.0, 0.0, meeting_in=1),
    ]  # fmt: skip
    assert whom_to_tell_do(listeners) == ("soon", "later", "far", "near")
    assert whom_to_tell_do(listeners, limit=2) == ("soon", "later")


def test_the_wish_is_told_after_something_was_given():
    listeners = [
        MayHear("long", gave_days=61),
        MayHear("never"),
        MayHear("lately", gave_days=60),
        MayHear("now", gave_days=2),
    ]
    assert whom_to_tell_want(listeners) == (("now", "lately"), ("long", "never"))


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ("蔵元 ラベル", "蔵元 ラベル 看板", True),
        ("蔵元 ラベル", "ラベル", False),
        ("ロゴ", "ロゴ", True),
        ("ロゴ", "", False),
    ],
)
def test_who_says_the_same_says_more_than_half_of_it(mine, theirs, same):
    assert says_the_same(frozenset(mine.split()), frozenset(theirs.split())) is same


@pytest.mark.parametrize(
    ("facts", "side"),
    [
        ({"said": None, "origin": "individual"}, "outside"),
        ({"said": None, "origin": "before", "at_company": True}, "colleague"),
        ({"said": None, "origin": "company", "at_company": True, "elsewhere": True}, "colleague"),
        ({"said": None, "origin": "company"}, "company"),
        ({"said": None, "origin": "company", "elsewhere": True}, "perhaps_customer"),
        ({"said": None, "origin": "company", "business": True}, "perhaps_customer"),
        ({"said": None, "origin": "company", "called_customer": True}, "perhaps_customer"),
        ({"said": "outside", "origin": "company", "at_company": True}, "outside"),
        ({"said": "customer", "origin": "individual"}, "customer"),
    ],
)
def test_where_somebody_stands_to_the_company(facts, side):
    assert company_side(**facts) == side and side in SIDES


def test_what_would_remain_is_told_field_by_field():
    found = if_i_left(
        [
            CompanyView("boss", ("it",), 0.5, True), CompanyView("friend", ("it", "law"), 0.5, True, met_as_self=True),
            CompanyView("neighbour", ("it",), 0.5, False), CompanyView("baker", ("food",), 0.5, False),
            CompanyView("customer", ("energy",), 0.5, True, customer=True),
        ]
    )  # fmt: skip
    assert found.by_field == (FieldShare("energy", 0, 1), FieldShare("it", 2, 1), FieldShare("law", 1, 0))
    assert "customer" not in found.meet_again
