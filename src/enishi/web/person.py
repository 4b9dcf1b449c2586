"""人 › a person: the page, the sheet to edit, and everything that takes one tap or one line there."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.exchange.records import Record
from enishi.network.actions import facts as fact_actions
from enishi.network.actions import people as actions
from enishi.network.models import Owner
from enishi.network.queries import people as queries
from enishi.network.queries.cards import cards_of
from enishi.network.queries.encounters import faces_of, gatherings_offered
from enishi.network.queries.own_cards import cards_to_hand
from enishi.network.queries.people import PersonCard
from enishi.network.queries.timeline import At, timeline_of
from enishi.network.queries.twins import who_stayed
from enishi.web import before, faces, htmx, standings, toasts
from enishi.web.access import signed_in
from enishi.web.forms import people as forms
from enishi.web.forms.base import field_codes
from enishi.web.forms.own_cards import HandingForm
from enishi.wording import dates, labels, names

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
WISHES = {"1": 1, "0": 0, "-1": -1}


@require_GET
@signed_in
def person(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Everything to know before one meets, then the story until today; who was merged leads to who stayed."""
    if stayed := who_stayed(owner, uid):
        return redirect("person", stayed)
    card = queries.person_card(owner, uid)
    context = (
        _page(card, owner, today)
        | {"cards": _cards(owner, str(uid), today)}
        | before.timeline(timeline_of(owner, card.person), str(uid), card.face.name, today)
    )
    return render(request, "person.html", context)


@require_GET
@signed_in
def timeline(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """The older part of the story, from a key on."""
    found = queries.get_person(owner, uid)
    older = timeline_of(owner, found, before=_at(request))
    story = before.timeline(older, str(uid), queries.name_of(found), today)
    context = {"entries": story["timeline"], "more_url": story["more_url"]}
    if htmx.asks(request):
        return render(request, "components/timeline.html", context)
    title = names.shown(queries.name_of(found))
    return render(
        request, "timeline.html", context | {"place": "people", "title": title, "back_url": _url(uid)}
    )


def _at(request: HttpRequest) -> At | None:
    on, rank, pk = (request.GET.get(key, "") for key in ("on", "rank", "pk"))
    return At(on, int(rank), int(pk)) if rank.isdigit() and pk.isdigit() else None


def _url(uid: object, name: str = "person") -> str:
    return reverse(name, args=[uid])


def _cards(owner: Owner, uid: str, today: datetime.date) -> list[Shown]:
    """Return the pictures of the cards a person gave."""
    return [
        {"url": reverse("photo", args=[one.image]), "note": dates.day(one.on, today) if one.on else ""}
        for one in cards_of(owner, uid)
        if one.image
    ]


def _page(card: PersonCard, owner: Owner, today: datetime.date) -> Shown:
    record, uid = card.record, card.face.uid
    place: Record = next((one for one in record.get("affiliations", ()) if not one.get("to")), {})
    head = faces.portrait(card.face) | {
        "line": faces.belongs(place.get("title") or "", place.get("organization") or ""),
        "edit_url": _url(uid, "person_edit"),
        "meet_url": f"{reverse('encounter_new')}?{urlencode({'person': uid})}",
        "spark": bool(record.get("spark")),
        "spark_url": _url(uid, "person_spark"),
    }
    return {
        "place": "people",
        "person": head,
        "chips": _chips(record),
        "before": before.before(card, today),
        "facts": _reach(record, today),
        "knows": [faces.portrait(face) | {"note": note} for face, note in card.knows],
        "private": _private(card, owner),
        "peace": standings.ask(card, "at_peace"),
        "companion": standings.ask(card, "companion"),
        "apart": [standings.ask(card, "family"), standings.ask(card, "service")],
        "trash": _trash_ask(card),
        "put_away": card.person.trashed_at is not None,
        "restore_url": reverse("trash_restore", args=["person", uid]),
        "forget_url": _url(uid, "person_forget"),
        "addressbook": None if record.get("in_network", True) else {"url": _url(uid, "person_take_in")},
        "leave_out_url": _url(uid, "person_leave_out"),
        "merge_url": _url(uid, "merge_with"),
        "export_url": f"{reverse('export')}?{urlencode({'person': uid})}",
        "quick": _quick(card, cards_to_hand(owner, card.person)),
    }


def _chips(record: Record) -> list[Shown]:
    listed = [
        {"label": labels.field(code), "kind": "field", "icon": "",
         "url": f"{reverse('people')}?{urlencode({'field': code.partition('.')[0]})}"}
        for code in record.get("fields", ())
    ]  # fmt: skip
    standing = record.get("standing", "acquaintance")
    if standing != "acquaintance":
        listed.append(
            {"label": labels.label("standing", standing), "kind": "tag", "icon": "people", "url": ""}
        )
    return listed + [
        {"label": tag, "kind": "tag", "icon": "", "url": f"{reverse('people')}?{urlencode({'tag': tag})}"}
        for tag in record.get("tags", ())
    ]


def _reach(record: Record, today: datetime.date) -> list[Shown]:
    """Ways to reach somebody, each with what a tap does."""
    listed: list[Shown] = []
    for key, label, scheme in (("phones", _("Phone"), "tel:"), ("emails", _("Mail"), "mailto:")):
        for way in record.get(key, ()):
            listed.append({"label": _way(way, label), "value": way["value"], "url": scheme + way["value"]})
    for way in record.get("addresses", ()):
        value = " ".join(part for part in (way.get("postal_code"), way.get("value")) if part)
        listed.append({"label": _way(way, _("Address")), "value": value, "url": ""})
    for way in record.get("urls", ()):
        value = way["value"] if isinstance(way, dict) else way
        safe = value.startswith(("https://", "http://"))
        listed.append({"label": _("Web"), "value": value, "url": value if safe else ""})
    for way in record.get("accounts", ()):
        listed.append({"label": way.get("service") or _("Account"), "value": way.get("value"), "url": ""})
    if record.get("birthday"):
        listed.append(
            {"label": _("Birthday"), "value": before.birthday(record["birthday"], today), "url": ""}
        )
    if record.get("note"):
        listed.append({"label": _("Note"), "value": record["note"], "url": ""})
    return listed


def _way(way: Record, otherwise: str) -> str:
    """Return what a number or an address is for, the usual ones in the owner's language."""
    usual = {"work": _("work"), "home": _("home"), "mobile": _("mobile"), "cell": _("mobile")}
    said = str(way.get("label") or "")
    return usual.get(said.lower(), said) or otherwise


def _private(card: PersonCard, owner: Owner) -> Shown:
    record, uid = card.record, card.face.uid
    wish, phase = (
        str(record.get("wish", "")),
        labels.compared(record.get("phase"), forms.own_phase(owner.phase)),
    )
    return {
        "wish_label": _("Would you like to be with them from here on?"),
        "wishes": [
            {"value": code, "label": word, "chosen": code == wish}
            for code, word in labels.choices("wish")
            if code
        ],
        "wish_url": _url(uid, "person_wish"),
        "phase_label": _("Compared with where you stand now"),
        "phases": [
            {"value": code, "label": word, "chosen": code == phase}
            for code, word in labels.choices("phase_compared")
        ],
        "phase_url": _url(uid, "person_phase"),
        "role_label": _("What they are to the company I work for"),
        "roles": [
            {"value": code, "label": word, "chosen": code == record.get("company_role")}
            for code, word in labels.choices("company_role")
            if code
        ],
        "role_url": _url(uid, "company_role"),
    }


def _trash_ask(card: PersonCard) -> Shown:
    sentence = _("%(name)s and what you wrote about them are put away. You can bring them back any time.")
    said = sentence % {"name": names.with_honorific(card.face.name)}
    return {
        "label": _("Put it away"),
        "sentence": said,
        "button": _("Put it away"),
        "url": _url(card.face.uid, "person_trash"),
    }


def _quick(card: PersonCard, mine: list[tuple[str, str]]) -> list[Shown]:
    """The forms for one thing more, each with its own name spaces so that ids stay unique."""
    uid = card.face.uid
    listed: list[tuple[str, str, Any]] = [
        ("want", _("What they are looking for"), forms.WordForm(label=_("In a word"), auto_id="want_%s")),
        ("offer", _("What they can do"), forms.WordForm(label=_("In a word"), auto_id="offer_%s")),
        ("promise", _("A promise"), forms.PromiseForm(auto_id="promise_%s")),
        ("favor", _("Something given or received"), forms.FavorForm(auto_id="favor_%s")),
    ]
    if card.statements:
        telling = forms.TellingForm(statements=card.statements, auto_id="telling_%s")
        listed.append(("telling", _("Told them what I do or want"), telling))
    if mine:
        listed.append(("handing", _("Gave them my card"), HandingForm(cards=mine, auto_id="handing_%s")))
    return [
        {"label": label, "form": form, "url": reverse("person_quick", args=[uid, kind])}
        for kind, label, form in listed
    ]


# -- the sheet ------------------------------------------------------------------------------------------------------


@FORM
@signed_in
def person_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write down a person; a name alone is enough."""
    name = request.GET.get("name", "")
    sheet = _Sheet(request, owner, today, {}, {"name": name})
    if request.method != "POST":
        return sheet.shown(_("Write down a person"), reverse("people"))
    if not sheet.is_valid():
        return sheet.invalid(_("Write down a person"), reverse("people"))
    made = actions.add_person(owner, record=sheet.patch(), today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "person", made.uid)


@FORM
@signed_in
def person_edit(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Edit everything known of a person on one sheet."""
    if stayed := who_stayed(owner, uid):
        return redirect("person_edit", stayed)
    found = queries.get_person(owner, uid)
    record = queries.record_of(owner, found)
    sheet = _Sheet(request, owner, today, record, {})
    title = names.shown(queries.name_of(found))
    if request.method != "POST":
        return sheet.shown(title, _url(uid))
    if not sheet.is_valid():
        return sheet.invalid(title, _url(uid))
    actions.edit_person(owner, uid=str(uid), patch=sheet.patch(), today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "person", uid)


class _Sheet:
    """The form of a person with its lists, as one thing that is shown, checked and turned into a patch."""

    def __init__(
        self,
        request: HttpRequest,
        owner: Owner,
        today: datetime.date,
        record: Record,
        initial: dict[str, str],
    ) -> None:
        self.request, self.owner, self.record = request, owner, record
        data = request.POST if request.method == "POST" else None
        gatherings = {
            one.title: one.uid for one in gatherings_offered(owner, today, also=record.get("met_at") or "")
        }
        self.form = forms.PersonForm(
            data, record=record, owner_phase=owner.phase, gatherings=gatherings, initial=initial
        )
        self.lists = forms.person_lists(record, data)

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(formset.is_valid() for formset in self.lists.values())])

    def patch(self) -> Record:
        return self.form.patch() | forms.lists_patch(self.lists, self.record)

    def shown(self, title: str, back: str) -> HttpResponse:
        return render(self.request, "person_form.html", self._context(title, back))

    def invalid(self, title: str, back: str) -> HttpResponse:
        return htmx.invalid(self.request, "person_form.html", self._context(title, back))

    def _context(self, title: str, back: str) -> Shown:
        return {
            "place": "people", "title": title, "form_url": self.request.path, "back_url": back,
            "maybe_url": "" if self.record else reverse("people_maybe"),
            "form": self.form, "lists": self._lists(), "introducer": self._introducer(),
            "known_gatherings": list(self.form.gatherings), "fields_url": reverse("fields_understood"),
            "way_labels": [_("work"), _("home"), _("mobile")], "is_new": not self.record,
        }  # fmt: skip

    def _lists(self) -> list[Shown]:
        said = {
            "affiliations": (_("Where they belong"), _("Another place")),
            "phones": (_("Phone"), _("Another number")),
            "emails": (_("Mail"), _("Another address")),
            "addresses": (_("Address"), _("Another address")),
            "urls": (_("Web"), _("Another link")),
            "accounts": (_("Elsewhere"), _("Another account")),
        }
        return [
            {"formset": self.lists[key], "legend": legend, "add_label": add, "first": key == "affiliations"}
            for key, (legend, add) in said.items()
        ]

    def _introducer(self) -> Shown:
        uid = self.form["introduced_by"].value() or ""
        chosen = [
            {"name": "introduced_by", "value": face.uid, "label": names.shown(face.name)}
            for face in faces_of(self.owner, [uid])
        ]
        return {
            "uid": "introducer", "label": _("Who brought you together"), "error": "", "name": "introduced_by",
            "help": _("Somebody you know already."), "new_name": "introducer_typed", "chosen": chosen,
            "found_url": reverse("people_found"),
        }  # fmt: skip


@require_GET
@signed_in
def fields_understood(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Which fields the words typed so far stand for: chips under the line."""
    codes, strange = field_codes(request.GET.get("fields", ""))
    chips = [{"label": labels.field(code), "kind": "field", "url": "", "icon": "check"} for code in codes]
    return render(request, "components/fields_understood.html", {"chips": chips, "strange": strange})


# -- one tap, one line ----------------------------------------------------------------------------------------------


@require_POST
@signed_in
def person_quick(
    request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID, kind: str
) -> HttpResponse:
    """Add a want, an offer, a promise, something that passed, or having told them."""
    found = queries.get_person(owner, uid)
    if kind in ("want", "offer"):
        form: Any = forms.WordForm(request.POST, label=_("In a word"))
    elif kind == "telling":
        form = forms.TellingForm(request.POST, statements=queries.statements_now(owner))
    elif kind == "handing":
        form = HandingForm(request.POST, cards=cards_to_hand(owner, found))
    else:
        form = forms.QUICK[kind](request.POST)
    if not form.is_valid():
        context = {"place": "people", "title": names.shown(queries.name_of(found)), "form": form,
                   "form_url": request.path, "back_url": _url(uid)}  # fmt: skip
        return htmx.invalid(request, "one_form.html", context)
    if kind in ("want", "offer"):
        known = queries.record_of(owner, found).get(f"{kind}s", [])
        words = {f"{kind}s": [*known, form.cleaned_data["text"]]}
        actions.edit_person(owner, uid=str(uid), patch=words, today=today, via="web")
    else:
        fact_actions.add_fact(owner, record=form.record(str(uid), today.isoformat()), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "person", uid)


@require_POST
@signed_in
def spark(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """気になる, on and off."""
    now = queries.get_person(owner, uid).spark
    return _patched(request, owner, today, uid, {"spark": not now})


@require_POST
@signed_in
def wish(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Whether one wants to be with somebody: said, or taken back by tapping it again."""
    said = WISHES.get(request.POST.get("wish", ""))
    now = queries.get_person(owner, uid).wish
    return _patched(request, owner, today, uid, {"wish": None if said == now else said})


@require_POST
@signed_in
def phase(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Where somebody stands, compared with the owner."""
    said = forms.phase_of(request.POST.get("phase", ""), owner.phase)
    return _patched(request, owner, today, uid, {"phase": said})


@require_POST
@signed_in
def standing(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """How we stand: acquaintance, companion, family … Without a word it is to be left in peace."""
    return _patched(request, owner, today, uid, {"standing": request.POST.get("standing") or "at_peace"})


def _patched(
    request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID, patch: Record
) -> HttpResponse:
    actions.edit_person(owner, uid=str(uid), patch=patch, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "person", uid)


@require_POST
@signed_in
def take_in(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """From the address book into the network."""
    actions.take_in(owner, uids=[str(uid)], via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "person", uid)


@require_POST
@signed_in
def leave_out(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Back into the address book."""
    actions.leave_out(owner, uids=[str(uid)], via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "person", uid)


@require_POST
@signed_in
def trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put a person away."""
    actions.trash_people(owner, uids=[str(uid)], via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "people")


@FORM
@signed_in
def forget(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Forget a person for good, after the name was typed once more."""
    name = names.shown(queries.name_of(queries.get_person(owner, uid)))
    form = forms.ForgetForm(request.POST or None, name=name)
    context = {"place": "people", "name": name, "form": form, "form_url": request.path, "back_url": _url(uid)}
    if request.method != "POST":
        return render(request, "forget.html", context)
    if not form.is_valid():
        return htmx.invalid(request, "forget.html", context)
    actions.forget(owner, uid=str(uid))
    toasts.say(request, _("%(name)s is forgotten.") % {"name": name})
    return redirect("people")


urlpatterns = [
    path("people/new/", person_new, name="person_new"),
    path("people/fields/", fields_understood, name="fields_understood"),
    path("people/<uuid:uid>/", person, name="person"),
    path("people/<uuid:uid>/timeline/", timeline, name="person_timeline"),
    path("people/<uuid:uid>/edit/", person_edit, name="person_edit"),
    path("people/<uuid:uid>/add/<str:kind>/", person_quick, name="person_quick"),
    path("people/<uuid:uid>/spark/", spark, name="person_spark"),
    path("people/<uuid:uid>/wish/", wish, name="person_wish"),
    path("people/<uuid:uid>/phase/", phase, name="person_phase"),
    path("people/<uuid:uid>/standing/", standing, name="person_standing"),
    path("people/<uuid:uid>/take-in/", take_in, name="person_take_in"),
    path("people/<uuid:uid>/leave-out/", leave_out, name="person_leave_out"),
    path("people/<uuid:uid>/put-away/", trash, name="person_trash"),
    path("people/<uuid:uid>/forget/", forget, name="person_forget"),
]
