"""会った・話した: log having met or talked with several people, or the plan to; and the ＋ menu that leads there."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.exchange.records import Record
from enishi.network.actions import drafts as draft_actions
from enishi.network.actions import encounters as actions
from enishi.network.actions import facts as fact_actions
from enishi.network.actions import steps as step_actions
from enishi.network.actions.encounters import Evening
from enishi.network.models import Encounter, Owner
from enishi.network.queries.encounters import EncounterFound, encounter_found, faces_of, gatherings_offered
from enishi.network.queries.own_cards import cards_to_hand
from enishi.network.queries.people import Face
from enishi.web import capture, carried, htmx, toasts
from enishi.web.access import signed_in
from enishi.web.forms import encounters as forms
from enishi.wording import dates, names

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])


@require_GET
@signed_in
def add(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """＋: everything that can be written down."""
    taps = [
        ("encounter_new", "talk", _("Met or talked"), _("Several people at once")),
        ("cards", "card", _("Photos of cards"), _("One or twenty")),
        ("person_new", "people", _("A person"), _("A name is enough")),
        ("gathering_new", "gathering", _("A gathering"), _("Coming or past")),
        ("paste", "note", _("Paste many lines"), _("One draft a line")),
        ("imports", "readin", _("Read in"), _("Address book, archive")),
    ]
    text = request.GET.get("text", "").strip()
    line, draft = capture.opened(owner, (), text, "", today) if text else (capture.capture_context(), None)
    context = {
        "place": "add",
        "capture": line,
        "draft": draft,
        "taps": [
            {"url": reverse(url), "icon": icon, "label": label, "note": note}
            for url, icon, label, note in taps
        ],
    }
    return render(request, "add.html", context)


class _Sheet:
    """The form with the people beside it, shown, checked and read into an evening."""

    def __init__(
        self, request: HttpRequest, owner: Owner, today: datetime.date, found: EncounterFound | None = None
    ) -> None:
        self.request, self.owner, self.today, self.found = request, owner, today, found
        data = request.POST if request.method == "POST" else None
        at = found.row.gathering if found else None
        offered = gatherings_offered(
            owner, today, also=str(at.uid) if at else request.GET.get("gathering", "")
        )
        self.carried = carried.read((data or request.GET).get("carried", ""))
        titles = {one.uid: _titled(one.title, one.on, today) for one in offered}
        self.gatherings = {title: uid for uid, title in titles.items()}
        mine = [] if found else cards_to_hand(owner)
        also = carried.choices(owner, self.carried, today)
        self.form = forms.EncounterForm(
            data, gatherings=self.gatherings, initial=self._initial(titles), cards=mine, also=also
        )
        self.lists = forms.more_lists(data, forms.lists_asked(request.GET))
        self.people = forms.People(request.POST) if data is not None else None
        self.faces = faces_of(owner, self.people.uids if self.people else self._first_uids())
        self.facts: list[Record] = []

    def _first_uids(self) -> list[str]:
        if self.found:
            return [face.uid for face in self.found.people]
        return self.request.GET.getlist("person")

    def _initial(self, titles: dict[str, str]) -> dict[str, Any]:
        if self.found is None:
            asked = self.request.GET
            gathering = titles.get(asked.get("gathering", ""), "") or asked.get("title", "")
            return {
                "on": asked.get("on") or self.today.isoformat(),
                "note": asked.get("text", ""),
                "gathering": gathering,
                "gathering_kind": asked.get("kind", ""),
                "place": asked.get("place", ""),
                "medium": asked.get("medium") or ("gathering" if gathering else "one_to_one"),
                "as_whom": "me",
                "mood": asked.get("mood", ""),
                "told": asked.get("told", ""),
                "carried": asked.get("carried", ""),
            }
        row = self.found.row
        return {
            "on": row.on, "medium": row.medium, "place": row.place, "note": row.note, "business": row.business,
            "mood": "" if row.mood is None else str(row.mood), "as_whom": row.as_role or "", "noticed": row.noticed,
            "gathering": titles.get(str(row.gathering.uid), "") if row.gathering else "",
        }  # fmt: skip

    def is_valid(self) -> bool:
        assert self.people is not None
        checked = [self.form.is_valid(), *(formset.is_valid() for formset in self.lists.values())]
        if not all(checked) or not len(self.people):
            return False
        on = (self.form.cleaned_data["on"] or self.today).isoformat()
        called = [names.shown(face.name) for face in self.faces]
        self.facts = forms.more_facts(self.lists, self.people, called, on)
        self.facts += self.form.handings(len(self.people), self.today)
        return not any(form.errors for formset in self.lists.values() for form in formset.forms)

    def context(self, title: str, back: str) -> Shown:
        return {
            "place": "add", "title": title, "form_url": self.request.get_full_path(), "back_url": back,
            "people": self._people(), "form": self.form, "known_gatherings": list(self.gatherings), **self.lists,
            "trash": self._trash(),
        }  # fmt: skip

    def _people(self) -> Shown:
        missing = self.people is not None and not len(self.people)
        return {
            "uid": "with", "label": _("With whom"), "help": "", "name": "people", "new_name": "new_people",
            "error": _("With whom was it? One name is enough.") if missing else "", "spark": "spark",
            "chosen": self._chosen(), "found_url": reverse("people_found"),
        }  # fmt: skip

    def _chosen(self) -> list[Shown]:
        asked = frozenset(self.request.GET.getlist("spark"))
        sparks = self.people.sparks if self.people else self.found.sparks if self.found else asked
        known = [_chip("people", face.uid, face, sparks) for face in self.faces]
        new = self.people.new if self.people else self.request.GET.getlist("name")
        return known + [_chip("new_people", name, None, sparks) for name in new]

    def _trash(self) -> Shown | None:
        if self.found is None:
            return None
        sentence = _("This entry is put away. Those you met stay, and you can bring it back any time.")
        url = reverse("encounter_trash", args=[self.found.row.uid])
        return {"label": _("Put it away"), "sentence": sentence, "url": url, "button": _("Put it away")}


def _chip(name: str, value: str, face: Face | None, sparks: Any) -> Shown:
    label = names.shown(face.name) if face else value
    return {"name": name, "value": value, "label": label, "spark": value in sparks}


def _titled(title: str, on: str, today: datetime.date) -> str:
    """Return how a gathering is offered: its title and day, so that those of a series can be told apart."""
    return f"{title}（{dates.day(on, today)}）" if on else title


@FORM
@signed_in
def encounter_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Log having met or talked with one or several people; a day to come makes it a plan."""
    sheet = _Sheet(request, owner, today)
    title, back = _("Met or talked"), _back(request)
    if request.method != "POST":
        return render(request, "encounter_form.html", sheet.context(title, back))
    if not sheet.is_valid() or sheet.people is None:
        return htmx.invalid(request, "encounter_form.html", sheet.context(title, back))
    evening = forms.evening(sheet.form, sheet.people, sheet.facts, today)
    logged = _log(owner, sheet, evening, today)
    if step := request.GET.get("step"):
        # The step this was written down for is done by it.
        step_actions.decide(owner, uid=step, state="done", today=today, via="web")
    toasts.tell(request, owner)
    return _onwards(request, sheet.faces, logged.uid)


def _log(owner: Owner, sheet: _Sheet, evening: Evening, today: datetime.date) -> Encounter:
    """Log the evening; what a captured line told besides goes with it, and its draft waits no longer."""
    if sheet.carried.is_empty:
        return actions.log(owner, evening=evening, today=today, via="web")
    rest = carried.chosen(sheet.carried, sheet.form.cleaned_data.get("also", ()))
    uid = sheet.carried.uid
    return draft_actions.log_written_out(owner, evening=evening, rest=rest, uid=uid, today=today, via="web")


def _back(request: HttpRequest) -> str:
    asked = request.GET.getlist("person")
    known = asked[0] if len(asked) == 1 and _is_uid(asked[0]) else ""
    return reverse("person", args=[known]) if known else reverse("add")


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _onwards(request: HttpRequest, faces: list[Face], uid: object) -> HttpResponse:
    """Go on to the one person met, or to the list."""
    if len(faces) == 1:
        return htmx.done(request, "person", faces[0].uid)
    return htmx.done(request, "people")


@FORM
@signed_in
def encounter(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Look at an encounter and change it; a plan whose day has come is saved as having happened."""
    found = encounter_found(owner, uid)
    sheet = _Sheet(request, owner, today, found)
    title = _("Met or talked")
    back = reverse("person", args=[found.people[0].uid]) if found.people else reverse("people")
    if request.method != "POST":
        return render(request, "encounter_form.html", sheet.context(title, back))
    if not sheet.is_valid() or sheet.people is None:
        return htmx.invalid(request, "encounter_form.html", sheet.context(title, back))
    evening = forms.evening(sheet.form, sheet.people, sheet.facts, today)
    actions.rewrite(owner, uid=str(uid), evening=evening, today=today, via="web")
    toasts.tell(request, owner)
    return _onwards(request, sheet.faces, uid)


@require_POST
@signed_in
def encounter_trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put an encounter away."""
    fact_actions.trash_fact(owner, kind="encounter", uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "people")


urlpatterns = [
    path("add/", add, name="add"),
    path("encounters/new/", encounter_new, name="encounter_new"),
    path("encounters/<uuid:uid>/", encounter, name="encounter"),
    path("encounters/<uuid:uid>/put-away/", encounter_trash, name="encounter_trash"),
]
