"""わたし › わたしの名刺: cards of one's own with their versions, to look at, print, put on the web; and who holds which.

Pictures, PDF, vCard and page are made anew each time from what the card says; nothing of them is kept.
"""

from __future__ import annotations

import datetime
from base64 import b64encode
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.exchange import own_card as press
from enishi.exchange.errors import Unprintable
from enishi.exchange.own_card.ways import lists_of, ways_in
from enishi.exchange.records import Record
from enishi.network.actions import facts as fact_actions
from enishi.network.actions import own_cards as actions
from enishi.network.actions.owners import edit_owner
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner
from enishi.network.queries import own_cards as queries
from enishi.network.queries.own_cards import Held, OwnCard
from enishi.web import errors, faces, htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms import own_cards as forms
from enishi.web.forms.encounters import People
from enishi.wording import dates, labels
from enishi.wording import pages as whys

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])


@require_GET
@signed_in
def own_cards(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """My cards, each with its face and by how many it is held."""
    cards = [
        _line(line.now, today) | {"before": [_line(one, today) for one in line.before]}
        for line in queries.own_cards(owner)
    ]
    context = {
        "place": "me", "here": "own_cards", "why": whys.why("cards"), "cards": cards,
        "new_url": reverse("own_card_new"),
    }  # fmt: skip
    return render(request, "own_cards.html", context)


def _line(card: OwnCard, today: datetime.date) -> Shown:
    record = card.record
    facts = [
        dates.day(record.get("since"), today) if record.get("since") else "",
        labels.label("card_design", record.get("design")), _held(card.held),
    ]  # fmt: skip
    return {
        "title": record.get("title") or _("My card"), "url": reverse("own_card", args=[card.uid]),
        "facts": "・".join(fact for fact in facts if fact),
        "picture": reverse("own_card_picture", args=[card.uid, 0]), "upright": record.get("direction") == "vertical",
        "alt": _alt(record),
    }  # fmt: skip


def _held(count: int) -> str:
    if not count:
        return _("given to nobody yet")
    return ngettext("%(count)d person holds it", "%(count)d people hold it", count) % {"count": count}


def _alt(record: Record) -> str:
    side = (record.get("sides") or [{}])[0]
    said = (side.get(key) for key in ("organization", "name", "does"))
    return _("The card: %(what)s") % {"what": "、".join(one for one in said if one)}


@require_GET
@signed_in
def own_card(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One card: both its sides, what can be made of it, who holds it since when."""
    card, held = queries.own_card_found(owner, uid)
    return render(request, "own_card.html", _page(owner, card, held, today))


def _page(
    owner: Owner, card: OwnCard, held: list[Held], today: datetime.date, form: Any = None, box: Shown | None = None
) -> Shown:  # fmt: skip
    record, uid = card.record, card.uid
    pictures, problem = _pictures(record)
    kept = record.get("audience") == "not_company"
    return {
        "place": "me", "here": "own_cards", "title": record.get("title") or _("My card"), "uid": uid,
        "why": whys.why("cards"), "facts": _facts(record, today), "pictures": pictures, "problem": problem,
        "alt": _alt(record), "upright": record.get("direction") == "vertical", "made": _made(uid, bool(problem), kept),
        "kept": kept, "edit_url": reverse("own_card_edit", args=[uid]), "back_url": reverse("own_cards"),
        "held": [_holder(one, today) for one in held], "held_count": _held(card.held),
        "hand_url": reverse("own_card_hand", args=[uid]), "form": form or forms.HandForm(today=today),
        "people": box or _box(owner), "put_away": "trashed" in record,
        "trash": sheets.put_away(
            _("Put it away"), _("It is put away. You can bring it back any time."), reverse("own_card_trash", args=[uid])
        ),
    }  # fmt: skip


def _facts(record: Record, today: datetime.date) -> str:
    said = (
        _("since %(day)s") % {"day": dates.day(record["since"], today)} if record.get("since") else "",
        labels.label("card_design", record.get("design")), labels.label("card_size", record.get("size")),
        labels.label("card_audience", record.get("audience")),
    )  # fmt: skip
    return "・".join(one for one in said if one)


def _pictures(record: Record) -> tuple[list[str], str]:
    """Return the sides as data: addresses, or what keeps them from being set."""
    try:
        made = press.pictures_of(record)
    except Unprintable as error:
        return [], errors.sentence_of(error)
    return ["data:image/svg+xml;base64," + b64encode(one.encode()).decode() for one in made], ""


def _made(uid: str, unset: bool, kept: bool) -> list[Shown]:
    """What can be made of the card: where, and in a word what for."""
    listed = [
        ("one", "takeaway", _("PDF for the printer"), _("One a page, with 3 mm of bleed and crop marks")),
        ("ten", "file", _("PDF for home"), _("Ten on a sheet of A4")),
        ("vcard", "card", _("vCard"), _("To send, or to put into your own telephone")),
        ("page", "link", _("A page of my own"), _("One file to put anywhere; it fetches nothing")),
    ]
    return [
        {"url": reverse("own_card_file", args=[uid, kind]), "icon": icon, "label": label, "note": note}
        for kind, icon, label, note in listed
        if not (unset and kind in press.SHEETS) and not (kept and kind == "page")
    ]


def _holder(one: Held, today: datetime.date) -> Shown:
    return faces.portrait(one.person) | {
        "on": dates.day(one.on, today) if one.on else "", "drop_url": reverse("own_card_unhand", args=[one.uid]),
    }  # fmt: skip


def _box(owner: Owner, said: People | None = None, error: str = "") -> Shown:
    return sheets.people_box(owner, _("To whom"), said=said, error=error)


@require_GET
@signed_in
def own_card_picture(
    request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID, side: int
) -> HttpResponse:
    """One side as SVG."""
    made = press.pictures_of(queries.own_card_found(owner, uid)[0].record)
    if side >= len(made):
        raise NotFound(key="card", id=str(uid))
    return HttpResponse(made[side], content_type="image/svg+xml")


TYPES = {"vcard": ("text/vcard; charset=utf-8", "vcf"), "page": ("text/html; charset=utf-8", "html")}


@require_GET
@signed_in
def own_card_file(
    request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID, kind: str
) -> HttpResponse:
    """Hand over a PDF, the vCard or the page."""
    record = queries.own_card_found(owner, uid)[0].record
    media, ending = TYPES.get(kind, ("application/pdf", "pdf"))
    answer = HttpResponse(made_of(record, kind), content_type=media)
    name = f"{record.get('title') or 'card'}{'-10' if kind == 'ten' else ''}.{ending}"
    answer["Content-Disposition"] = f"attachment; filename=\"card.{ending}\"; filename*=UTF-8''{quote(name)}"
    return answer


def made_of(record: Record, kind: str) -> bytes:
    if kind in press.SHEETS:
        return press.pdf_of(record, kind)
    if kind == "vcard":
        return press.vcard_of(record).encode()
    if kind == "page":
        if record.get("audience") == "not_company":
            raise Refused("page_for_everyone")
        return press.page_of(record).encode()
    raise NotFound(key="card", id=kind)


# -- making and changing --------------------------------------------------------------------------------------------


@FORM
@signed_in
def own_card_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Make a card."""
    begin = queries.beginning(owner)
    initial = forms.first_of(begin.owner, begin.does, begin.audience, begin.ways)
    form = forms.OwnCardForm(_data(request), ways=begin.ways, initial=initial)
    return _save(request, owner, today, form, None)


@FORM
@signed_in
def own_card_edit(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Change a card; where somebody holds it already, as a new version."""
    card = queries.own_card_found(owner, uid)[0]
    form = forms.OwnCardForm(
        _data(request), ways=_ways(owner, card.record), initial=forms.initial_of(card.record)
    )
    return _save(request, owner, today, form, card)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _ways(owner: Owner, record: Record) -> list[Record]:
    """Mine, and those on the card that are no longer mine."""
    mine = queries.beginning(owner).ways
    on_it = [
        {key: one.get(key) for key in ("kind", "value", "label", "service", "postal_code")}
        for one in record.get("ways") or []
    ]
    return [*mine, *(one for one in on_it if one not in mine)]


def _save(
    request: HttpRequest, owner: Owner, today: datetime.date, form: forms.OwnCardForm, card: OwnCard | None
) -> HttpResponse:
    if request.method != "POST":
        return render(request, "own_card_form.html", _sheet(form, card))
    try:
        if not form.is_valid():
            return htmx.invalid(request, "own_card_form.html", _sheet(form, card))
        record = form.record()
        press.pictures_of(record)
        uid = card.uid if card else ""
        saved = (
            actions.change_card(owner, uid=uid, record=record, today=today, via="web")
            if card
            else actions.make_card(owner, record=record, today=today, via="web")
        )
    except (Refused, Unprintable) as error:
        form.add_error(None, errors.sentence_of(error))
        return htmx.invalid(request, "own_card_form.html", _sheet(form, card))
    _remember(owner, form, today)
    toasts.tell(request, owner)
    return htmx.done(request, "own_card", saved.uid)


def _remember(owner: Owner, form: forms.OwnCardForm, today: datetime.date) -> None:
    """A way that was written anew is one of mine from here on."""
    mine = ways_in(queries.beginning(owner).owner)
    fresh = [one for one in form.added() if one not in mine]
    if fresh:
        edit_owner(owner, patch=lists_of([*mine, *fresh]), today=today, via="web")


def _sheet(form: forms.OwnCardForm, card: OwnCard | None) -> Shown:
    back = reverse("own_card", args=[card.uid]) if card else reverse("own_cards")
    sides = [_side(form, code) for code in ("ja", "en")]
    held = card.held if card else 0
    return {
        "place": "me", "here": "own_cards", "title": _("Change the card") if card else _("A new card"),
        "why": _("Short enough to be passed on: one name, one sentence, the ways you like to be reached.") if not held
        else _("Somebody holds this card as it is; what you change becomes a new version."),
        "form": form, "sides": sides, "ways": [form[key] for key in ("ways", "new_ways") if key in form.fields],
        "looks": [form[key] for key in ("design", "direction", "front", "size", "qr", "page", "audience")],
        "form_url": reverse("own_card_edit", args=[card.uid]) if card else reverse("own_card_new"), "back_url": back,
        "preview_url": reverse("own_card_preview") + (f"?card={card.uid}" if card else ""),
    }  # fmt: skip


def _side(form: forms.OwnCardForm, code: str) -> Shown:
    """The fields of a side; open where something stands there, the Japanese one also while there is nothing yet."""
    begun = {side: any(form[f"{side}_{key}"].value() for key in ("name", "does")) for side in ("ja", "en")}
    return {
        "code": code, "legend": labels.label("card_language", code),
        "fields": [form[f"{code}_{key}"] for key in forms.SIDE],
        "open": begun[code] or (code == "ja" and not begun["en"]),
    }  # fmt: skip


@require_POST
@signed_in
def own_card_preview(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """How the card looks as it is filled in now."""
    asked = request.GET.get("card", "")
    record = queries.own_card_found(owner, asked)[0].record if asked else {}
    form = forms.OwnCardForm(request.POST, ways=_ways(owner, record), initial={})
    if not form.is_valid():
        first = next(iter(form.errors.values()), [""])
        return render(request, "components/card_faces.html", {"pictures": [], "problem": first[0], "alt": ""})
    said = form.record()
    pictures, problem = _pictures(said)
    context = {
        "pictures": pictures, "problem": problem, "alt": _alt(said), "upright": said["direction"] == "vertical",
    }  # fmt: skip
    return render(request, "components/card_faces.html", context)


@require_POST
@signed_in
def own_card_trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put a card away."""
    fact_actions.trash_fact(owner, kind="card", uid=str(actions.own_card(owner, str(uid)).uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "own_cards")


# -- who holds it ---------------------------------------------------------------------------------------------------


@require_POST
@signed_in
def own_card_hand(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note to whom it was handed, and when."""
    said, form = People(request.POST), forms.HandForm(request.POST, today=today)
    if not form.is_valid() or not len(said):
        card, held = queries.own_card_found(owner, uid)
        error = "" if len(said) else _("To whom? One name is enough.")
        context = _page(owner, card, held, today, form, _box(owner, said, error))
        return htmx.invalid(request, "own_card.html", context)
    on = form.cleaned_data["on"].isoformat()
    actions.hand_card(owner, card=str(uid), people=said.uids, new=said.new, on=on, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "own_card", uid)


@require_POST
@signed_in
def own_card_unhand(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Take back that somebody was handed a card."""
    row = fact_actions.trash_fact(owner, kind="handing", uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "own_card", row.card.uid)


urlpatterns = [
    path("me/cards/", own_cards, name="own_cards"),
    path("me/cards/new/", own_card_new, name="own_card_new"),
    path("me/cards/preview/", own_card_preview, name="own_card_preview"),
    path("me/cards/<uuid:uid>/", own_card, name="own_card"),
    path("me/cards/<uuid:uid>/edit/", own_card_edit, name="own_card_edit"),
    path("me/cards/<uuid:uid>/side/<int:side>.svg", own_card_picture, name="own_card_picture"),
    path("me/cards/<uuid:uid>/file/<str:kind>/", own_card_file, name="own_card_file"),
    path("me/cards/<uuid:uid>/put-away/", own_card_trash, name="own_card_trash"),
    path("me/cards/<uuid:uid>/handed/", own_card_hand, name="own_card_hand"),
    path("me/cards/handed/<uuid:uid>/drop/", own_card_unhand, name="own_card_unhand"),
]
