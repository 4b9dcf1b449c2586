"""人 › a person: the page, the sheet, one tap and one line."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.network.actions import people as actions
from enishi.network.models import Encounter, Favor, Owner, Person, Promise
from enishi.network.queries.people import record_of
from enishi.web.forms.people import LISTS, phase_of


def sheet(**said: Any) -> dict[str, Any]:
    """Return a person's sheet as a browser sends it, its lists empty but for what is said."""
    blank: dict[str, Any] = {}
    for key in LISTS:
        blank |= {f"{key}-TOTAL_FORMS": "0", f"{key}-INITIAL_FORMS": "0"}
    return blank | said


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_tells_what_to_know_before_meeting(
    client: Client, owner: Owner, sato: Person, talk: Encounter, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    page = client.get(f"/people/{sato.uid}/").content.decode()
    for word in ("税理士", "ロゴのデザイナー", "補助金の話", f"/encounters/{talk.uid}/"):
        assert word in page


def test_a_name_alone_makes_a_person(client: Client, owner: Owner) -> None:
    answer = client.post("/people/new/", sheet(name="高橋"))
    person = Person.objects.get(owner=owner)
    assert answer["Location"] == f"/people/{person.uid}/"


def test_a_sheet_without_a_name_comes_back(client: Client, owner: Owner) -> None:
    answer = client.post("/people/new/", sheet(note="だれ？"))
    assert answer.status_code == 422
    assert "だれ？" in answer.content.decode()
    assert not Person.objects.filter(owner=owner).exists()


def test_saving_an_untouched_sheet_changes_nothing(client: Client, owner: Owner, sato: Person) -> None:
    before = record_of(owner, sato)
    form = client.get(f"/people/{sato.uid}/edit/").context
    sent = {name: form["form"][name].value() or "" for name in form["form"].fields}
    sent["spark"] = "on" if sent["spark"] else ""
    for one in form["lists"]:
        formset = one["formset"]
        sent |= {
            f"{formset.prefix}-TOTAL_FORMS": len(formset.forms),
            f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count(),
        }
        for line in formset.forms:
            sent |= {
                line.add_prefix(name): line[name].value() or "" for name in line.fields if name != "DELETE"
            }
    owner.refresh_from_db()
    revision = owner.revision
    assert (
        client.post(f"/people/{sato.uid}/edit/", {k: v for k, v in sent.items() if v != ""}).status_code
        == 302
    )
    owner.refresh_from_db()
    assert record_of(owner, sato) == before
    assert owner.revision == revision


def test_fields_are_read_by_their_names(client: Client, owner: Owner) -> None:
    client.post("/people/new/", sheet(name="高橋", fields="税理士、デザイン"))
    assert set(record_of(owner, Person.objects.get(owner=owner))["fields"]) >= {"design"}


def test_a_word_that_is_no_field_is_asked_about(client: Client) -> None:
    answer = client.post("/people/new/", sheet(name="高橋", fields="ほげほげ"))
    assert answer.status_code == 422
    assert "ほげほげ" in client.get("/people/fields/", {"fields": "ほげほげ"}).content.decode()


def test_several_ways_to_reach_somebody_are_kept(client: Client, owner: Owner) -> None:
    lines = {
        "phones-TOTAL_FORMS": "2",
        "phones-0-value": "090",
        "phones-1-value": "03",
        "phones-1-label": "work",
    }
    client.post("/people/new/", sheet(name="高橋") | lines)
    record = record_of(owner, Person.objects.get(owner=owner))
    assert [way["value"] for way in record["phones"]] == ["090", "03"]


@pytest.mark.parametrize(("kind", "said"), [("want", "英語を書ける人"), ("offer", "茶畑の見学")])
def test_a_line_more_is_added_to_what_is_there(
    client: Client, owner: Owner, sato: Person, kind: str, said: str
) -> None:
    client.post(f"/people/{sato.uid}/add/{kind}/", {"text": said})
    assert record_of(owner, sato)[f"{kind}s"][-1] == said


def test_an_empty_line_comes_back(client: Client, sato: Person) -> None:
    assert client.post(f"/people/{sato.uid}/add/want/", {"text": ""}).status_code == 422
    assert client.post(f"/people/{sato.uid}/add/promise/", {"what": ""}).status_code == 422


def test_a_promise_is_made_and_kept(client: Client, owner: Owner, sato: Person) -> None:
    client.post(f"/people/{sato.uid}/add/promise/", {"by": "me", "what": "資料を送る", "due": "2026-12-01"})
    promise = Promise.objects.get(owner=owner)
    assert "資料を送る" in client.get(f"/people/{sato.uid}/").content.decode()
    kept = client.post(reverse("promise_keep", args=[promise.uid]), HTTP_HX_REQUEST="true").content.decode()
    assert "is-done" in kept
    promise.refresh_from_db()
    assert promise.done_on


def test_what_passed_is_written_down(client: Client, owner: Owner, sato: Person) -> None:
    said = {"direction": "received", "kind": "information", "note": "補助金を教わった"}
    client.post(f"/people/{sato.uid}/add/favor/", said)
    assert Favor.objects.get(owner=owner).direction == "received"


@pytest.mark.parametrize(
    ("page", "said", "column", "value"),
    [
        ("spark", {}, "spark", True),
        ("wish", {"wish": "1"}, "wish", 1),
        ("phase", {"phase": "far_ahead"}, "phase", "running"),
        ("standing", {"standing": "companion"}, "standing", "companion"),
        ("standing", {}, "standing", "at_peace"),
        ("leave-out", {}, "in_network", False),
    ],
)
def test_one_tap_is_one_change(
    client: Client, sato: Person, page: str, said: Any, column: str, value: Any
) -> None:
    assert client.post(f"/people/{sato.uid}/{page}/", said).status_code == 302
    sato.refresh_from_db()
    assert getattr(sato, column) == value


@pytest.mark.parametrize(
    "page", ["spark", "wish", "phase", "standing", "take-in", "leave-out", "put-away", "forget"]
)
def test_nobody_elses_person_can_be_touched(client: Client, theirs: Person, page: str) -> None:
    assert client.post(f"/people/{theirs.uid}/{page}/", {"name": "田中 一郎"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.trashed_at is None


def test_putting_away_can_be_undone_from_the_next_page(client: Client, owner: Owner, sato: Person) -> None:
    client.post(f"/people/{sato.uid}/put-away/")
    owner.refresh_from_db()
    assert f"/changes/{owner.revision}/undo/" in client.get("/people/").content.decode()
    client.post(f"/changes/{owner.revision}/undo/")
    sato.refresh_from_db()
    assert sato.trashed_at is None


def test_forgetting_asks_for_the_name(client: Client, sato: Person) -> None:
    assert client.post(f"/people/{sato.uid}/forget/", {"name": "佐藤"}).status_code == 422
    assert client.post(f"/people/{sato.uid}/forget/", {"name": "佐藤健一"}).status_code == 302
    assert not Person.objects.filter(pk=sato.pk).exists()


def test_the_story_goes_on_from_a_key(client: Client, owner: Owner, sato: Person) -> None:
    for n in range(25):
        client.post(
            f"/people/{sato.uid}/add/favor/",
            {"direction": "given", "kind": "help", "note": f"手伝い{n:02}番"},
        )
    page = client.get(f"/people/{sato.uid}/").content.decode()
    more = page.split('hx-get="/people/')[-1].split('"')[0].replace("&amp;", "&")
    rest = client.get(f"/people/{more}", HTTP_HX_REQUEST="true").content.decode()
    told = page.split("timeline")[1:]
    assert all(f"手伝い{n:02}番" in "".join(told) + rest for n in range(25))
    assert "手伝い24番" not in rest


@pytest.mark.parametrize(
    ("compared", "mine", "phase"),
    [("before", "preparing", "employed"), ("same", "starting", "starting"), ("ahead", "leading", "leading"),
     ("far_ahead", None, "running"), ("", "starting", None)],
)  # fmt: skip
def test_a_comparison_stands_for_a_phase(compared: str, mine: str | None, phase: str | None) -> None:
    assert phase_of(compared, mine) == phase


def test_the_thread_leads_through_who_brought_us_together(client: Client, owner: Owner, sato: Person) -> None:
    record = {"name": {"full": "髙橋 美咲"}, "introduced_by": str(sato.uid), "met_on": "2026-03"}
    person = actions.add_person(owner, record=record, today=TODAY)
    page = client.get(f"/people/{person.uid}/").content.decode()
    assert 'class="thread' in page
    assert f"/people/{sato.uid}/" in page
