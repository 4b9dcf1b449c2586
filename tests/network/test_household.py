"""電話帳: who is asked about, and who is not."""

from __future__ import annotations

import datetime

from enishi.network.actions import people
from enishi.network.models import Owner
from enishi.network.queries.week import questions_of

TODAY = datetime.date(2026, 11, 24)


def test_family_and_services_are_not_asked_about(owner: Owner) -> None:
    for name, works in (("母", "青葉印刷"), ("中村歯科医院", "中村歯科医院"), ("佐伯 遥", "青葉印刷")):
        record = {"name": {"full": name}, "in_network": False, "affiliations": [{"organization": works}]}
        people.add_person(owner, record=record, today=TODAY)
    assert [one.person.name for one in questions_of(owner, TODAY)] == ["佐伯 遥"]
