"""今週 › 役に立つ: what passed both ways, thanks not yet said, whom one can help, and who else could."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.network.actions import facts as fact_actions
from enishi.network.actions import favors as actions
from enishi.network.models import Owner
from enishi.network.queries import favors as queries
from enishi.network.queries.favors import FavorRow, Key
from enishi.network.queries.helping import Glad, Unmet, helping
from enishi.web import faces, figures, htmx, sheets, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.giving import PassedForm
from enishi.wording import dates, introducing, labels, names, numbers, portrait
from enishi.wording import places as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
ICONS = {"introduction": "introduction", "listening": "talk", "information": "note", "work": "chance"}
DIRECTIONS = ("given", "received")
# More at once would look like a debt; the others wait folded.
THANKS_SHOWN = 4


@require_GET
@signed_in
def giving(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everything about giving; or, asked for more, the rows that follow in one direction."""
    direction = request.GET.get("direction", "")
    if htmx.is_more(request) and direction in DIRECTIONS:
        return render(
            request, "components/favor_more.html", _passed(owner, today, direction, _after(request))
        )
    year = queries.year_of_giving(owner, today)
    found = helping(owner)
    thanks = [_favor(row, today) for row in queries.to_thank(owner)]
    passed = {
        side: _passed(owner, today, side, _after(request) if side == direction else None)
        for side in DIRECTIONS
    }
    context = {
        "place": "week", "here": "giving", "tabs": tabs.giving("giving"), "new_url": reverse("favor_new"),
        "thanks": thanks[:THANKS_SHOWN],
        "more_thanks": thanks[THANKS_SHOWN:],
        "help": [_glad(one) for one in found.mine], "through": [_through(one) for one in found.through],
        "cannot": figures.bars([
            (words.unmet_field(one.field), numbers.times(one.times), float(one.times)) for one in found.unmet
        ]),
        "unmet": [_unmet(one) for one in found.unmet],
        "given": passed["given"]["favors"], "given_more_url": passed["given"]["more_url"],
        "received": passed["received"]["favors"], "received_more_url": passed["received"]["more_url"],
        "sentence": portrait.give_and_take(year.given, year.received, year.reached, year.both_ways),
    }  # fmt: skip
    return render(request, "giving.html", context)


def _after(request: HttpRequest) -> Key | None:
    number = request.GET.get("pk", "")
    return Key(request.GET.get("after", ""), int(number)) if number.isdigit() else None


def _passed(owner: Owner, today: datetime.date, direction: str, after: Key | None) -> Shown:
    page = queries.favors_page(owner, direction, after=after)
    more = {"direction": direction, "after": page.after.on, "pk": page.after.pk} if page.after else {}
    return {
        "favors": [_favor(row, today, thanks=False) for row in page.rows],
        "more_url": f"{reverse('giving')}?{urlencode(more)}" if more else "",
    }


def _favor(row: FavorRow, today: datetime.date, *, thanks: bool = True) -> Shown:
    """Return what components/favor_row.html needs."""
    kind = labels.label("favor_kind", row.kind)
    facts = (
        names.with_honorific(row.person.name),
        kind if row.note else "",
        dates.day(row.on, today) if row.on else "",
    )
    to_thank = thanks and row.direction == "received" and not row.thanked
    return {
        "uid": row.uid, "icon": ICONS.get(row.kind, "gift"), "what": row.note or kind,
        "facts": "・".join(part for part in facts if part), "url": reverse("person", args=[row.person.uid]),
        "thank_url": reverse("favor_thank", args=[row.uid]) if to_thank else "",
    }  # fmt: skip


def _glad(one: Glad) -> Shown:
    draft = words.can_help(one.person.face.name, one.want, one.offer)
    return {
        "uid": one.person.face.uid, "person": faces.portrait(one.person.face),
        "want": faces.belongs(one.person.title, one.person.organization),
        "because": words.glad_because(one.want, one.offer, one.words), **draft,
    }  # fmt: skip


def _through(one: Glad) -> Shown:
    """Somebody whose want an acquaintance could meet: with the way to bring the two together."""
    assert one.by is not None
    person, by = one.person.face, one.by.face
    both = urlencode([("person", person.uid), ("person", by.uid)])
    return {
        "uid": f"through-{person.uid}", "people": [faces.portrait(person), faces.portrait(by)],
        "because": introducing.because(person.name, by.name, one.want, one.offer, one.words, ("", "")),
        "url": f"{reverse('introduction_new')}?{both}", **words.know_someone(person.name, by.name, one.want),
    }  # fmt: skip


def _unmet(one: Unmet) -> Shown:
    return {
        "field": words.unmet_field(one.field),
        "wants": [{"text": text, "who": faces.portrait(face)} for face, text in one.wants],
    }


@FORM
@signed_in
def favor_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write down something that passed, with somebody known or new."""
    said = People(request.POST) if request.method == "POST" else None
    form = PassedForm(
        request.POST if said is not None else None, initial={"on": today.isoformat(), "direction": "given"}
    )
    missing = said is not None and not len(said)
    box = sheets.people_box(
        owner, _("With whom"), said=said, known=request.GET.getlist("person"),
        error=_("With whom was it? One name is enough.") if missing else "",
    )  # fmt: skip
    why = _("Only what passed is remembered; nobody is counted.")
    sheet = sheets.Sheet(_("Given or received"), why, reverse("giving"), "week", "giving", box)
    if said is None or not form.is_valid() or missing:
        return sheet.show(request, form)
    uid, name = sheets.first_of(said)
    actions.add_with(
        owner, record=form.record(uid, today.isoformat()), person=uid, name=name, today=today, via="web"
    )
    toasts.tell(request, owner)
    return htmx.done(request, "giving")


@require_POST
@signed_in
def thank(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note that a thank-you was said."""
    actions.thank(owner, uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "giving")


@require_POST
@signed_in
def favor_trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put something that passed away."""
    fact_actions.trash_fact(owner, kind="favor", uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "giving")


urlpatterns = [
    path("giving/", giving, name="giving"),
    path("giving/new/", favor_new, name="favor_new"),
    path("giving/<uuid:uid>/thanked/", thank, name="favor_thank"),
    path("giving/<uuid:uid>/put-away/", favor_trash, name="favor_trash"),
]
