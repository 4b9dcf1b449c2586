"""わたし's pages beyond the first: what each shows, and what each refuses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.network.actions import chances, encounters, gatherings, people, polish, statements
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import (
    Chance,
    ChanceLink,
    History,
    Owner,
    Person,
    Polish,
    Reaction,
    Statement,
    Telling,
)

pytestmark = pytest.mark.django_db
NOBODY = "01936f00-0000-7000-8000-000000000001"


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("what", ["do", "want"])
def test_who_knows_opens_before_there_is_a_sentence(
    client: Client, owner: Owner, what: str, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    assert client.get(reverse("known", args=[what])).status_code == 200
    assert client.get(reverse("known", args=["dream"])).status_code == 404
    assert client.get(reverse("heard_new", args=["dream"])).status_code == 404


def test_having_told_somebody_is_noted_and_whether_it_stuck(
    client: Client, owner: Owner, sato: Person
) -> None:
    url = reverse("heard_new", args=["do"])
    assert client.post(url, {"people": str(sato.uid)}).status_code == 422  # nothing to tell yet
    statements.say_anew(owner, what="do", text="ラベルを作る", today=TODAY)
    assert client.post(url, {"new_people": "谷"}).status_code == 422
    assert client.post(url, {"people": str(sato.uid), "on": "2026-10-01", "stuck": "no"}).status_code == 302
    (row,) = Telling.objects.filter(owner=owner)
    assert (row.on, row.stuck) == ("2026-10-01", False)
    client.post(reverse("stuck", args=[row.uid]), {"stuck": "yes"})
    client.post(reverse("told", args=["do", sato.uid]))
    assert [one.stuck for one in Telling.objects.order_by("pk")] == [True, None]
    assert client.post(reverse("told", args=["do", NOBODY])).status_code == 404
    assert client.post(reverse("stuck", args=[NOBODY]), {"stuck": "yes"}).status_code == 404
    (heard,) = client.get(reverse("known", args=["do"])).context["heard"]
    assert heard["name"] == "佐藤 健一"


def test_how_sharp_it_is_stands_beside_what_i_do(client: Client, owner: Owner, sato: Person) -> None:
    statements.say_anew(owner, what="do", text="店のロゴ", today=TODAY)
    people.add_person(owner, record={"name": {"full": "森"}, "offers": ["店のロゴ制作"]}, today=TODAY)
    first, second = client.get(reverse("me")).context["do"]["sharp"]
    assert [who["name"] for who in first["people"]] == ["森"]
    assert [who["name"] for who in second["people"]] == ["佐藤 健一"]


def test_a_thread_is_moved_without_being_saved(client: Client, owner: Owner, sato: Person) -> None:
    party = gatherings.add_gathering(owner, record={"title": "交流会"})
    knots = [f"person:{sato.uid}", f"gathering:{party.uid}", "new:森"]
    url = reverse("chance_new")
    page = client.post(url, {"title": "", "knot": knots, "op": "up:2"})
    assert page.status_code == 200 and [one["name"] for one in page.context["editor"]["knots"]] == [
        "佐藤 健一", "森", "交流会",
    ]  # fmt: skip
    part = client.post(url, {"knot": knots, "op": "out:0"}, headers={"HX-Request": "true"})
    assert part.templates[0].name == "components/thread_editor.html"
    assert [one["name"] for one in part.context["editor"]["knots"]] == ["交流会", "森"]
    for nothing in ("up:0", "down:9", "out:-1", "sideways:1", "up:x"):
        page = client.post(url, {"title": "x", "knot": knots, "op": nothing})
        assert len(page.context["editor"]["knots"]) == 3
    assert not Chance.objects.exists()
    assert (
        client.post(url, {"title": "看板", "state": "won", "knot": knots, "gathering": "ない会"}).status_code
        == 422
    )
    assert client.post(url, {"title": "看板", "state": "won", "knot": knots}).status_code == 302
    assert [link.person.full if link.person else link.gathering.title  # type: ignore[union-attr]
            for link in ChanceLink.objects.order_by("place")] == ["佐藤 健一", "交流会", "森"]  # fmt: skip


def test_a_knot_of_nobody_known_is_refused(client: Client, owner: Owner, theirs: Person) -> None:
    for knot in (f"person:{theirs.uid}", f"person:{NOBODY}", "person:x", "gathering:x"):
        assert client.post(
            reverse("chance_new"), {"title": "x", "state": "open", "knot": knot}
        ).status_code in (404, 422)
    assert not Chance.objects.exists()


def test_a_thread_goes_on_by_who_introduced_whom(client: Client, owner: Owner, sato: Person) -> None:
    record = {"name": {"full": "森"}, "introduced_by": str(sato.uid)}
    mori = people.add_person(owner, record=record, today=TODAY)
    page = client.get(f"{reverse('chance_new')}?person={mori.uid}")
    assert "佐藤" in page.context["editor"]["goes_on"]
    page = client.post(reverse("chance_new"), {"knot": f"person:{mori.uid}", "op": "guess"})
    assert [one["name"] for one in page.context["editor"]["knots"]] == ["森", "佐藤 健一"]


def test_thanks_along_the_thread(client: Client, owner: Owner, sato: Person) -> None:
    row = chances.add_chance(owner, record={"title": "看板"}, through=[Met(uid=str(sato.uid))], today=TODAY)
    url = reverse("chance_thank", args=[row.uid, sato.uid])
    (before,) = client.get(reverse("chance", args=[row.uid])).context["thanks"]
    assert "看板" in before["polite"] and before["casual"]
    client.post(url)
    (after,) = client.get(reverse("chance", args=[row.uid])).context["thanks"]
    assert after["thanked"] and not after["polite"]
    client.post(url, {"said": "no"})
    assert not ChanceLink.objects.get().thanked
    assert client.post(reverse("chance_thank", args=[row.uid, NOBODY])).status_code == 404
    assert client.get(reverse("chance", args=[NOBODY])).status_code == 404
    assert [one["title"] for one in client.get(reverse("chances") + "?state=open").context["chances"]] == [
        "看板"
    ]
    assert client.get(reverse("chances") + "?state=won").context["none"]


def test_a_word_and_a_polish_are_changed_put_away_and_taken_up_again(client: Client, owner: Owner) -> None:
    word = polish.add_word(owner, kind="asked", text="早く", on="2026-10", name="森", today=TODAY)
    sheet = client.get(reverse("word_edit", args=[word.uid]))
    assert sheet.context["form"]["on"].value() == "2026-10"
    changed = {"kind": "missed", "text": "夜も", "on": "2026-10"}
    assert client.post(reverse("word_edit", args=[word.uid]), changed | {"text": " "}).status_code == 422
    client.post(reverse("word_edit", args=[word.uid]), changed)
    word.refresh_from_db()
    assert (word.kind, word.text, word.on, word.person) == ("missed", "夜も", "2026-10", None)
    row = polish.begin_polish(owner, what="夜の店", today=TODAY)
    client.post(
        reverse("polish_edit", args=[row.uid]),
        {"what": "夜も開ける", "practice": "一晩", "words": str(word.uid)},
    )
    row.refresh_from_db()
    assert (row.what, row.practice, row.sources.count()) == ("夜も開ける", "一晩", 1)
    assert client.post(reverse("polish_edit", args=[row.uid]), {"what": ""}).status_code == 422
    client.post(reverse("polish_done", args=[row.uid]), {"gladdened": "no", "learnt": "", "do": "夜の人"})
    assert Statement.objects.get().text == "夜の人"
    client.post(reverse("polish_again", args=[row.uid]))
    assert Polish.objects.get().done_on is None
    client.post(reverse("polish_trash", args=[row.uid]))
    client.post(reverse("word_trash", args=[word.uid]))
    assert (
        not Polish.objects.filter(trashed_at=None).exists()
        and not Reaction.objects.filter(trashed_at=None).exists()
    )
    for name in ("word_edit", "polish_edit", "polish_done"):
        assert client.get(reverse(name, args=[NOBODY])).status_code == 404
    for name in ("word_trash", "polish_trash", "polish_again"):
        assert client.post(reverse(name, args=[NOBODY])).status_code == 404


def test_where_i_stood_is_added_drawn_and_taken_out(client: Client, owner: Owner) -> None:
    url = reverse("phase_since")
    for phase, since in (("employed", "2016-04"), ("preparing", "2025年3月")):
        assert client.post(url, {"phase": phase, "since": since}).status_code == 302
    assert client.post(url, {"phase": "employed", "since": ""}).status_code == 422
    assert client.post(url, {"phase": "retired", "since": "2020"}).status_code == 422
    phase = client.get(reverse("me")).context["phase"]
    assert phase["stairs"].path.startswith("M0.0 ") and len(phase["earlier"]) == 2
    client.post(phase["earlier"][0]["drop_url"])
    owner.refresh_from_db()
    assert owner.phase == "employed" and History.objects.filter(trashed_at=None).count() == 1
    assert client.post(reverse("phase_drop", args=[NOBODY])).status_code == 404


def test_a_gentle_distance_is_the_owners_to_take_and_to_give_up(
    client: Client, owner: Owner, sato: Person
) -> None:
    people.edit_person(owner, uid=str(sato.uid), patch={"wish": -1}, today=TODAY)
    (costly,) = client.get(reverse("with_whom")).context["costly"]
    assert client.post(costly["url_peace"], {"standing": "at_peace"}).status_code == 302
    page = client.get(reverse("with_whom")).context
    assert not page["costly"] and [who["name"] for who in page["at_peace"]] == ["佐藤 健一"]
    client.post(costly["url_peace"], {"standing": "acquaintance"})
    sato.refresh_from_db()
    assert sato.standing == "acquaintance"
    assert client.post(costly["url_peace"], {"standing": "companion"}).status_code == 422
    assert client.post(reverse("peace", args=[NOBODY]), {"standing": "at_peace"}).status_code == 404


def test_what_somebody_is_to_the_company_is_said_and_taken_back(
    client: Client, owner: Owner, sato: Person
) -> None:
    people.edit_person(owner, uid=str(sato.uid), patch={"origin": "company"}, today=TODAY)
    encounters.log(
        owner, evening=Evening({"on": "2026-11-01", "as": "company"}, [Met(uid=str(sato.uid))]), today=TODAY
    )
    page = client.get(reverse("leaving")).context
    assert not page["again"] and [who["name"] for who in page["perhaps"]] == ["佐藤 健一"]
    url = reverse("company_role", args=[sato.uid])
    assert client.post(url, {"role": "boss"}).status_code == 422
    assert client.post(url, {"role": "colleague", "from": "person"})["Location"] == reverse(
        "person", args=[sato.uid]
    )
    (again,) = client.get(reverse("leaving")).context["again"]
    assert again["because"] and again["polite"]
    roles = client.get(reverse("person", args=[sato.uid])).context["private"]["roles"]
    assert [one["value"] for one in roles if one["chosen"]] == ["colleague"]
    client.post(url, {"role": ""})
    sato.refresh_from_db()
    assert sato.company_role is None
    assert client.post(reverse("company_role", args=[NOBODY]), {"role": "customer"}).status_code == 404
