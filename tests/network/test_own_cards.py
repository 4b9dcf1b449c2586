"""Own cards: versions that stay as they were given, who holds which, and what is kept from whom."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from enishi.exchange import archive
from enishi.exchange.records import Record
from enishi.network import runner
from enishi.network.actions import batches, encounters, own_cards, people, statements
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.merging import merge_people
from enishi.network.actions.owners import edit_owner
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical
from enishi.network.errors import Refused
from enishi.network.models import Card, Handing, Owner
from enishi.network.queries import own_cards as queries
from enishi.network.queries.archive import records_of

TODAY = datetime.date(2026, 11, 20)
pytestmark = pytest.mark.django_db
WAY = {"kind": "email", "value": "mori@kuguri.example", "label": None, "service": None, "postal_code": None}


def said(does: str = "建具を直す", **more: Any) -> Record:
    side = {"language": "ja", "name": "森 かおる", "does": does}
    usual = {"title": "わたしの名刺", "sides": [side], "ways": [WAY], "qr": "vcard", "audience": "everyone"}
    return usual | more


def person(owner: Owner, name: str, **more: Any) -> str:
    return str(people.add_person(owner, record={"name": {"full": name}, **more}, today=TODAY).uid)


def made(owner: Owner, **more: Any) -> str:
    return str(own_cards.make_card(owner, record=said(**more), today=TODAY).uid)


def lines(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def test_a_card_may_be_changed_until_somebody_holds_it(owner: Owner) -> None:
    card = made(owner)
    assert str(own_cards.change_card(owner, uid=card, record=said("古い建具を直す"), today=TODAY).uid) == card
    own_cards.hand_card(owner, card=card, people=[person(owner, "佐藤")], on="2026-11-19", today=TODAY)
    newer = str(own_cards.change_card(owner, uid=card, record=said("扉を直す"), today=TODAY).uid)
    (line,) = queries.own_cards(owner)
    assert line.now.uid == newer and [(one.uid, one.held) for one in line.before] == [(card, 1)]
    assert line.before[0].record["sides"][0]["does"] == "古い建具を直す"


def test_handing_it_over_is_undone_with_the_evening_it_was_part_of(owner: Owner) -> None:
    card, sato = made(owner), person(owner, "佐藤")
    before = lines(owner)
    handed = {"type": "handing", "card": card, "person": "#0", "on": "2026-11-20", "encounter": "#here"}
    evening = Evening(
        {"on": "2026-11-20"}, [Met(uid=sato), Met(record={"name": {"full": "林"}})], facts=[handed]
    )
    met = encounters.log(owner, evening=evening, today=TODAY)
    assert Handing.objects.get(owner=owner).encounter_id == met.pk
    owner.refresh_from_db()
    undo(owner, number=owner.revision)
    assert lines(owner) == before


def test_cards_ways_and_handings_survive_the_way_out_and_in(
    owner: Owner, other_owner: Owner, tmp_path: Path
) -> None:
    ways = {"phones": [{"value": "+819055550123", "label": "mobile"}], "urls": ["https://kuguri.example"]}
    edit_owner(owner, patch=ways | {"accounts": [{"service": "LINE", "value": "kuguri"}]}, today=TODAY)
    own_cards.hand_card(owner, card=made(owner), people=[person(owner, "佐藤")], on="2026-11", today=TODAY)
    file = tmp_path / "all.enishi.jsonl"
    file.write_text("".join(archive.write({"owner": str(owner.uid)}, records_of(owner))), encoding="utf-8")
    batch = batches.receive(other_owner, file)
    batches.preview(batch)
    batches.queue(batch)
    runner.run_until_ended(batch)
    assert lines(other_owner) == lines(owner)


def test_two_people_made_one_hold_what_both_held(owner: Owner) -> None:
    card, one, other = made(owner), person(owner, "佐藤 健一"), person(owner, "佐藤 健市")
    own_cards.hand_card(owner, card=card, people=[other], on="2026-11-19", today=TODAY)
    merge_people(owner, stays=one, goes=other)
    assert [held.person.uid for held in queries.own_card_found(owner, card)[1]] == [one]


@pytest.mark.parametrize(
    ("statement", "card", "code"),
    [
        ("everyone", "everyone", ""),
        ("not_company", "not_company", ""),
        ("not_company", "everyone", "card_says_kept"),
        ("key_persons", "not_company", "card_for_key_persons"),
    ],
)
def test_what_is_kept_stands_only_on_cards_that_are_kept(
    owner: Owner, statement: str, card: str, code: str
) -> None:
    statements.say_anew(owner, what="want", text="扉の店をひらく。", audience=statement, today=TODAY)
    refused = ""
    try:
        own_cards.make_card(owner, record=said("いつか扉の店を ひらく", audience=card), today=TODAY)
    except Refused as error:
        refused = error.code
    assert refused == code


def test_a_kept_card_is_not_offered_for_people_of_the_company(owner: Owner) -> None:
    edit_owner(
        owner, patch={"companies": [{"name": "株式会社ミヤマ計測", "from": None, "to": None}]}, today=TODAY
    )
    works = {"affiliations": [{"organization": "株式会社ミヤマ計測"}]}
    colleague = people.add_person(owner, record={"name": {"full": "上司"}, **works}, today=TODAY)
    friend = people.add_person(owner, record={"name": {"full": "友"}}, today=TODAY)
    kept, open_card = made(owner, title="内緒", audience="not_company"), made(owner, title="ふつう")
    assert [uid for uid, _ in queries.cards_to_hand(owner, colleague)] == [open_card]
    assert {uid for uid, _ in queries.cards_to_hand(owner, friend)} == {kept, open_card}


def test_a_new_card_begins_with_nothing_that_is_for_key_persons(owner: Owner) -> None:
    statements.say_anew(owner, what="do", text="ひみつ", audience="key_persons", today=TODAY)
    assert queries.beginning(owner).does == ""
    edit_owner(owner, patch={"kept_from_company": True}, today=TODAY)
    assert queries.beginning(owner).audience == "not_company"


def test_a_card_somebody_gave_is_none_of_mine(owner: Owner, other_owner: Owner) -> None:
    theirs = made(other_owner)
    for uid in (theirs, "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(Refused):
            own_cards.hand_card(owner, card=uid, people=[person(owner, "佐藤")], on="2026-11-20", today=TODAY)
    assert not Card.objects.filter(owner=owner).exists()
