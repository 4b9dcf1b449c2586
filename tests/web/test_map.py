"""縁の地図 as pages: from empty to full, with and without names, as a table and as a file."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.network.actions import facts, people
from enishi.network.actions.encounters import Evening, Met, log
from enishi.network.models import Introduction, Owner, Person


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enishi.clock.today_at", lambda zone: TODAY)


@pytest.fixture
def twenty(owner: Owner) -> list[Person]:
    made = []
    for at in range(20):
        record = {"name": {"full": f"<試験> {at:02}子"}, "fields": [("it", "food", "law")[at % 3]]}
        one = people.add_person(owner, record=record, today=TODAY)
        log(
            owner,
            evening=Evening({"on": "2026-11-01", "medium": "meal"}, [Met(uid=str(one.uid))]),
            today=TODAY,
        )
        made.append(one)
    return made


def test_before_twenty_it_says_what_will_stand_there(client: Client, sato: Person) -> None:
    page = client.get("/map/").content.decode()
    assert "20人になると" in page and "いま1人です" in page
    assert '<svg class="map-svg"' not in page


def test_everybody_has_a_dot_that_leads_to_them_and_says_the_last_fact(
    client: Client, twenty: list[Person]
) -> None:
    page = client.get("/map/").content.decode()
    for one in twenty:
        assert f'href="/people/{one.uid}/"' in page
    told = re.findall(r'class="map-spot"[^>]*aria-label="([^"]*)"', page)
    assert len(told) == 20 and all("最後は3週間前、食事で" in one for one in told)


def test_names_are_text_and_never_markup(client: Client, twenty: list[Person]) -> None:
    for address in ("/map/", "/map/table/", "/map/picture.svg"):
        page = client.get(address).content.decode()
        assert "<試験>" not in page and "&lt;試験&gt;" in page


def test_with_names_hidden_nobody_is_told(client: Client, twenty: list[Person]) -> None:
    for address in ("/map/?names=hidden", "/map/picture.svg?names=hidden"):
        page = client.get(address).content.decode()
        assert "試験" not in page
        assert not any(str(one.uid) in page for one in twenty)
        assert page.count('class="map-dot"') >= 20


def test_the_file_is_whole_and_holds_neither_facts_nor_addresses(
    client: Client, twenty: list[Person]
) -> None:
    answer = client.get("/map/picture.svg?save=1")
    assert answer["Content-Type"] == "image/svg+xml" and "attachment" in answer["Content-Disposition"]
    root = ElementTree.fromstring(answer.content)
    assert root.tag.endswith("svg")
    assert "最後は" not in answer.content.decode() and "/people/" not in answer.content.decode()


def test_the_numbers_beside_it_are_the_picture_s(client: Client, twenty: list[Person]) -> None:
    page = client.get("/map/").content.decode()
    assert '<a href="/map/table/?field=it&amp;ring=month">7</a>' in page


def test_the_table_is_sorted_and_narrowed_as_asked(client: Client, twenty: list[Person]) -> None:
    page = client.get("/map/table/?sort=name&field=food&ring=month").content.decode()
    assert page.count("data-row>") == 7
    assert 'aria-sort="ascending"' in page


@pytest.mark.parametrize(
    "asked", ["sort=x&field=y&ring=z", "after=x&pk=y", "sort=often&after=abc&pk=3", "sort=often&after=&pk=3"]
)
def test_an_odd_address_still_shows_a_table(client: Client, twenty: list[Person], asked: str) -> None:
    assert client.get(f"/map/table/?{asked}").status_code == 200


def test_two_who_never_met_become_an_idea_that_can_be_taken_back(client: Client, owner: Owner) -> None:
    uids = []
    for name, field, more in (
        ("粉川 麦", "food", {"wants": ["看板"]}),
        ("色川 絵美", "arts", {"offers": ["看板"]}),
    ):
        one = people.add_person(
            owner, record={"name": {"full": name}, "fields": [field], **more}, today=TODAY
        )
        log(
            owner,
            evening=Evening({"on": "2026-11-20", "medium": "meal"}, [Met(uid=str(one.uid))]),
            today=TODAY,
        )
        uids.append(str(one.uid))
    page = client.get("/map/between/").content.decode()
    assert "粉川さんが探している「看板」に、色川さんは「看板」で応えられそうです。" in page
    answer = client.post("/map/between/introduce/", {"a": uids[0], "b": uids[1], "because": "看板"})
    assert answer.status_code == 302
    made = Introduction.objects.get(owner=owner)
    assert (made.state, made.why, made.asked_a) == ("idea", "看板", None)
    owner.refresh_from_db()
    client.post(f"/changes/{owner.revision}/undo/")
    assert not Introduction.objects.filter(owner=owner, trashed_at=None).exists()


def test_an_introduction_of_somebody_else_s_people_is_not_found(
    client: Client, sato: Person, theirs: Person
) -> None:
    answer = client.post("/map/between/introduce/", {"a": str(sato.uid), "b": str(theirs.uid)})
    assert answer.status_code == 404
    assert not Introduction.objects.exists()


def test_circles_are_told_by_facts(client: Client, owner: Owner, twenty: list[Person]) -> None:
    for a, b in ((0, 1), (1, 2), (0, 2)):
        record = {"type": "relation", "a": str(twenty[a].uid), "b": str(twenty[b].uid), "kind": "knows"}
        facts.add_fact(owner, record=record)
    page = client.get("/map/between/").content.decode()
    assert "3人。そのうち3組が知り合いです。" in page


@pytest.mark.parametrize("address", ["/map/", "/map/table/", "/map/between/", "/map/picture.svg"])
def test_a_guest_is_led_to_the_door(guest: Client, address: str) -> None:
    assert guest.get(address).status_code == 302
