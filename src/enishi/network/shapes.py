"""How archive records and tables correspond: one declaration per record type, read by export and import alike.

Decides names, kinds and defaults; it reads and writes nothing. Whatever a record holds beyond this goes into the row's
`extra` and comes back out of it.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Model

from enishi.core import days
from enishi.core import vocabulary as v
from enishi.core.errors import CoreError
from enishi.network import models as m

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|--\d{2}-\d{2}")


Table = type[Model]


class Unfit(ValueError):
    """A value that does not fit its column; it is kept in `extra`."""


@dataclass(frozen=True)
class Column:
    """One key of a record and the column it stands in. kind: how its value is read."""

    key: str
    attr: str = ""
    kind: str = "text"
    choices: tuple[str, ...] = ()
    default: Any = None
    # Words of older networks and what they come nearest to; the word itself is kept in `extra`.
    near: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.attr or self.key

    def read(self, value: Any) -> Any:
        """Return the column's value; raise Unfit for one that cannot stand there."""
        if value is None:
            return self.default
        reader = READERS[self.kind]
        read = reader(value)
        if self.choices and read not in self.choices:
            raise Unfit(value)
        return read

    def write(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        return str(value) if isinstance(value, uuid.UUID) else value


@dataclass(frozen=True)
class Ref:
    """A key that names another record by its id."""

    key: str
    attr: str
    type: str
    required: bool = False


@dataclass(frozen=True)
class Part:
    """A list inside a record, one row an item: plain values (`scalar`), references (`ref`), or objects.

    A list with both a scalar and columns takes either; an item that says no more than its value is written plainly.
    """

    key: str
    model: type[Model]
    parent: str
    scalar: Column | None = None
    ref: Ref | None = None
    columns: tuple[Column, ...] = ()
    refs: tuple[Ref, ...] = ()
    fixed: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Shape:
    """A record type: its table, columns, nested groups of columns, references and lists."""

    type: str
    model: Table
    columns: tuple[Column, ...] = ()
    groups: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    refs: tuple[Ref, ...] = ()
    parts: tuple[Part, ...] = ()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit(value)
    return value


def _day(value: Any) -> str:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise Unfit(value)
    try:
        # Without a year any day of a leap year will do.
        days.period_of(value.replace("--", "2000-", 1))
    except CoreError as error:
        raise Unfit(value) from error
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 2**31 - 1:
        raise Unfit(value)
    return value


def _small(value: Any) -> int:
    if _whole(value) not in range(-2, 3):
        raise Unfit(value)
    return int(value)


def _count(value: Any) -> int:
    if _whole(value) not in range(32768):
        raise Unfit(value)
    return int(value)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unfit(value)
    return value


def _money(value: Any) -> Decimal:
    try:
        return Decimal(str(_number(value))).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise Unfit(value) from error


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit(value)
    return value


def _code(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 48:
        raise Unfit(value)
    return value


def _uuid(value: Any) -> uuid.UUID:
    try:
        return uuid.UUID(_text(value))
    except ValueError as error:
        raise Unfit(value) from error


READERS = {
    "text": _text, "day": _day, "whole": _whole, "small": _small, "count": _count, "number": _number,
    "money": _money, "truth": _truth, "code": _code, "json": lambda value: value, "uuid": _uuid,
}  # fmt: skip


def _standing(value: Any) -> str:
    return v.OLDER_STANDINGS.get(value, value) if isinstance(value, str) else _code(value)


READERS["standing"] = _standing


def text(key: str, attr: str = "", default: Any = None) -> Column:
    return Column(key, attr, "text", default=default)


def code(key: str, choices: tuple[str, ...], default: Any = None, attr: str = "") -> Column:
    return Column(key, attr, "code", choices, default)


def day(key: str, attr: str = "") -> Column:
    return Column(key, attr, "day")


def truth(key: str, default: bool | None = None, attr: str = "") -> Column:
    return Column(key, attr, "truth", default=default)


def _ways(
    kind: str, key: str, *columns: Column, scalar: Column | None = None, model: Table = m.ContactWay,
    parent: str = "person",
) -> Part:  # fmt: skip
    return Part(key, model, parent, scalar=scalar, columns=columns, fixed={"kind": kind})


def _all_ways(model: Table, parent: str) -> tuple[Part, ...]:
    """The lists of ways to reach somebody: the same of a person and of the owner."""
    whose: dict[str, Any] = {"model": model, "parent": parent}
    return (
        _ways("email", "emails", VALUE, LABEL, **whose),
        _ways("phone", "phones", VALUE, LABEL, **whose),
        _ways("address", "addresses", VALUE, text("postal_code"), LABEL, **whose),
        _ways("url", "urls", VALUE, LABEL, scalar=VALUE, **whose),
        _ways("account", "accounts", text("service"), VALUE, **whose),
    )


NAME = tuple(text(key) for key in ("full", "family", "given", "family_kana", "given_kana", "nickname"))
VALUE, LABEL = text("value", default=""), text("label")
PERSON = Ref("person", "person", "person", required=True)
PERSON_OR_ME = Ref("person", "person", "person")
PERIOD = (day("from", "since"), day("to", "until"))

OWNER = Shape(
    "owner", m.Owner,
    columns=(
        code("phase", v.PHASES), day("leaving_on"), truth("kept_from_company", default=False), text("town"),
    ),
    groups={
        "name": tuple(text(key) for key in ("full", "family", "given", "family_kana", "given_kana")),
        "budget": (
            Column("hours_per_week", kind="number", default=3), Column("money_per_week", kind="whole", default=5000),
        ),
        "settings": (
            code("language", ("ja", "en"), default="ja"), text("time_zone", default="Asia/Tokyo"),
        ),
    },
    parts=(
        Part("fields", m.OwnerField, "owner", scalar=Column("field", kind="code")),
        Part("companies", m.OwnerCompany, "owner", columns=(text("name", default=""), *PERIOD)),
        *_all_ways(m.OwnerWay, "owner"),
        Part("offers", m.Offer, "owner", scalar=text("text"), fixed={"person": None}),
        Part("wants", m.Want, "owner", scalar=text("text"), fixed={"person": None}),
    ),
)  # fmt: skip

PERSON_SHAPE = Shape(
    "person", m.Person,
    columns=(
        code("phase", v.PHASES), code("origin", v.ORIGINS), code("company_role", v.COMPANY_ROLES), day("met_on"),
        Column("standing", "", "standing", v.STANDINGS, "acquaintance"), Column("wish", kind="small"),
        truth("spark", default=False), truth("in_network", default=True), Column("rhythm_days", kind="count"),
        day("snoozed_until"), day("birthday"), text("note"),
    ),
    groups={"name": NAME},
    refs=(
        Ref("met_at", "met_at", "gathering"), Ref("introduced_by", "introduced_by", "person"),
        Ref("photo", "photo", "attachment"), Ref("merged_into", "merged_into", "person"),
    ),
    parts=(
        Part("fields", m.PersonField, "person", scalar=Column("field", kind="code")),
        Part(
            "affiliations", m.Affiliation, "person",
            columns=(text("organization"), text("title"), text("department"), *PERIOD),
        ),
        *_all_ways(m.ContactWay, "person"),
        Part("offers", m.Offer, "person", scalar=text("text")),
        Part("wants", m.Want, "person", scalar=text("text")),
        Part("tags", m.PersonTag, "person", scalar=text("tag")),
    ),
)  # fmt: skip

LISTED = (
    OWNER,
    Shape(
        "attachment", m.Attachment,
        columns=(text("name"), Column("media_type", kind="code", default="application/octet-stream")),
    ),
    PERSON_SHAPE,
    Shape("history", m.History,
          columns=(Column("what", kind="code", default="phase"), day("since"), Column("value", kind="json")),
          refs=(PERSON_OR_ME,)),
    Shape("relation", m.Relation, columns=(Column("kind", kind="code", default="knows"), text("note")),
          refs=(Ref("a", "a", "person", True), Ref("b", "b", "person", True))),
    Shape("not_same", m.NotSame, refs=(Ref("a", "a", "person", True), Ref("b", "b", "person", True))),
    Shape(
        "gathering", m.Gathering,
        columns=(
            text("title"), code("kind", v.GATHERING_KINDS, "other"), text("starts"), text("ends"), text("place"),
            text("series"), code("status", v.GATHERING_STATES, "planned"), truth("again"),
            truth("solicited", default=False), Column("mood", kind="small"), Column("cost", kind="whole"), text("url"),
            text("note"),
        ),
        parts=(
            Part("fields_expected", m.GatheringField, "gathering", scalar=Column("field", kind="code")),
            Part("guests", m.GatheringGuest, "gathering", ref=PERSON),
        ),
    ),
    Shape("feed", m.Feed,
          columns=(text("url", default=""), text("title"), code("kind", v.GATHERING_KINDS, "other"))),
    Shape(
        "encounter", m.Encounter,
        columns=(
            day("on"), code("medium", v.MEDIUMS, "one_to_one"), text("place"),
            code("status", v.ENCOUNTER_STATES, "happened"), code("as", v.ROLES, attr="as_role"), truth("business"),
            code("initiated_by", v.SIDES), truth("answered"), Column("mood", kind="small"), text("noticed"),
            text("note"),
        ),
        refs=(Ref("gathering", "gathering", "gathering"),),
        parts=(Part("people", m.EncounterPerson, "encounter", ref=PERSON),),
    ),
    Shape(
        "favor", m.Favor,
        columns=(
            day("on"), code("direction", v.DIRECTIONS, "given"), code("kind", v.FAVOR_KINDS, "help"),
            Column("field", kind="code"), text("note"), truth("thanked", default=False),
        ),
        refs=(PERSON,),
    ),
    Shape("promise", m.Promise,
          columns=(code("by", v.SIDES, "me"), day("made_on"), day("due"), day("done_on"), text("what", default="")),
          refs=(PERSON,)),
    Shape(
        "introduction", m.Introduction,
        columns=(
            Column("by", kind="code", default="me"),
            Column("state", "", "code", v.INTRODUCTION_STATES, "idea", v.OLDER_INTRODUCTION_STATES),
            code("asked_a", v.ASKED), code("asked_b", v.ASKED), day("on"), text("why"), text("outcome"),
        ),
        refs=(Ref("a", "a", "person", True), Ref("b", "b", "person")),
    ),
    Shape(
        "chance", m.Chance,
        columns=(
            day("on"), text("title"), code("state", v.CHANCE_STATES, "open"), Column("worth", kind="money"),
            Column("currency", kind="code", default="JPY"), truth("planned"), Column("field", kind="code"),
            text("note"),
        ),
        refs=(Ref("from", "source", "person"),),
        parts=(
            Part("chain", m.ChanceLink, "chance", columns=(truth("thanked", default=False),),
                 refs=(Ref("person", "person", "person"), Ref("gathering", "gathering", "gathering"))),
        ),
    ),
    Shape("statement", m.Statement,
          columns=(code("what", v.STATEMENTS, "do"), text("text", default=""), day("since"),
                   code("audience", v.AUDIENCES, "everyone"))),
    Shape("telling", m.Telling, columns=(day("on"), truth("stuck")),
          refs=(PERSON, Ref("statement", "statement", "statement"))),
    Shape("reaction", m.Reaction, columns=(day("on"), code("kind", v.REACTIONS, "asked"), text("text")),
          refs=(PERSON_OR_ME,)),
    Shape(
        "polish", m.Polish,
        columns=(
            text("what", default=""), text("practice"), day("begun_on"), day("done_on"), truth("gladdened"),
            text("learnt"),
        ),
        refs=(Ref("trial_for", "trial_for", "person"), Ref("became", "became", "statement")),
        parts=(Part("from", m.PolishReaction, "polish", ref=Ref("reaction", "reaction", "reaction", True)),),
    ),
    Shape("answer", m.Answer, columns=(code("question", v.QUESTIONS, "customers"), day("since"), text("text"))),
    Shape("seat", m.Seat, columns=(Column("field", kind="code", default="life"), day("since"), day("until")),
          refs=(PERSON_OR_ME,)),
    Shape(
        "step", m.Step,
        columns=(
            Column("week", kind="code", default=""), Column("place", kind="count", default=0),
            Column("step", kind="count", default=1), Column("kind", kind="code", default="show_up"),
            Column("about", kind="code", default=""), Column("minutes", kind="count", default=0),
            Column("cost", kind="whole", default=0), Column("facts", kind="json", default={}),
            code("state", v.STEP_STATES, "open"), day("decided_on"), day("until"),
        ),
        refs=(Ref("gathering", "gathering", "gathering"),),
        parts=(Part("people", m.StepPerson, "step", ref=PERSON),),
    ),
    Shape("draft", m.Draft,
          columns=(Column("kind", kind="code", default="note"), text("text", default=""),
                   Column("data", kind="json", default={}), code("state", v.DRAFT_STATES, "waiting"))),
    Shape(
        "card", m.Card,
        columns=(
            day("exchanged_on"), text("title"), day("since"), code("audience", v.CARD_AUDIENCES),
            code("design", v.CARD_DESIGNS), code("direction", v.CARD_DIRECTIONS), code("size", v.CARD_SIZES),
            code("qr", v.CARD_CODES), text("page"),
        ),
        refs=(PERSON_OR_ME, Ref("image", "image", "attachment")),
        parts=(
            Part("sides", m.CardSide, "card",
                 columns=(code("language", v.LANGUAGES, "ja"), text("name"), text("reading"), text("organization"),
                          text("does"), text("line"))),
            Part("ways", m.CardWay, "card",
                 columns=(code("kind", v.WAYS, "url"), VALUE, LABEL, text("service"), text("postal_code"))),
        ),
    ),
    Shape("handing", m.Handing, columns=(day("on"),),
          refs=(PERSON, Ref("card", "card", "card", True), Ref("encounter", "encounter", "encounter"))),
    Shape(
        "review", m.Review,
        columns=(
            Column("period", kind="code", default=""), day("since"), text("text"), text("could_help"),
            text("brought_chances"), text("be_with"),
        ),
    ),
    Shape("file_answer", m.FileAnswer,
          columns=(Column("asked", kind="code", default="columns"), text("key", default=""),
                   Column("value", kind="json", default={}))),
    Shape("original", m.Original,
          columns=(Column("source", kind="code", default=""), text("key", default=""), text("text"),
                   Column("record", kind="json", default={})),
          refs=(PERSON_OR_ME,)),
)  # fmt: skip

SHAPES: dict[str, Shape] = {shape.type: shape for shape in LISTED}
