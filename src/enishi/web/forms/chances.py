"""The form of a chance, and the thread beside it: knots in their order, moved, taken out and added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from enishi.core.chances import Link
from enishi.exchange.records import Record
from enishi.network.actions.chances import At
from enishi.network.actions.encounters import Met
from enishi.web.forms.base import DayField, area, radio, select, text
from enishi.web.forms.encounters import People
from enishi.wording import labels

PLANNED = {"true": True, "false": False}
# What a knot on the form is: somebody known, a gathering, somebody new by name alone.
KINDS = ("person", "gathering", "new")


class ChanceForm(forms.Form):
    """What came, when, what it is worth, and whether it was in the plan."""

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["title"] = text(_("What came"), _("A job, a request, an invitation."), required=True)
        self.fields["on"] = DayField(label=_("When"))
        self.fields["state"] = radio(_("How it stands"), labels.choices("chance_state"), required=True)
        self.fields["planned"] = radio(_("Was it in your plan?"), labels.choices("planned"))
        self.fields["worth"] = forms.DecimalField(
            label=_("What it is worth (yen)"), required=False, min_value=0, max_digits=14, decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip
        self.fields["field"] = select(_("Field"), [("", _("Not said")), *labels.fields()])
        self.fields["note"] = area(_("Note"))

    def record(self) -> Record:
        said = self.cleaned_data
        worth = said["worth"]
        return {
            "title": said["title"], "on": said["on"] or None, "state": said["state"],
            "planned": PLANNED.get(said["planned"]), "field": said["field"] or None, "note": said["note"] or None,
            "worth": None if worth is None else int(worth) if worth == int(worth) else float(worth),
        }  # fmt: skip


@dataclass
class Thread:
    """The knots as the form holds them, the nearest first: "person:<uid>", "gathering:<uid>", "new:<name>".

    moved: the place of the knot that was just moved, whose button keeps the focus.
    """

    knots: list[str]
    moved: int = -1

    @classmethod
    def read(cls, data: Any) -> Thread:
        """Return the knots a browser sends, each once; whoever stands in the box of people goes to the end."""
        said = People(data)
        known = [f"person:{uid}" for uid in said.uids] + [f"new:{name}" for name in said.new]
        sent = [knot for knot in data.getlist("knot") if knot.partition(":")[0] in KINDS]
        return cls(list(dict.fromkeys([*sent, *known])))

    def follow(self, op: str) -> None:
        """Do what a button says: "up:2", "down:0", "out:1"; anything else changes nothing."""
        verb, _colon, number = op.partition(":")
        place = int(number) if number.isdigit() else -1
        if not 0 <= place < len(self.knots):
            return
        if verb == "out":
            del self.knots[place]
            return
        to = place + {"up": -1, "down": 1}.get(verb, 0)
        if 0 <= to < len(self.knots):
            self.knots[place], self.knots[to] = self.knots[to], self.knots[place]
            self.moved = to

    def add(self, knots: Sequence[str]) -> None:
        self.knots += [knot for knot in knots if knot not in self.knots]

    def links(self) -> list[Link]:
        """Return the knots that are known already; a new person has no id yet."""
        return [Link(*knot.split(":", 1)) for knot in self.knots if not knot.startswith("new:")]

    def ends_known(self) -> bool:
        return bool(self.knots) and not self.knots[-1].startswith("new:")

    def through(self) -> list[Met | At]:
        """Return the thread as the actions take it."""
        found: list[Met | At] = []
        for knot in self.knots:
            kind, said = knot.split(":", 1)
            if kind == "gathering":
                found.append(At(said))
            else:
                found.append(Met(uid=said) if kind == "person" else Met(record={"name": {"full": said}}))
        return found
