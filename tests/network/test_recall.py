"""Somebody half remembered is found, with the facts for which they were."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.network.actions import people
from enishi.network.actions.encounters import Evening, Met, log
from enishi.network.actions.revisions import undo
from enishi.network.models import Owner
from enishi.network.queries.recall import recall
from tests.examples import examples

TODAY = datetime.date(2026, 11, 20)
pytestmark = pytest.mark.django_db

CAST: dict[str, dict[str, Any]] = {
    "tax": {
        "name": {"full": "髙橋 健一", "family": "髙橋", "given": "健一"},
        "affiliations": [{"organization": "青葉税理士事務所", "title": "税理士"}],
        "note": "47都道府県を自転車で回った",
    },
    "midwife": {
        "name": {"full": "佐藤 梨絵", "family": "佐藤", "given": "梨絵"},
        "note": "助産師をしている。犬を三匹飼っている",
    },
    "web": {
        "name": {"full": "渡辺 理恵", "family": "渡辺", "given": "理恵", "nickname": "なべちゃん"},
        "fields": ["it.web"],
        "addresses": [{"value": "静岡県磐田市中泉1-2"}],
    },
    "baker": {
        "name": {
            "full": "小林 望",
            "family": "小林",
            "given": "望",
            "family_kana": "こばやし",
            "given_kana": "のぞみ",
        },
        "affiliations": [{"organization": "ベーカリー麦", "title": "店主"}],
        "wants": ["看板を描いてくれる人"],
    },
    "foreign": {"name": {"full": "ミッコ・ヴィルタネン"}, "note": "研究者"},
}


@pytest.fixture
def cast(owner: Owner) -> dict[str, str]:
    return {
        key: str(people.add_person(owner, record=dict(record), today=TODAY).uid)
        for key, record in CAST.items()
    }


def first(owner: Owner, query: str) -> str:
    found = recall(owner, query=query, today=TODAY, limit=5).results
    return found[0].face.uid if found else ""


QUERIES = (
    "税金の人|tax、赤ちゃんを取り上げる仕事の人|midwife、ホームページの人|web、パンを焼いてる人|baker、高橋さん|tax、たかはし|tax、"
    "takahasi|tax、なべちゃん|web、渡部理絵|web、わたなべなんとかさん|web、kobayashi nozomi|baker、犬を飼ってる人|midwife、"
    "the one who bakes bread|baker、someone with dogs|midwife、Virtanen|foreign、磐田のウェブの人|web、"
    "青葉なんとか事務所|tax、看板を描いてほしいって言ってた人|baker、"
    "47都道府県まわった税金の人|tax、ﾊﾟﾝ屋さん|baker、こばやし のぞみ|baker"
)


@pytest.mark.parametrize("case", QUERIES.split("、"))
def test_the_one_meant_comes_first(owner: Owner, cast: dict[str, str], case: str) -> None:
    query, key = case.split("|")
    assert first(owner, query) == cast[key]


def test_one_hint_may_be_wrong(owner: Owner, cast: dict[str, str]) -> None:
    assert first(owner, "浜松の税理士の高橋さん、バーベキューで会った") == cast["tax"]


def met(owner: Owner, uids: list[str], on: str, title: str = "", kind: str = "mixer", note: str = "") -> None:
    fact = {"on": on, "medium": "gathering" if title else "meal", "note": note}
    gathering = {"title": title, "kind": kind, "starts": f"{on}T19:00+09:00", "status": "attended"}
    evening = Evening(fact, [Met(uid=uid) for uid in uids], gathering=gathering if title else "")
    log(owner, evening=evening, today=TODAY)


def test_a_time_and_a_gathering_are_remembered_together(owner: Owner, cast: dict[str, str]) -> None:
    met(owner, [cast["web"]], "2025-10-03", "商工会 秋の交流会")
    met(owner, [cast["tax"]], "2024-10-03", "商工会 秋の交流会")
    met(owner, [cast["tax"]], "2025-10-20")
    assert first(owner, "去年の秋に交流会で会った人") == cast["web"]
    assert first(owner, "おととしの秋に交流会で会った人") == cast["tax"]
    (found,) = recall(owner, query="去年の秋に交流会で会った人", today=TODAY, limit=1).results
    assert [(fact.code, fact.text, fact.on) for fact in found.why] == [
        ("met", "商工会 秋の交流会", "2025-10-03")
    ]


def test_who_was_there_too_leads_to_somebody(owner: Owner, cast: dict[str, str]) -> None:
    met(owner, [cast["web"], cast["baker"]], "2025-10-03")
    assert first(owner, "渡辺さんと一緒だった人") == cast["baker"]
    assert first(owner, "小林さんと飲んだときにいた人") == cast["web"]


def test_who_introduced_leads_to_somebody(owner: Owner) -> None:
    broker = people.add_person(owner, record={"name": {"full": "八木 進", "family": "八木"}}, today=TODAY)
    record = {"name": {"full": "中村 豊"}, "introduced_by": str(broker.uid)}
    introduced = people.add_person(owner, record=record, today=TODAY)
    people.add_person(owner, record={"name": {"full": "中村 薫"}}, today=TODAY)
    assert first(owner, "八木さんに紹介してもらった人") == str(introduced.uid)
    assert first(owner, "introduced by Yagi") == str(introduced.uid)


def test_what_was_noted_of_a_meeting_is_found_and_shown(owner: Owner, cast: dict[str, str]) -> None:
    met(owner, [cast["tax"]], "2025-10-03", note="南極観測隊にいた話")
    (found,) = recall(owner, query="南極に行った人", today=TODAY, limit=1).results
    assert (found.face.uid, found.why[0].code, found.why[0].text) == (
        cast["tax"],
        "talk",
        "南極観測隊にいた話",
    )


def test_the_trash_and_another_owner_are_not_found(
    owner: Owner, cast: dict[str, str], other_owner: Owner
) -> None:
    from enishi.network.actions.facts import trash_fact

    assert not recall(other_owner, query="税理士の高橋さん", today=TODAY).results
    trash_fact(owner, kind="person", uid=cast["tax"])
    assert cast["tax"] not in {
        one.face.uid for one in recall(owner, query="税理士の高橋", today=TODAY).results
    }


NOTHING = (
    "",
    "  ",
    "誰だっけ",
    "\x00",
    "😀",
    "'; DROP TABLE x; --",
    'a" OR 1=1',
    "NEAR(a b) AND *",
    "^",
    "%_%",
    "。、",
    "（）",
)


@pytest.mark.parametrize("query", NOTHING)
def test_a_query_that_says_nothing_finds_nobody(owner: Owner, cast: dict[str, str], query: str) -> None:
    assert recall(owner, query=query, today=TODAY).results == ()


def test_a_long_story_is_read_from_its_beginning(owner: Owner, cast: dict[str, str]) -> None:
    assert first(owner, "税理士の高橋さん。" + "それでね、" * 2_500) == cast["tax"]


ODD = st.sampled_from("のさんと紹介去年秋0123/'\"*()%_ﾊﾟＡaA😀\x00\n").map(lambda char: char * 30)


@settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=60) | ODD | st.tuples(ODD, st.text(max_size=20)).map("".join))
def test_any_query_has_an_answer(owner: Owner, query: str) -> None:
    assert recall(owner, query=query, today=TODAY).query == query


def test_a_write_touches_only_the_terms_of_its_own_people(owner: Owner, cast: dict[str, str]) -> None:
    from enishi.network.models import Posting

    before = dict(Posting.objects.values_list("pk", "person__uid"))
    met(owner, [cast["web"]], "2025-10-03", "商工会 秋の交流会")
    after = dict(Posting.objects.values_list("pk", "person__uid"))
    assert {str(uid) for pk, uid in (before.items() ^ after.items())} == {cast["web"]}
    assert before.items() <= after.items(), "what was known of them is not written again"


def test_the_vocabulary_holds_no_word_of_somebody_forgotten(owner: Owner, cast: dict[str, str]) -> None:
    from enishi.network.models import Term

    assert Term.objects.filter(text="なべちゃん").exists()
    people.forget(owner, uid=cast["web"])
    assert not Term.objects.filter(text="なべちゃん").exists()


def test_terms_written_anew_equal_those_written_step_by_step(owner: Owner, cast: dict[str, str]) -> None:
    from enishi.network.actions import bulk
    from enishi.network.models import Posting

    met(owner, [cast["web"], cast["tax"]], "2025-10-03", "商工会 秋の交流会", note="名刺を切らしていた")
    people.edit_person(owner, uid=cast["tax"], patch={"note": "引っ越した"}, today=TODAY)

    def stored() -> set[Any]:
        return set(Posting.objects.values_list("person", "term__kind", "term__text", "weight"))

    before = stored()
    Posting.objects.all().delete()
    bulk.rebuild(owner)
    assert stored() == before


def test_terms_of_an_older_enishi_are_written_anew_by_the_runner_whoever_they_are_of(
    owner: Owner, cast: dict[str, str], other_owner: Owner
) -> None:
    from enishi.network import runner
    from enishi.network.models import Posting, Term
    from enishi.network.models.search import TERMS_VERSION

    people.add_person(other_owner, record=dict(CAST["baker"]), today=TODAY)
    before = set(Posting.objects.values_list("person", "term__text", "weight"))
    Posting.objects.all().delete()
    Term.objects.all().delete()
    Owner.objects.update(terms_version=TERMS_VERSION - 1)
    owner.refresh_from_db()
    assert first(owner, "税金の人") == "", "until it is done nobody is found"
    assert runner.renew_old_terms()
    assert set(Posting.objects.values_list("person", "term__text", "weight")) == before
    assert first(owner, "税金の人") == cast["tax"]
    assert not runner.renew_old_terms(), "once is enough"


def test_the_terms_of_a_network_ten_times_as_large_are_left_alone_alike(
    owner: Owner, cast: dict[str, str]
) -> None:
    """What a write of one person costs in postings does not depend on how many others there are."""
    from enishi.network.models import Posting

    def written() -> int:
        before = set(Posting.objects.values_list("pk", flat=True))
        met(owner, [cast["web"]], "2025-10-03", "商工会 秋の交流会")
        after = set(Posting.objects.values_list("pk", flat=True))
        undo(owner)
        return len(after ^ before)

    alone = written()
    for number in range(len(CAST) * 9):
        people.add_person(owner, record={"name": {"full": f"佐藤 {number}"}, "note": "交流会で"}, today=TODAY)
    assert written() == alone > 0


@pytest.mark.parametrize("query", ["\ud800さん", "犬\udcff", "a\x00b OR c*", "税理士の" * 3_000])
def test_what_no_text_should_be_is_asked_all_the_same(owner: Owner, cast: dict[str, str], query: str) -> None:
    found = recall(owner, query=query, today=TODAY)
    assert found.query == query and found.cut == (len(query) > 400)
