from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.exchange import person
from enishi.exchange.records import Picture, Record, Refusal, Row
from enishi.exchange.vcard import Vcard, read_card, write
from enishi.exchange.vcard.compose import fold
from enishi.exchange.vcard.content import Property, parse
from tests.exchange.contract import FormatContract

VERSIONS = pytest.mark.parametrize("version", ["3.0", "4.0"])


def card(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", *lines, "END:VCARD"))


def read(text: str) -> Row:
    row = read_card(text)
    assert isinstance(row, Row), row
    return row


class TestVcard(FormatContract):
    member = Vcard()
    samples = {"iphone.vcf": 12, "android_21_sjis.vcf": 12, "keitai.vcf": 12, "outlook.vcf": 10}
    spoil = b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"

    def test_everybody_has_a_reading_in_hiragana(self) -> None:
        for name in self.samples:
            kana = [row.record["name"]["family_kana"] for row in self.rows(name)]
            assert kana[:4] == ["さえき", "みやけ", "のせ", "おもて"]

    def test_short_words_of_a_declared_charset_are_not_taken_for_another(self) -> None:
        for name in self.samples:
            assert not any("\ufffd" in str(row.record) for row in self.rows(name))
        assert self.rows("android_21_sjis.vcf")[0].record["name"]["given_kana"] == "はるか"

    def test_a_kanji_whose_second_byte_is_a_backslash_survives(self) -> None:
        assert self.rows("android_21_sjis.vcf")[3].record["name"]["full"] == "表 健介"

    def test_pictures_come_along(self) -> None:
        found = {name: [p for row in self.rows(name) for p in row.pictures] for name in self.samples}
        assert [len(found[name]) for name in self.samples] == [1, 1, 0, 1]
        assert all(one.data.startswith(b"\x89PNG") for pictures in found.values() for one in pictures)

    def test_a_card_without_end_costs_only_itself(self, tmp_path: Path) -> None:
        text = "BEGIN:VCARD\nFN:甲\n" + card("FN:乙")
        rows = list(self.member.read(self.written(tmp_path, text.encode())))
        assert {(row.line, row.record["name"]["full"]) for row in rows if isinstance(row, Row)} == {
            (1, "甲"),
            (3, "乙"),
        }

    def test_a_card_within_a_card_is_a_person_of_its_own(self, tmp_path: Path) -> None:
        text = card("FN:親", "AGENT:", *card("FN:子").splitlines(), "TEL:03-3123-4567")
        rows = list(self.member.read(self.written(tmp_path, text.encode())))
        assert [row.record["name"]["full"] for row in rows if isinstance(row, Row)] == ["子", "親"]
        assert "子" not in rows[1].original

    @VERSIONS
    def test_import_export_import_gives_the_same_people(self, version: str) -> None:
        for row in (row for name in self.samples for row in self.rows(name)):
            again = read(write(row.record, row.original, row.pictures, version=version))
            assert again.record == row.record
            assert again.pictures == row.pictures


@pytest.mark.parametrize(
    ("lines", "key", "value"),
    [
        (["FN:A", "BDAY:--0203"], "birthday", "--02-03"),
        (["FN:A", "BDAY:1604-03-15"], "birthday", "--03-15"),
        (["FN:A", "BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-15"], "birthday", "--03-15"),
        (["FN:A", "TEL:090-1234-5678"], "phones", [{"value": "+819012345678", "label": None}]),
        (["FN:A", "TEL;CELL:０９０-１２３４-５６７８"], "phones", [{"value": "+819012345678", "label": "mobile"}]),
        (["FN:A", "TEL:905-555-1234"], "phones", [{"value": "905-555-1234", "label": None}]),
        (["FN:A", "TEL:p1234p5678w9"], "phones", [{"value": "p1234p5678w9", "label": None}]),
        (["FN:A", "i.URL:http\\://b.ex", "i.X-ABLabel:店"], "urls", [{"value": "http://b.ex", "label": "店"}]),
        (["FN:A", "X-SKYPE:abc"], "accounts", [{"service": "skype", "value": "abc"}]),
        (["FN:A", "CATEGORIES:myContacts,浜松"], "tags", ["浜松"]),
        (["FN:A", 'EMAIL;INTERNET:"Omega"', "  <o@x.example>"], "emails", [{"value": "o@x.example", "label": None}]),
        (["FN:A", "NOTE;QUOTED-PRINTABLE:a ->=", "# b"], "note", "a -># b"),
        (["FN:A", "# a comment", "NOTE:x"], "note", "x"),
        (["FN:A", "NOTE:一行目", "折り忘れた行"], "note", "一行目\n折り忘れた行"),
        (["FN:A", "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2000-01-02;3;"], "birthday", "2000-01-02"),
    ],
)  # fmt: skip
def test_it_reads(lines: list[str], key: str, value: object) -> None:
    assert read(card(*lines)).record[key] == value


@pytest.mark.parametrize(
    ("lines", "full"),
    [
        (["N:佐藤;健一;;;", "FN:健一 佐藤"], "佐藤 健一"),
        (["N:Doe;John;;;", "FN:Dr. John Doe"], "Dr. John Doe"),
        (["N:Doe;John;;;"], "John Doe"),
        (["N:佐藤"], "佐藤"),
        (["NICKNAME:けん"], "けん"),
        (["ORG:青葉印刷"], "青葉印刷"),
        (["EMAIL:a@b.example"], "a@b.example"),
    ],
)
def test_it_names_a_person(lines: list[str], full: str) -> None:
    assert read(card(*lines)).record["name"]["full"] == full


@pytest.mark.parametrize(
    "lines",
    [
        ["X-PHONETIC-LAST-NAME:サトウ", "X-PHONETIC-FIRST-NAME:ケンイチ"],
        ["SOUND;X-IRMC-N:ｻﾄｳ;ｹﾝｲﾁ;;;"],
        ["SORT-STRING:さとう けんいち"],
    ],
)
def test_readings_come_in_hiragana(lines: list[str]) -> None:
    name = read(card("VERSION:3.0", "N:佐藤;健一;;;", *lines)).record["name"]
    assert (name["family_kana"], name["given_kana"]) == ("さとう", "けんいち")


def test_a_title_belongs_to_the_organization_of_its_group() -> None:
    record = read(card("FN:A", "ORG:甲社", "i.ORG:乙社", "i.TITLE:部長")).record
    assert [(one["organization"], one["title"]) for one in record["affiliations"]] == [
        ("甲社", None),
        ("乙社", "部長"),
    ]


def test_a_picture_on_the_net_is_not_fetched() -> None:
    row = read(card("FN:A", "PHOTO:https://a.example/p.jpg"))
    assert row.pictures == ()
    assert [one.code for one in row.warnings] == ["picture_elsewhere"]


def test_it_refuses_a_card_that_names_nobody() -> None:
    refused = read_card(card("VERSION:3.0", "X-GNO:2"))
    assert isinstance(refused, Refusal)
    assert refused.problem.code == "refused_nobody"


@VERSIONS
def test_editing_one_thing_gives_everything_else_back(version: str) -> None:
    original = card(
        "VERSION:3.0", "N:佐藤;健一;;;", "FN:佐藤 健一", "item1.EMAIL;type=pref:a@b.example", "item1.X-ABLabel:朝だけ",
        "item2.X-ABRELATEDNAMES:花子", "item2.X-ABLabel:_$!<Spouse>!$_", "X-SOMETHING;X-P=1:a\\,b", "ROLE:世話役",
    )  # fmt: skip
    row = read(original)
    record = row.record | {"phones": [{"value": "+819012345678", "label": "mobile"}]}
    written = write(record, original, version=version)
    kept = original.splitlines()[2:-1]
    assert [line for line in written.splitlines() if line in kept] == kept
    assert read(written).record == record


def test_a_dropped_entry_takes_its_label_along() -> None:
    original = card("VERSION:3.0", "FN:A", "item1.EMAIL:a@b.example", "item1.X-ABLabel:朝だけ")
    written = write(read(original).record | {"emails": []}, original, version="3.0")
    assert "EMAIL" not in written
    assert "X-ABLabel" not in written


@VERSIONS
def test_another_order_of_entries_arrives_with_their_parameters(version: str) -> None:
    original = card("VERSION:2.1", "FN:A", "EMAIL;PREF;X-P=1;WORK:a@b.example", "EMAIL;HOME:c@d.example")
    record = read(original).record
    record |= {"emails": record["emails"][::-1]}
    written = write(record, original, version=version)
    assert read(written).record == record
    assert "X-P=1" in written


def test_what_is_the_owners_own_is_never_written() -> None:
    record = person.make_person(
        person.make_name({"full": "A"}), wish=1, phase="running", standing="companion"
    )
    written = write(record | {"rhythm_days": 30, "spark": True, "met_on": "2025-10-03"})
    assert [line.partition(":")[0] for line in written.splitlines()] == ["BEGIN", "VERSION", "FN", "N", "END"]


def test_it_refuses_to_write_an_old_version() -> None:
    with pytest.raises(ValueError, match=r"2\.1"):
        write({"name": {"full": "A"}}, version="2.1")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_lines_are_folded_at_75_octets_between_characters(text: str) -> None:
    folded = fold("NOTE:" + text)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == "NOTE:" + text


TEXT = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]), min_size=1, max_size=15
)
NOTE = st.lists(TEXT, min_size=1, max_size=4).map("\n".join)
LABEL = st.sampled_from([None, "work", "home", "mobile", "fax", "home fax", "朝だけ", "a;b,c:d"])
KANA = st.text(alphabet="あいうえおかきくけこさとう", min_size=1, max_size=8)
NAMES = st.fixed_dictionaries(
    {"family": TEXT, "given": TEXT},
    optional={"family_kana": KANA, "given_kana": KANA, "additional": TEXT, "prefix": TEXT, "suffix": TEXT},
).map(person.make_name)
WAYS = st.lists(
    st.fixed_dictionaries(
        {
            "value": st.text(alphabet="abc.+", min_size=1, max_size=6).map("{}@mail.example".format),
            "label": LABEL,
        }
    ),
    max_size=3,
)
AFFILIATIONS = st.lists(
    st.fixed_dictionaries({
        "organization": st.none() | TEXT, "title": st.none() | TEXT, "department": st.none(),
        "from": st.none(), "to": st.none(),
    }).filter(lambda one: one["organization"] or one["title"]),
    max_size=3,
)  # fmt: skip
PEOPLE = st.builds(
    person.make_person,
    NAMES,
    affiliations=AFFILIATIONS,
    emails=WAYS,
    addresses=st.lists(
        st.fixed_dictionaries({"value": TEXT, "postal_code": st.none() | TEXT, "label": LABEL}), max_size=2
    ),
    birthday=st.sampled_from([None, "1985-04-03", "--03-15", "1985", "1985-04"]),
    note=st.none() | NOTE,
    tags=st.lists(TEXT, max_size=3, unique=True),
)
PICTURES = st.lists(
    st.builds(Picture, st.just("image/png"), st.binary(max_size=200).map(b"\x89PNG".__add__)), max_size=1
)


@VERSIONS
@given(record=PEOPLE, pictures=PICTURES)
def test_what_is_written_is_read_again(version: str, record: Record, pictures: list[Picture]) -> None:
    again = read(write(record, None, pictures, version=version))
    assert again.record == record
    assert again.pictures == tuple(pictures)


def decoded(text: str) -> list[tuple[str, str, str, frozenset[str]]]:
    return [(one.name, one.group, plain(one), frozenset(one.types())) for one in parse(text)[0]]


def plain(one: Property) -> str:
    return one.text()


@given(record=PEOPLE, other=PEOPLE)
def test_any_edit_of_a_stored_card_arrives(record: Record, other: Record) -> None:
    original = write(record, None).replace(
        "END:VCARD", "item9.X-FOO:あ\\;い\r\nitem9.X-ABLabel:う\r\nEND:VCARD"
    )
    written = write(other, original)
    assert read(written).record == other
    assert {("X-FOO", "item9", "あ;い", frozenset())} <= set(decoded(written))
