"""The capture line: its draft, every correction, saving what was seen and nothing else, taking it back; drafts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.language.draft import (
    Draft,
    DraftChance,
    DraftFavor,
    DraftGathering,
    DraftIntroduction,
    DraftPerson,
    DraftPromise,
    DraftTelling,
)
from enishi.language.pieces import NEW, key_of
from enishi.network.actions import people
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical
from enishi.network.models import Draft as Kept
from enishi.network.models import Encounter, Gathering, Owner, Person, Promise
from enishi.network.queries.archive import person_records, records_of

TEXT = "昨日、商工会の交流会で税理士の佐藤さんと田中さんに会った"
HTMX = {"HTTP_HX_REQUEST": "true"}
Counted = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> dict[str, Draft]:
    """Lines are read as it says here; every other line says nothing. Whom they mean is the network's answer."""
    told = {
        TEXT: Draft(
            TEXT, on="2026-11-23", medium="gathering", gathering=DraftGathering("mixer", "商工会の交流会"),
            people=(DraftPerson("佐藤", field="finance.tax", title="税理士", offers=("補助金",)),
                    DraftPerson("田中", wants=("デザイナー",))),
            favors=(DraftFavor("佐藤", "received", "information", "締切"),),
            promises=(DraftPromise("me", "佐藤", "資料を送る", "2026-12-01"),),
            tellings=(DraftTelling("田中", "do"),), chances=(DraftChance("田中", "ロゴ"),), unread="駅まで歩いた",
        )
    }  # fmt: skip

    def reader(text: str, *, today: Any, known: Any, language: Any = None) -> Draft:
        draft = told.get(text, Draft(text, unread=text))
        found = tuple(
            replace(one, matches=tuple(who.uid for who in known.people if who.full.startswith(one.name)))
            for one in draft.people
        )
        return replace(draft, people=found)

    monkeypatch.setattr("enishi.language.note.read", reader)
    return told


def drafted(client: Client, text: str = TEXT, *changes: tuple[str, str], **more: Any) -> str:
    """Return the draft of a line with corrections."""
    answer = client.post("/capture/draft/", sent(text, *changes) | more, **HTMX)
    assert answer.status_code == 200
    assert answer["HX-Retarget"] == "#draft"
    return unescape(answer.content.decode())


def sent(text: str, *changes: tuple[str, str], seen: str | None = None) -> dict[str, Any]:
    keys, values = [key for key, _ in changes], [value for _, value in changes]
    return {"text": text, "seen": text if seen is None else seen, "key": keys, "to": values}


def save(client: Client, *changes: tuple[str, str], text: str = TEXT, **more: Any) -> Any:
    return client.post("/capture/", sent(text, *changes) | more, **HTMX)


def archive(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


# -- the draft ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [("ja", ["商工会の交流会", "佐藤さん", "税理士・税務", "補助金", "デザイナー", "資料を送る", "駅まで歩いた"]),
     ("en", ["商工会の交流会", "佐藤", "Tax", "補助金", "I promised", "Kept as a note"])],
)  # fmt: skip
def test_a_draft_says_every_piece_in_both_languages(
    client: Client, owner: Owner, language: str, words: list[str]
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    page = drafted(client)
    assert [word for word in words if word not in page] == []


def test_a_draft_of_nothing_is_nothing(client: Client) -> None:
    assert 'name="seen"' not in drafted(client, "   \n")


def test_a_correction_stands_in_the_draft_and_what_is_taken_out_can_be_put_back(client: Client) -> None:
    key = key_of("offer", "佐藤", "補助金")
    assert "融資" in drafted(client, TEXT, (key, "融資"))
    out = drafted(client, TEXT, set=f"{key}\t")
    assert f'name="set" value="{key}\t補助金"' in out
    assert f'name="key" value="{key}"><input type="hidden" name="to" value=""' in out
    assert "補助金" in drafted(client, TEXT, (key, ""), set=f"{key}\t補助金")


def test_what_was_added_goes_again(client: Client) -> None:
    key = key_of("want", "佐藤")
    added = drafted(client, TEXT, (key, "動画"))
    assert "動画" in added
    assert "動画" not in drafted(client, TEXT, (key, "動画"), drop=f"{key}\t動画")


def test_every_input_of_a_draft_is_understood_when_it_comes_back(client: Client) -> None:
    first = drafted(client)
    keys = re.findall(r'<input type="hidden" name="key" value="([^"]*)">', first)
    to = r'name="key" value="[^"]*"><(?:input [^>]*?name="to" value="([^"]*)"|select.*?</select>)'
    values = re.findall(to, first, re.S)
    pairs = [(key, value) for key, value in zip(keys, values, strict=True) if value]
    assert drafted(client, TEXT, *pairs) == first


def test_a_day_that_cannot_be_read_is_said_and_changes_nothing(client: Client) -> None:
    page = drafted(client, TEXT, (key_of("on", read="2026-11-23"), "そのうち"))
    assert "「そのうち」は、ここには置けません" in page
    assert "11月23日" in page


def test_the_known_are_said_with_the_others_one_tap_away(
    client: Client, owner: Owner, sato: Person, talk: Any
) -> None:
    people.add_person(owner, record={"name": {"full": "佐藤 二郎"}}, today=TODAY)
    page = drafted(client)
    assert "3週間前に会った佐藤 健一さん" in page
    assert "佐藤 二郎さん" in page
    assert "新しい人：佐藤さん" in page


def test_who_only_goes_by_the_name_is_offered_not_taken(
    client: Client, owner: Owner, sato: Person, read: dict[str, Draft]
) -> None:
    read["話"] = Draft("話", medium="meal", people=(DraftPerson("鈴木", others=(str(sato.uid),)),))
    page = drafted(client, "話")
    assert "鈴木さん" in page and f"\t{sato.uid}" in page
    assert "新しい人" in page


def test_another_person_is_found_while_typing(
    client: Client, owner: Owner, sato: Person, theirs: Person
) -> None:
    answer = client.get("/capture/people/", {"q": "さとう", "key": "who|佐藤|"}, **HTMX).content.decode()
    assert f'value="who|佐藤|\t{sato.uid}"' in answer
    assert (
        str(theirs.uid)
        not in client.get("/capture/people/", {"q": "田中", "key": "k"}, **HTMX).content.decode()
    )


def test_a_draft_costs_the_same_in_a_small_and_a_large_network(
    client: Client, owner: Owner, django_assert_num_queries: Counted
) -> None:
    counts = []
    for upto in (10, 200):
        for n in range(Person.objects.filter(owner=owner).count(), upto):
            people.add_person(owner, record={"name": {"full": f"佐藤 {n}"}, "fields": ["it"]}, today=TODAY)
        with django_assert_num_queries(18, exact=False) as asked:
            drafted(client)
        counts.append(len(asked))
    assert counts[0] == counts[1]


HOSTILE = [
    "' OR 1=1; DROP TABLE network_person; --", "\"佐藤\" NEAR/2 AND (x* OR -y)", "%_\\?", "\x00\x07佐藤\x1b[31m",
    "🍣🎉👨‍👩‍👧",
    "佐藤" * 5_000, "<script>alert(1)</script>", "a\tb\r\nc", "ﾃﾞｻﾞｲﾅｰ ＡＢＣ", "\u202eabc",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_calmly_and_kept_as_a_draft(client: Client, owner: Owner, text: str) -> None:
    page = client.post("/capture/draft/", {"text": text}, **HTMX).content.decode()
    assert "<script>alert" not in page
    kept = client.post("/capture/", {"text": text, "seen": text}, **HTMX)
    assert kept.status_code == 422
    client.post("/capture/put-off/", {"text": text}, **HTMX)
    assert Kept.objects.filter(owner=owner).count() == 1


@pytest.mark.parametrize(
    "wild", [{"key": ["a", "b"], "to": ["x"]}, {"set": "no tab"}, {"drop": "\t"}, {"key": "who|佐藤|"}]
)
def test_odd_corrections_change_nothing(client: Client, wild: dict[str, Any]) -> None:
    assert "佐藤さん" in drafted(client, TEXT, **wild)


# -- saving ---------------------------------------------------------------------------------------------------------


def test_a_line_is_saved_only_as_its_draft_was_seen(client: Client, owner: Owner) -> None:
    unseen = client.post("/capture/", {"text": TEXT}, **HTMX)
    assert unseen["HX-Retarget"] == "#draft"
    assert not Encounter.objects.filter(owner=owner).exists()
    seen = save(client)
    assert seen["HX-Retarget"] == "#capture-box"
    page = unescape(seen.content.decode())
    assert "書きとめました" in page and "佐藤さん" in page and "元に戻す" in page
    assert re.search(r"<textarea id=\"capture\"[^>]*autofocus[^>]*></textarea>", page)
    encounter = Encounter.objects.get(owner=owner)
    assert (encounter.note, encounter.links.count()) == (TEXT, 2)


def test_what_was_corrected_is_what_is_saved_with_the_words_as_written(
    client: Client, owner: Owner, sato: Person
) -> None:
    save(
        client, (key_of("offer", "佐藤", "補助金"), "融資"), (key_of("on", read="2026-11-23"), "2026-11-22"),
        (key_of("promise", "佐藤/me/資料を送る", "1"), ""), (key_of("key", "田中"), "1"), (key_of("as"), "company"),
    )  # fmt: skip
    encounter = Encounter.objects.get(owner=owner)
    assert (encounter.on, encounter.as_role, encounter.note) == ("2026-11-22", "company", TEXT)
    assert person_records(owner, [sato.pk])[sato.pk]["offers"] == ["融資"]
    assert Person.objects.get(owner=owner, spark=True).full == "田中"
    assert not Promise.objects.filter(owner=owner).exists()


def test_somebody_new_of_the_same_name_is_said_to_be_new(client: Client, owner: Owner, sato: Person) -> None:
    save(client, (key_of("who", "佐藤", str(sato.uid)), NEW))
    assert Person.objects.filter(owner=owner, full="佐藤").count() == 1
    assert not Encounter.objects.filter(owner=owner, links__person=sato).exists()


def test_somebody_linked_by_hand_is_met(client: Client, owner: Owner, sato: Person) -> None:
    save(client, (key_of("who", "田中"), str(sato.uid)), (key_of("person", read="佐藤"), ""))
    assert Encounter.objects.get(owner=owner).links.get().person == sato


def test_taking_back_restores_the_archive_and_the_words(client: Client, owner: Owner, sato: Person) -> None:
    before = archive(owner)
    change = (key_of("offer", "佐藤", "補助金"), "融資")
    page = save(client, change).content.decode()
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    back = client.post("/capture/back/", sent(TEXT, change) | {"number": number[1]}, **HTMX)
    assert archive(owner) == before
    shown = unescape(back.content.decode())
    assert TEXT in shown and "融資" in shown and "元に戻しました" in shown


@pytest.mark.parametrize("text", ["", "   ", "星がきれいだった"])
def test_a_line_that_says_nothing_is_not_saved_and_stays(client: Client, owner: Owner, text: str) -> None:
    before = archive(owner)
    answer = client.post("/capture/", {"text": text, "seen": text.strip()}, **HTMX)
    assert answer.status_code == 422
    assert archive(owner) == before


def test_another_owners_person_cannot_be_linked(client: Client, owner: Owner, theirs: Person) -> None:
    answer = save(client, (key_of("who", "田中"), str(theirs.uid)))
    assert answer.status_code in (404, 422)
    assert not Encounter.objects.filter(owner=owner).exists()


def test_without_scripts_the_draft_is_a_page_and_saving_goes_on_to_the_week(
    client: Client, owner: Owner
) -> None:
    page = client.post("/capture/", {"text": TEXT})
    assert page.status_code == 200 and "<html" in page.content.decode()
    again = client.post("/capture/draft/", sent(TEXT) | {"set": f"{key_of('offer', '佐藤', '補助金')}\t"})
    assert "外したもの" in again.content.decode()
    saved = client.post("/capture/", sent(TEXT))
    assert saved.status_code == 302 and saved["Location"] == "/"
    assert "元に戻す" in client.get("/people/").content.decode()
    assert client.post("/capture/", {"text": ""}).status_code == 422


def test_a_gathering_known_is_linked(client: Client, owner: Owner, read: dict[str, Draft]) -> None:
    from enishi.network.actions import gatherings

    known = gatherings.add_gathering(
        owner, record={"title": "商工会の交流会", "kind": "mixer", "starts": "2026-11-23"}
    )
    match = DraftGathering("mixer", "商工会の交流会", match=str(known.uid))
    read[TEXT] = replace(read[TEXT], gathering=match)
    assert "書いてある集まり" in drafted(client)
    save(client)
    assert Gathering.objects.filter(owner=owner).count() == 1
    save(client, (key_of("gathering.match", "商工会の交流会", str(known.uid)), NEW))
    assert Gathering.objects.filter(owner=owner).count() == 2


# -- on to the full form --------------------------------------------------------------------------------------------


def test_the_full_form_takes_over_everything_it_can_hold_and_carries_the_rest(
    client: Client, owner: Owner, sato: Person
) -> None:
    where = client.post("/capture/full/", sent(TEXT, (key_of("key", "田中"), "1")), **HTMX)["HX-Redirect"]
    asked = parse_qs(urlsplit(where).query)
    assert (asked["person"], asked["name"], asked["spark"]) == ([str(sato.uid)], ["田中"], ["田中"])
    page = unescape(client.get(where).content.decode())
    for words in (TEXT, "商工会の交流会", "資料を送る", "締切", "田中"):
        assert words in page
    told = re.search(r'name="told" value="([^"]*)"', client.get(where).content.decode())
    assert told
    form = {
        "on": "2026-11-23", "medium": "gathering", "gathering": "商工会の交流会", "gathering_kind": "mixer", "note": TEXT,
        "people": [str(sato.uid)], "new_people": ["田中"], "told": unescape(told[1]),
        "promises-TOTAL_FORMS": "0", "promises-INITIAL_FORMS": "0", "favors-TOTAL_FORMS": "0", "favors-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert client.post(where, form).status_code == 302
    tanaka = Person.objects.get(owner=owner, full="田中")
    assert person_records(owner, [tanaka.pk])[tanaka.pk]["wants"] == ["デザイナー"]
    assert person_records(owner, [sato.pk])[sato.pk]["offers"] == ["補助金"]


RICH = "藤井さんの紹介で会った石田さんに夢を話した。石田さんと藤井さんを…"


def written_out(client: Client, where: str, **changes: Any) -> dict[str, Any]:
    """Return the form as the page offers it, with changes."""
    page = client.get(where).content.decode()
    carried = re.search(r'name="carried" value="([^"]*)"', page)
    return {
        "on": "2026-11-23", "medium": "meal", "note": RICH, "carried": unescape(carried[1]) if carried else "",
        "also": re.findall(r'name="also" value="([^"]*)"', page), "new_people": re.findall(
            r'name="new_people" value="([^"]*)"', page),
        "promises-TOTAL_FORMS": "0", "promises-INITIAL_FORMS": "0", "favors-TOTAL_FORMS": "0", "favors-INITIAL_FORMS": "0",
        **changes,
    }  # fmt: skip


def rich(read: dict[str, Draft]) -> None:
    read[RICH] = Draft(
        RICH, on="2026-11-23", medium="meal",
        people=(DraftPerson("石田", wish=1, introduced_by="藤井"), DraftPerson("岡")),
        introductions=(DraftIntroduction("石田", "岡"),), tellings=(DraftTelling("石田", "want"),),
        chances=(DraftChance("石田", "ロゴ"), DraftChance("岡", "講演")),
    )  # fmt: skip


def test_nothing_of_a_line_is_lost_on_the_way_over_the_full_form(
    client: Client, owner: Owner, read: dict[str, Draft]
) -> None:
    rich(read)
    before = archive(owner)
    client.post("/capture/put-off/", sent(RICH), **HTMX)
    uid = str(Kept.objects.get(owner=owner).uid)
    where = client.post("/capture/full/", sent(RICH) | {"draft": uid}, **HTMX)["HX-Redirect"]
    form = written_out(client, where)
    assert len(form["also"]) == 6
    assert client.post(where, form).status_code == 302
    ishida = Person.objects.get(owner=owner, full="石田")
    assert (ishida.wish, ishida.introduced_by and ishida.introduced_by.full) == (1, "藤井")
    kinds = [json.loads(line)["type"] for line in archive(owner)]
    assert [kinds.count(kind) for kind in ("introduction", "telling", "chance")] == [1, 1, 2]
    assert Kept.objects.get(owner=owner).state == "confirmed"
    undo(owner)
    undo(owner)
    assert archive(owner) == before


def test_what_is_left_out_on_the_full_form_and_who_was_not_there_take_their_facts_along(
    client: Client, owner: Owner, read: dict[str, Draft]
) -> None:
    rich(read)
    where = client.post("/capture/full/", sent(RICH), **HTMX)["HX-Redirect"]
    form = written_out(client, where, new_people=["石田"])
    form["also"] = [key for key in form["also"] if not key.startswith("wish")]
    assert client.post(where, form).status_code == 302
    assert set(Person.objects.filter(owner=owner).values_list("full", flat=True)) == {"石田", "藤井"}
    assert Person.objects.get(owner=owner, full="石田").wish is None
    told = [json.loads(line) for line in archive(owner)]
    assert [one["title"] for one in told if one["type"] == "chance"] == ["ロゴ"]
    assert not [one for one in told if one["type"] == "introduction"]


@pytest.mark.parametrize(
    "carried",
    ["{", "[]", "null", '{"people": 3}', '{"people": [{"name": 3}]}', '{"draft": "x"}', '{"chances": [{"person": "石田"}]}',
     '{"tellings": [{"person": "石田", "what": "all"}]}', '{"people": [{"name": "石田", "wish": 9}]}', '{"people": [null]}'],
)  # fmt: skip
def test_what_is_carried_and_is_none_of_ours_is_nothing(client: Client, owner: Owner, carried: str) -> None:
    form = {
        "on": "2026-11-23", "medium": "meal", "new_people": ["石田"], "carried": carried, "promises-TOTAL_FORMS": "0",
        "promises-INITIAL_FORMS": "0", "favors-TOTAL_FORMS": "0", "favors-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert client.post("/encounters/new/", form).status_code == 302
    assert Person.objects.get(owner=owner).wish is None


@pytest.mark.parametrize("told", ["", "{", "[]", '{"a": 1}', '{"田中": {"fields": null, "title": 3}}'])
def test_what_is_carried_along_and_is_none_of_ours_is_nothing(
    client: Client, owner: Owner, told: str
) -> None:
    form = {
        "on": "2026-11-23", "medium": "meal", "new_people": ["田中"], "told": told, "promises-TOTAL_FORMS": "0",
        "promises-INITIAL_FORMS": "0", "favors-TOTAL_FORMS": "0", "favors-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert client.post("/encounters/new/", form).status_code == 302


# -- drafts ---------------------------------------------------------------------------------------------------------


def test_a_line_put_off_waits_on_the_week_and_opens_as_it_was_left(client: Client, owner: Owner) -> None:
    change = (key_of("offer", "佐藤", "補助金"), "融資")
    assert client.post("/capture/put-off/", sent(TEXT, change), **HTMX)["HX-Redirect"] == "/"
    uid = str(Kept.objects.get(owner=owner).uid)
    week = client.get("/").content.decode()
    assert f'href="/drafts/{uid}/"' in week
    page = unescape(client.get(f"/drafts/{uid}/").content.decode())
    assert "融資" in page and f'name="draft" value="{uid}"' in page
    saved = save(client, change, draft=uid)
    assert saved.status_code == 200
    assert (Kept.objects.get(owner=owner).state, Encounter.objects.filter(owner=owner).count()) == (
        "confirmed",
        1,
    )
    assert client.get(f"/drafts/{uid}/").status_code == 302
    assert save(client, draft=uid).status_code == 422


def test_a_draft_put_off_again_keeps_its_new_words(client: Client, owner: Owner) -> None:
    client.post("/capture/put-off/", {"text": "佐藤さん"}, **HTMX)
    uid = str(Kept.objects.get(owner=owner).uid)
    client.post("/capture/put-off/", {"text": TEXT, "draft": uid}, **HTMX)
    assert Kept.objects.get(owner=owner).text == TEXT


def test_many_lines_become_drafts_saved_one_by_one_or_all(
    client: Client, owner: Owner, read: dict[str, Draft]
) -> None:
    read["二"] = replace(
        read[TEXT], text="二", people=(DraftPerson("鈴木"),), promises=(), favors=(), tellings=(), chances=()
    )
    answer = client.post("/drafts/paste/", {"text": f"{TEXT}\r\n\r\n二\n星がきれい\n二\n"})
    assert answer["Location"] == "/drafts/"
    page = unescape(client.get("/drafts/").content.decode())
    assert page.count("data-row") - page.count("data-row-link") == 3
    assert "まだ誰のことか読み取れません" in page
    uids = {row.text: str(row.uid) for row in Kept.objects.filter(owner=owner)}
    client.post(f"/drafts/{uids['二']}/save/")
    assert Person.objects.filter(owner=owner, full="鈴木").exists()
    client.post("/drafts/all/", {"uid": list(uids.values())})
    assert dict(Kept.objects.filter(owner=owner).values_list("text", "state")) == {
        TEXT: "confirmed", "二": "confirmed", "星がきれい": "waiting",
    }  # fmt: skip
    client.post(f"/drafts/{uids['星がきれい']}/let-go/")
    assert "ここに並びます" in client.get("/drafts/").content.decode()


@pytest.mark.parametrize("text", ["", " \n ", "\n".join(str(n) for n in range(60))])
def test_no_lines_and_too_many_come_back_as_they_were(client: Client, owner: Owner, text: str) -> None:
    answer = client.post("/drafts/paste/", {"text": text})
    assert answer.status_code == 422
    assert not Kept.objects.filter(owner=owner).exists()


def test_drafts_cost_the_same_however_many_wait(
    client: Client, owner: Owner, django_assert_num_queries: Counted
) -> None:
    counts = []
    for lines in ("佐藤さん", "\n".join(f"佐藤さんと{n}" for n in range(15))):
        client.post("/drafts/paste/", {"text": lines})
        client.get("/drafts/")
        with django_assert_num_queries(30, exact=False) as asked:
            client.get("/drafts/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_another_owners_draft_is_none(client: Client, stranger: Owner) -> None:
    from enishi.network.actions import drafts

    uid = str(drafts.put_off(stranger, text=TEXT, today=TODAY).uid)
    assert client.get(f"/drafts/{uid}/").status_code == 404
    assert client.post(f"/drafts/{uid}/let-go/").status_code == 404
    assert client.post(f"/drafts/{uid}/save/").status_code == 404
    assert save(client, draft=uid).status_code == 404


@pytest.mark.parametrize(
    "path", ["/capture/draft/", "/capture/", "/capture/put-off/", "/capture/full/", "/capture/back/"]
)
def test_nothing_of_it_answers_a_guest(guest: Client, path: str) -> None:
    assert guest.post(path, {"text": TEXT}).status_code in (302, 403)
