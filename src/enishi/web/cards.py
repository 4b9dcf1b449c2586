"""名刺の写真: photos read one after another, each card beside its fields to be corrected, filed all at once.

A photo is read by a request of its own, so that twenty show their progress and can be stopped; nothing is kept but the
straightened picture, until the cards are confirmed or a day has passed.
"""

from __future__ import annotations

import base64
import datetime
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from enishi.exchange import card as reader
from enishi.exchange.errors import Unreadable
from enishi.network.actions import cards as actions
from enishi.network.actions import inbox as inbox_actions
from enishi.network.models import Owner
from enishi.network.queries import inbox
from enishi.network.queries.cards import known_for
from enishi.network.queries.encounters import faces_of, gatherings_offered
from enishi.web import errors, htmx, toasts
from enishi.web.access import signed_in
from enishi.web.forms import cards as forms
from enishi.wording import dates, names, numbers

Shown = dict[str, Any]
ACCEPTS = "image/*,.heic,.heif,.pdf"
# Photos of the inbox read by one tap: as many as one waits for.
AT_ONCE = 5


@require_http_methods(["GET", "POST"])
@signed_in
def cards(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Bring photos of cards; without scripts they are read all at once."""
    read: list[Shown] = []
    problems: list[str] = []
    for file in request.FILES.getlist("files") if request.method == "POST" else []:
        found, said = _read(owner, file.name, file.read())
        read += found
        problems += said
    if request.method == "POST" and not read and not problems:
        problems = [_("Choose a photo first.")]
    context = _page(owner, today, read, problems)
    return render(request, "card_photos.html", context, status=htmx.INVALID if problems and not read else 200)


@require_POST
@signed_in
def read_inbox(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Read the photos a phone put into the inbox; one without a card is put aside, the others stay until filed."""
    read: list[Shown] = []
    problems: list[str] = []
    names: list[str] = []
    for photo in inbox.photos_of(owner)[:AT_ONCE]:
        try:
            data = photo.read_bytes()
        except OSError:
            # Whoever keeps the folder in step is just at it.
            continue
        found, said = _read(owner, photo.name, data)
        read += found
        problems += said
        if found:
            names.append(photo.name)
        else:
            inbox_actions.put_photos_aside(owner, names=[photo.name], today=today, unread=True)
    context = _page(owner, today, read, problems) | {"photos": names}
    return render(request, "card_photos.html", context, status=htmx.INVALID if problems and not read else 200)


@require_POST
@signed_in
def read(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Read one photo; answer with the forms of the cards on it, or with what is wrong with it."""
    files = request.FILES.getlist("files")
    found, problems = (
        _read(owner, files[0].name, files[0].read()) if files else ([], [_("Choose a photo first.")])
    )
    status = htmx.INVALID if problems else 200
    return render(
        request, "components/cards_read.html", {"cards": found, "problems": problems}, status=status
    )


def _read(owner: Owner, name: str, data: bytes) -> tuple[list[Shown], list[str]]:
    found = []
    try:
        for one in reader.scan(data):
            found.append(_read_card(owner, one))
    except Unreadable as error:
        return found, [_("%(name)s: %(problem)s") % {"name": name, "problem": errors.sentence_of(error)}]
    return found, []


def _read_card(owner: Owner, one: reader.ScannedCard) -> Shown:
    initial = forms.initial_of(one, actions.stage_picture(one.image))
    known = [(face.uid, names.shown(face.name)) for face in known_for(owner, one.record)]
    prefix = f"c{uuid.uuid4().hex[:12]}"
    form = forms.CardForm(
        prefix=prefix, known=known, initial=initial | {"person": known[0][0] if known else ""}
    )
    return _shown(form, one.image, forms.doubtful(one.scores, initial))


def _shown(form: forms.CardForm, image: bytes, doubtful: list[str]) -> Shown:
    """Return components/card_read.html's card: the fields to look at first, the least certain before the others."""
    later = [name for name in form.fields if name not in doubtful and not form[name].is_hidden]
    return {
        "prefix": form.prefix,
        "picture": "data:image/jpeg;base64," + base64.b64encode(image).decode() if image else "",
        "doubtful": [form[name] for name in doubtful],
        "fields": [form[name] for name in later],
        "hidden": [form[name] for name in form.fields if form[name].is_hidden],
        "errors": form.non_field_errors() if form.is_bound else [],
    }


def _page(
    owner: Owner,
    today: datetime.date,
    read: list[Shown],
    problems: list[str],
    exchange: forms.ExchangeForm | None = None,
) -> Shown:
    where = _gatherings(owner, today)
    return {
        "place": "add", "accepts": ACCEPTS, "cards": read, "problems": problems,
        "exchange": exchange or forms.ExchangeForm(gatherings=where, today=today, initial=_tonight(owner, today)),
        "read_url": reverse("cards_read"), "save_url": reverse("cards_save"), "photos": [],
        "waiting": _waiting(owner) if not read else None,
    }  # fmt: skip


def _waiting(owner: Owner) -> Shown | None:
    """Return what is said of the photos in the inbox, None where there are none."""
    many = len(inbox.photos_of(owner))
    said = _("In the inbox: %(photos)s") % {"photos": numbers.count(many, "photos")}
    return {"sentence": said, "url": reverse("cards_inbox")} if many else None


def _gatherings(owner: Owner, today: datetime.date) -> dict[str, str]:
    """Return the gatherings of the last weeks by what they are called."""
    return {
        f"{one.title} ({dates.day(one.on, today)})": one.uid
        for one in gatherings_offered(owner, today)
        if one.on and one.on <= today.isoformat()
    }


def _tonight(owner: Owner, today: datetime.date) -> Shown:
    """Return where the cards most likely come from: the gathering of today, if there is one."""
    at = next((one for one in gatherings_offered(owner, today) if one.on == today.isoformat()), None)
    return {"on": today, "gathering": at.uid if at else ""}


@require_POST
@signed_in
def save(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """File the cards as confirmed; what is amiss is said beside its field, and nothing is lost meanwhile."""
    prefixes = [name for name in request.POST.getlist("card") if f"{name}-drop" not in request.POST]
    listed = [_posted(owner, request, prefix) for prefix in dict.fromkeys(prefixes)]
    photos = request.POST.getlist("photo")
    exchange = forms.ExchangeForm(request.POST, gatherings=_gatherings(owner, today), today=today)
    if not listed or not all([exchange.is_valid(), *(form.is_valid() for form in listed)]):
        problems = [] if listed else [_("No card is left. Bring a photo first.")]
        shown = [_shown(form, _picture(form), list(form.errors)) for form in listed]
        return htmx.invalid(
            request, "card_photos.html", _page(owner, today, shown, problems, exchange) | {"photos": photos}
        )
    on = exchange.cleaned_data["on"]
    taken = [actions.TakenCard(form.record(), _picture(form), form.cleaned_data["person"]) for form in listed]
    gathering = exchange.cleaned_data["gathering"] if on else ""
    people = actions.take_cards(
        owner, cards=taken, on=on.isoformat() if on else "", gathering=gathering, today=today, via="web"
    )
    inbox_actions.put_photos_aside(owner, names=photos, today=today)
    actions.unstage([form.cleaned_data["image"] for form in listed])
    said = ngettext("%(count)d card is filed.", "%(count)d cards are filed.", len(taken)) % {
        "count": len(taken)
    }
    toasts.tell(request, owner, said)
    if len(people) == 1:
        return htmx.done(request, "person", people[0].uid)
    return htmx.done(request, "people" if on else "address_book")


def _posted(owner: Owner, request: HttpRequest, prefix: str) -> forms.CardForm:
    chosen = request.POST.get(f"{prefix}-person", "")
    return forms.CardForm(request.POST, prefix=prefix, known=_known_again(owner, chosen))


def _known_again(owner: Owner, chosen: str) -> list[tuple[str, str]]:
    """Return the person chosen for a card, so that the choice can be checked and shown again."""
    return [(face.uid, names.shown(face.name)) for face in faces_of(owner, [chosen] if chosen else [])]


def _picture(form: forms.CardForm) -> bytes:
    return actions.staged_picture(form.cleaned_data.get("image", ""))


urlpatterns = [
    path("cards/", cards, name="cards"),
    path("cards/read/", read, name="cards_read"),
    path("cards/inbox/", read_inbox, name="cards_inbox"),
    path("cards/save/", save, name="cards_save"),
]
