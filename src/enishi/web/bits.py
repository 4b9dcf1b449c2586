"""A draft as chips: each piece a bit to tap, change, link or drop – the context of components/draft.html.

Decides which piece can be changed how. A bit's inputs carry the piece's key and its value, so that the form itself
holds every correction; what was corrected and stands in no input is carried along unseen.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from enishi.exchange.records import Record
from enishi.language.draft import Draft, DraftPerson
from enishi.language.pieces import NEW, YES, Corrected, Piece
from enishi.network.queries.people import PersonRow
from enishi.web import faces
from enishi.wording import dates, drafts, labels, names

Shown = dict[str, Any]
# Parts a button's value from its key; no key holds one.
TAB = "\t"
CHOICES = {
    "favor.direction": "direction", "favor.kind": "favor_kind", "promise.by": "side", "telling.what": "statement",
}  # fmt: skip
ICONS = {
    "favor": "gift",
    "promise": "promise",
    "introduction": "introduction",
    "telling": "statement",
    "chance": "chance",
}
MEDIUM_ICONS = {
    "gathering": "gathering", "meal": "meal", "call": "call", "video": "video", "message": "message",
    "letter": "letter",
}  # fmt: skip


def draft_shown(read: Draft, found: Corrected, rows: Mapping[str, PersonRow], today: datetime.date) -> Shown:
    """Return the context of components/draft.html. rows: everybody who may be meant, by outside id."""
    return _Bits(read, found, rows, today).shown()


class _Bits:
    """Makes the bits of one draft, remembering which pieces stand in an input."""

    def __init__(
        self, read: Draft, found: Corrected, rows: Mapping[str, PersonRow], today: datetime.date
    ) -> None:
        self.read, self.draft, self.rows, self.today = read, found.draft, rows, today
        self.pieces = found.pieces
        self.used: set[int] = set()
        self.people = {one.name: one for one in self.draft.people}
        self.called = {one.name: self._known(one) or one.name for one in self.draft.people}
        self.number = 0

    def shown(self) -> Shown:
        parts = {
            "when": self._when(),
            "people": [self._person(piece) for piece in self._of("person") if piece.value],
            "facts": [bit for kind in ICONS for bit in self._facts(kind)],
            "more": self._more(),
            "add_person": self._add_person(),
        }
        return parts | {
            "summary": drafts.summary(self.draft, self.today, self.called),
            "dropped": self._dropped(),
            "unread": self.draft.unread,
            # Last: what no input holds.
            "kept": [
                {"key": piece.key, "value": piece.value}
                for piece in self.pieces
                if id(piece) not in self.used and piece.value != piece.read
            ],
        }

    # -- finding pieces ---------------------------------------------------------------------------------------------

    def _of(self, kind: str, whose: str | None = None) -> list[Piece]:
        return [one for one in self.pieces if one.kind == kind and whose in (None, one.whose)]

    def _one(self, kind: str, whose: str = "") -> Piece | None:
        return next(iter(self._of(kind, whose)), None)

    def _known(self, person: DraftPerson) -> Record:
        """Return the name of whom a person of the line is taken for, {} for somebody new."""
        row = self.rows.get(person.matches[0]) if person.matches else None
        return row.face.name if row else {}

    # -- making bits ------------------------------------------------------------------------------------------------

    def _bit(self, piece: Piece | None, label: str, icon: str = "", kind: str = "", **more: Any) -> Shown:
        self.number += 1
        return {
            "uid": f"bit-{self.number}", "label": label, "icon": icon, "kind": kind, "note": "",
            "drop": self._drop(piece) if piece else None, "drop_label": _("Take “%(what)s” out") % {"what": label},
            "refused": piece.refused if piece else "", "inputs": [], "choices": [], "search": None, **more,
        }  # fmt: skip

    def _drop(self, piece: Piece) -> Shown:
        """What a tap on × sends: a piece read is left empty, one that was added goes."""
        if piece.read:
            return {"name": "set", "value": f"{piece.key}{TAB}"}
        return {"name": "drop", "value": f"{piece.key}{TAB}{piece.value}"}

    def _input(self, piece: Piece, label: str, kind: str = "text", options: Any = ()) -> Shown:
        """An input that holds a piece."""
        self.used.add(id(piece))
        self.number += 1
        return {
            "uid": f"bit-{self.number}", "key": piece.key, "value": piece.refused or piece.value, "label": label,
            "type": kind, "options": [(code, word, code == piece.value) for code, word in options],
        }  # fmt: skip

    def _adder(self, kind: str, whose: str, label: str, sort: str = "text", options: Any = ()) -> Shown:
        """An empty input by which one more is added to a list."""
        return self._input(Piece(kind, whose, "", ""), label, sort, options)

    def _choices(self, piece: Piece, listed: Iterable[tuple[str, str]]) -> list[Shown]:
        """Buttons, one of which is the piece's value. The piece itself is carried along unseen."""
        return [
            {"value": f"{piece.key}{TAB}{code}", "label": word, "chosen": code == piece.value}
            for code, word in listed
        ]

    def _toggle(self, piece: Piece | None, label: str, icon: str = "", value: str = YES) -> Shown:
        """A bit that is on or off at a tap."""
        if piece is None:
            return {}
        on = piece.value == value
        sent = f"{piece.key}{TAB}{'' if on else value}"
        return self._bit(None, label, icon) | {"toggle": sent, "on": on}

    # -- when and where ---------------------------------------------------------------------------------------------

    def _when(self) -> list[Shown]:
        bits = []
        if piece := self._one("on"):
            bits.append(self._day(piece))
        if (piece := self._one("planned")) and (piece.read or piece.value):
            bits.append(self._toggle(piece, _("Still to come"), "later"))
        piece = self._one("medium")
        if piece and not (self.draft.gathering and piece.value == "gathering"):
            label = labels.label("medium", piece.value) if piece.value else _("How did you meet?")
            bit = self._bit(
                piece if piece.value else None,
                label,
                MEDIUM_ICONS.get(piece.value, "talk"),
                "" if piece.value else "open",
            )
            bits.append(bit | {"choices": self._choices(piece, labels.choices("medium"))})
        bits += self._gathering()
        return [bit for bit in bits if bit]

    def _day(self, piece: Piece) -> Shown:
        whole = not piece.value or len(piece.value) == 10
        bit = self._bit(piece if piece.value else None, drafts.when(self.draft, self.today), "calendar")
        days = [(self.today - datetime.timedelta(days=back)) for back in range(3)]
        choices = self._choices(piece, [(day.isoformat(), dates.ago(day, self.today)) for day in days])
        written = self._input(piece, _("On"), "date" if whole and not piece.refused else "text")
        return bit | {"choices": choices, "inputs": [written]}

    def _gathering(self) -> list[Shown]:
        title, found = self._one("gathering"), self.draft.gathering
        if title is None or (found is None and title.read):
            return []
        if found is None:
            bit = self._bit(None, _("At a gathering?"), "gathering", "open")
            return [bit | {"inputs": [self._input(title, _("Gathering"))]}]
        whose = title.read
        bit = self._bit(title, drafts.gathering(found), "gathering")
        inputs = [self._input(title, _("Gathering"))]
        kind, place = self._one("gathering.kind", whose), self._one("gathering.place", whose)
        if kind and not found.match:
            inputs.append(self._input(kind, _("Its kind"), "select", labels.choices("gathering_kind")))
        if place:
            inputs.append(self._input(place, _("Place")))
        match = self._one("gathering.match", whose)
        choices: list[Shown] = []
        if match and match.read:
            listed = ((match.read, _("The one you know already")), (NEW, _("Another one")))
            choices = self._choices(match, listed)
        note = _("known") if found.match else labels.label("gathering_kind", found.kind)
        return [bit | {"inputs": inputs, "choices": choices, "note": note}]

    # -- people -----------------------------------------------------------------------------------------------------

    def _person(self, piece: Piece) -> Shown:
        whose = piece.read or piece.value
        person = self.people.get(piece.value, DraftPerson(piece.value))
        row = self.rows.get(person.matches[0]) if person.matches else None
        return {
            "who": faces.portrait(row.face) if row else _new_portrait(piece.value),
            "name": self._who(piece, whose, person, row),
            "new": row is None,
            "facts": faces.facts_line(row, self.today) if row else "",
            "bits": self._words_of(whose),
            "key": self._toggle(self._one("key", whose), _("Curious about"), "spark"),
            "add": self._add_to(whose, person),
        }

    def _who(self, piece: Piece, whose: str, person: DraftPerson, row: PersonRow | None) -> Shown:
        """The name, with who is meant: the likeliest said, the others and somebody new one tap away."""
        label = (
            drafts.meant(row.face.name, row.last_on, row.met_on, self.today)
            if row
            else names.honoured(piece.value)
        )
        bit = self._bit(piece, label, kind="who")
        who = self._one("who", whose)
        read = next((one for one in self.read.people if one.name == whose), None)
        uids = dict.fromkeys((*(read.matches + read.others if read else ()), *person.matches))
        if who:
            chosen = person.matches[0] if person.matches else NEW
            bit["choices"] = [
                {"value": f"{who.key}{TAB}{uid}", "label": self._one_of(uid), "chosen": uid == chosen}
                for uid in uids
                if uid in self.rows
            ]
            if bit["choices"]:
                new = _("Somebody new: %(name)s") % {"name": names.honoured(piece.value)}
                bit["choices"].append(
                    {"value": f"{who.key}{TAB}{NEW}", "label": new, "chosen": chosen == NEW}
                )
            bit["search"] = {"vals": json.dumps({"key": who.key}), "uid": f"{bit['uid']}-search"}
        if row is None and piece.read:
            reading = self._one("reading", whose)
            bit["inputs"] = [self._input(piece, _("Name"))]
            bit["inputs"] += [self._input(reading, _("Reading"))] if reading else []
            bit["note"] = _("new")
        return bit

    def _one_of(self, uid: str) -> str:
        row = self.rows[uid]
        who = drafts.meant(row.face.name, row.last_on, row.met_on, self.today)
        belongs = faces.belongs(row.title, row.organization)
        return f"{who} ／ {belongs}" if belongs else who

    def _words_of(self, whose: str) -> list[Shown]:
        bits = []
        for kind, label, icon in (
            ("organization", _("Where they belong"), "home"), ("title", _("What they are"), "tag"),
            ("introduced_by", _("Who brought you together"), "introduction"),
        ):  # fmt: skip
            piece = self._one(kind, whose)
            if piece and piece.value:
                said = (
                    _("through %(name)s") % {"name": names.honoured(piece.value)}
                    if kind == "introduced_by"
                    else ""
                )
                bit = self._bit(piece, said or piece.value, icon)
                bits.append(bit | {"inputs": [self._input(piece, label)]})
        field = self._one("field", whose)
        if field and field.value:
            bit = self._bit(field, labels.field(field.value), "field", "field")
            options = _fields(field.value)
            bits.insert(0, bit | {"inputs": [self._input(field, _("Field"), "select", options)]})
        for kind, label in (("offer", _("What they can do")), ("want", _("What they are looking for"))):
            for piece in self._of(kind, whose):
                if piece.value:
                    bit = self._bit(piece, piece.value, "check" if kind == "offer" else "search", kind)
                    bits.append(bit | {"inputs": [self._input(piece, label)]})
        wish = self._one("wish", whose)
        if wish and wish.value not in ("", "0"):
            said = _("would meet again") if wish.value == "1" else _("rather at a distance")
            bits.append(
                self._bit(wish, said, "private")
                | {"choices": self._choices(wish, labels.choices("wish")[:3])}
            )
        return bits

    def _add_to(self, whose: str, person: DraftPerson) -> Shown:
        """One more word about somebody: what is not said yet."""
        inputs = []
        field = self._one("field", whose)
        if field and not field.value:
            options = [("", _("Not said")), *labels.fields()]
            inputs.append(self._input(field, _("Field"), "select", options))
        inputs.append(self._adder("offer", whose, _("What they can do")))
        inputs.append(self._adder("want", whose, _("What they are looking for")))
        for kind, label in (
            ("organization", _("Where they belong")), ("title", _("What they are")),
            ("introduced_by", _("Who brought you together")),
        ):  # fmt: skip
            piece = self._one(kind, whose)
            if piece and not piece.value:
                inputs.append(self._input(piece, label))
        label = _("Say more of %(name)s") % {"name": names.honoured(person.name)}
        return self._bit(None, _("More"), "add", "add") | {"inputs": inputs, "aria": label}

    def _add_person(self) -> Shown:
        bit = self._bit(None, _("A person"), "add", "add")
        return bit | {"inputs": [self._adder("person", "", _("Name"))]}

    # -- what passed ------------------------------------------------------------------------------------------------

    def _facts(self, kind: str) -> list[Shown]:
        standing = [piece for piece in self._of(kind) if piece.value]
        told = [values for name, values in drafts.facts_of(self.draft) if name == kind]
        bits = []
        for piece, values in zip(standing, told, strict=False):
            label = drafts.fact(kind, values, self.today, self.called)
            bit = self._bit(piece, label, ICONS[kind], kind)
            bits.append(bit | self._fact_parts(kind, piece.whose))
        return bits

    def _fact_parts(self, kind: str, whose: str) -> Shown:
        inputs, choices = [], []
        for part, label, sort in (
            ("what", _("What"), "text"), ("title", _("What"), "text"), ("due", _("By when"), "day"), ("kind", _("Kind"), ""),
        ):  # fmt: skip
            piece = self._one(f"{kind}.{part}", whose)
            if piece is None or piece.kind == "telling.what":
                continue
            options = labels.choices(CHOICES[piece.kind]) if piece.kind in CHOICES else ()
            whole = len(piece.value) in (0, 10) and not piece.refused
            shape = "select" if options else "date" if sort == "day" and whole else "text"
            inputs.append(self._input(piece, label, shape, options))
        for part in ("direction", "by", "what"):
            piece = self._one(f"{kind}.{part}", whose)
            if piece and piece.kind in CHOICES and part != "kind":
                choices += self._choices(piece, labels.choices(CHOICES[piece.kind]))
        if piece := self._one(f"{kind}.planned", whose):
            listed = (("yes", labels.label("planned", True)), ("no", labels.label("planned", False)))
            choices += self._choices(piece, listed)
        return {"inputs": inputs, "choices": choices}

    # -- beside the line --------------------------------------------------------------------------------------------

    def _more(self) -> list[Shown]:
        """What no line need say, one tap each; only a meeting has it."""
        mood = self._one("mood")
        bits = []
        if mood and self.draft.people and (self.draft.medium or self.draft.gathering):
            for value in ("1", "-1"):
                toggle = self._toggle(mood, labels.label("mood", value), value=value)
                toggle["toggle"] = f"{mood.key}{TAB}{'0' if toggle['on'] else value}"
                bits.append(toggle)
            bits.append(self._toggle(self._one("business"), _("About business, too")))
            bits.append(self._toggle(self._one("as"), labels.label("role", "company"), value="company"))
            noticed = self._one("noticed")
            if noticed:
                label = noticed.value or _("Noticed about myself")
                bit = self._bit(
                    noticed if noticed.value else None, label, "note", "" if noticed.value else "add"
                )
                bits.append(bit | {"inputs": [self._input(noticed, _("What you noticed about yourself"))]})
        return [bit for bit in bits if bit]

    def _dropped(self) -> list[Shown]:
        """What was taken out, to be put back at a tap."""
        out = [piece for piece in self.pieces if piece.read and not piece.value and piece.kind not in _SILENT]
        return [
            {"label": self._called(piece), "back": f"{piece.key}{TAB}{piece.read}"}
            for piece in out
            if piece.kind not in CHOICES
        ]

    def _called(self, piece: Piece) -> str:
        if piece.kind in ICONS:
            return piece.whose.split("/")[-1] or labels.label("thing", piece.kind)
        if piece.kind == "medium":
            return labels.label("medium", piece.read)
        if piece.kind == "field":
            return labels.field(piece.read)
        return dates.day(piece.read, self.today) if piece.kind == "on" else piece.read


# Parts of something larger, and what is said by its absence.
_SILENT = {
    "who", "key", "wish", "planned", "mood", "as", "business", "origin", "gathering.kind", "gathering.place",
    "gathering.match", "reading", "favor.what", "promise.what", "promise.due", "chance.title", "chance.planned",
}  # fmt: skip


def _fields(chosen: str) -> Sequence[tuple[str, str]]:
    branches = labels.fields()
    return branches if chosen in dict(branches) else [(chosen, labels.field(chosen)), *branches]


def _new_portrait(name: str) -> Shown:
    return {"initial": names.initial(name), "photo": "", "tone": 3, "ring": ""}
