"""人: everybody by reading, found while typing, narrowed down; several edited at once; portraits.

One person's own page is in `person`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.language import readings
from enishi.network.actions import people as actions
from enishi.network.actions import stacks
from enishi.network.models import Owner
from enishi.network.queries import people as queries
from enishi.network.queries.encounters import gatherings_offered
from enishi.network.queries.finding import LIMIT, MOST, FoundRow, people_found
from enishi.network.queries.people import Filters, Key, PersonRow
from enishi.network.queries.pictures import get_picture
from enishi.web import faces, htmx, recall, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.forms.people import BulkForm
from enishi.wording import labels, numbers

Shown = dict[str, Any]
# A picture never changes under its address: another picture has another one.
KEPT = "private, max-age=31536000, immutable"


@require_GET
@signed_in
def people(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The list, the answer to what is typed, or the rows that follow."""
    return _answer(request, owner, today, book=False)


@require_GET
@signed_in
def address_book(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """電話帳: who was brought along and not met yet."""
    return _answer(request, owner, today, book=True)


def _answer(request: HttpRequest, owner: Owner, today: datetime.date, *, book: bool) -> HttpResponse:
    context = _list(request, owner, today, book)
    if htmx.is_more(request):
        return render(request, "components/people_list.html", context)
    context |= _around(request, owner, today, book)
    return render(request, "people.html", context)


def _list(request: HttpRequest, owner: Owner, today: datetime.date, book: bool) -> Shown:
    """What stands in #list: groups of rows, and where they go on."""
    filters, query = _filters(request.GET, book), recall.asked(request)
    if query:
        most = MOST if "most" in request.GET else LIMIT
        found = people_found(owner, query=query, today=today, filters=filters, limit=most)
        shown = [recall.row_shown(one, today, pick=True) for one in found]
        return {
            "groups": [{"label": "", "people": shown}] if shown else [],
            "found": _found(found),
            "more_url": "",
            "all_url": _url(request, book, most="") if len(found) == LIMIT else "",
            "index": [],
            "nobody": recall.nobody(query),
            "renewing": recall.renewing(owner),
        }
    page = queries.people_page(
        owner, filters=filters, after=_after(request), start=request.GET.get("row", "")
    )
    more = _url(request, book, after=page.after.sort_key, pk=page.after.pk) if page.after else ""
    return {"groups": _groups(page.rows, today), "found": "", "more_url": more}


def _groups(rows: Sequence[PersonRow], today: datetime.date) -> list[Shown]:
    shown = [(row.row, faces.person_row(row, today, pick=True)) for row in rows]
    return [
        {"label": label, "people": [one for _, one in group]}
        for label, group in groupby(shown, lambda one: one[0])
    ]


def _found(rows: Sequence[FoundRow]) -> str:
    if not rows:
        return ""
    return _("Come to mind: %(people)s") % {"people": numbers.count(len(rows), "people")}


def _filters(asked: QueryDict, book: bool) -> Filters:
    said = {key: asked.get(key, "") for key in ("field", "standing", "gathering", "tag")}
    if not _is_uid(said["gathering"]):
        said["gathering"] = ""
    return Filters(book=book, **said)


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _after(request: HttpRequest) -> Key | None:
    number = request.GET.get("pk", "")
    return Key(request.GET.get("after", ""), int(number)) if number.isdigit() else None


def _url(request: HttpRequest, book: bool, **more: object) -> str:
    """Return the address of this list with other parameters beside what it is narrowed to."""
    kept: dict[str, Any] = {
        key: value for key, value in request.GET.items() if value and key not in {"row", "after", "pk"}
    }
    return f"{_page_url(book)}?{urlencode(kept | more)}"


def _page_url(book: bool) -> str:
    return reverse("address_book" if book else "people")


def _around(request: HttpRequest, owner: Owner, today: datetime.date, book: bool) -> Shown:
    """What stands around the list: tabs, the box, filters, the kana index, the bulk form."""
    query, filters = request.GET.get("q", ""), _filters(request.GET, book)
    around: Shown = {
        "place": "people",
        "here": "",
        "tabs": tabs.people("address_book" if book else "people", getattr(request, "shown", {})),
        "search": {
            "url": _page_url(book),
            "value": query,
            "placeholder": _("IT, met at a mixer last autumn …"),
        },
        "filters": _filter_options(owner, today, filters),
        "open": filters.any(),
        "book": book,
        "new_url": reverse("person_new"),
        "bulk": {"url": reverse("people_bulk"), "form": BulkForm(book=book), "book": book},
    }
    if book and not query:
        around["bulk"]["everybody"] = _everybody(owner, filters)
        around["bulk"]["kept"] = [
            (key, value) for key, value in asdict(filters).items() if value and key != "book"
        ]
    if not query:
        there = queries.rows_there(owner, book=book)
        around["index"] = _index(request, book, there)
    return around


def _everybody(owner: Owner, filters: Filters) -> str:
    """Whom one tap reaches instead of those ticked: everybody in the list, where they are not too many."""
    there = len(queries.listed_in(owner, filters, stacks.MOST + 1))
    if there < 2 or there > stacks.MOST:
        return ""
    return _("Everybody in this list (%(people)s)") % {"people": numbers.count(there, "people")}


def _index(request: HttpRequest, book: bool, there: frozenset[str]) -> list[Shown]:
    current = request.GET.get("row", "")
    if not there:
        return []
    listed = [(row, row) for row in readings.ROWS if not row.isascii()]
    # The letters share one place: most readers of this index have but a few names there.
    latin = next((row for row in readings.ROWS if row.isascii() and row in there), "")
    if latin:
        listed.append(("A–Z" if latin != "#" else "#", latin))
    return [
        {
            "label": label,
            "url": _url(request, book, row=row),
            "there": row in there,
            "current": row == current,
        }
        for label, row in listed
    ]


def _filter_options(owner: Owner, today: datetime.date, chosen: Filters) -> list[Shown]:
    gatherings = [(one.uid, one.title) for one in gatherings_offered(owner, today)]
    tags = [(tag, tag) for tag in queries.tags_of(owner)]
    listed = (
        ("field", _("Field"), labels.fields(), chosen.field),
        ("standing", _("How we stand"), labels.choices("standing"), chosen.standing),
        ("gathering", _("Gathering"), gatherings, chosen.gathering),
        ("tag", _("Tag"), tags, chosen.tag),
    )
    return [
        {
            "name": name,
            "label": label,
            "options": [{"value": value, "label": word, "chosen": value == now} for value, word in options],
        }
        for name, label, options, now in listed
        if options
    ]


@require_GET
@signed_in
def found(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Whom a half-typed name may mean: buttons for components/people_input.html."""
    typed = next((str(value) for key, value in request.GET.items() if key != "as"), "")
    rows = queries.people_named(owner, query=typed, limit=6)
    return render(
        request, "components/found.html", {"people": [faces.person_row(row, today) for row in rows]}
    )


@require_POST
@signed_in
def bulk(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Do one thing to everybody chosen: a field, a tag, how we stand, take in, put away."""
    form = BulkForm(request.POST, book="book" in request.POST)
    uids = request.POST.getlist("chosen")
    if form.book and "everybody" in request.POST:
        uids = queries.listed_in(owner, _filters(request.POST, book=True), stacks.MOST + 1)
    back = _page_url(form.book)
    if not form.is_valid():
        toasts.say(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return htmx.done(request, back)
    said = form.cleaned_data
    match said["do"]:
        case "trash":
            actions.trash_people(owner, uids=uids, via="web")
        case "take_in":
            patch = {"fields": form.codes()} if form.codes() else {}
            actions.take_in(owner, uids=uids, stack=_stack(said), via="web", **patch)
        case _ if form.book:
            stacks.tell_stack(owner, uids=uids, stack=_stack(said), standing=said["standing"], via="web")
        case "leave_out":
            actions.leave_out(owner, uids=uids, via="web")
        case _:
            actions.edit_people(
                owner, uids=uids, field=said["field"], tag=said["tag"], standing=said["standing"], via="web"
            )
    toasts.tell(request, owner)
    return htmx.done(request, back)


def _stack(said: Mapping[str, str]) -> stacks.Stack:
    return stacks.Stack(said["origin"], said["met_on"], said["place"].strip())


@require_GET
@signed_in
def photo(request: HttpRequest, owner: Owner, today: datetime.date, uid: object) -> HttpResponse:
    """A portrait's bytes, for its owner only, kept by the browser."""
    picture = get_picture(owner, uid)
    tag = f'"{picture.digest}"'
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(picture.data, content_type=picture.media_type)
        # An SVG or a page in disguise must not run as ours.
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["X-Content-Type-Options"] = "nosniff"
    answer["ETag"] = tag
    answer["Cache-Control"] = KEPT
    return answer


urlpatterns = [
    path("people/", people, name="people"),
    path("people/address-book/", address_book, name="address_book"),
    path("people/found/", found, name="people_found"),
    path("people/bulk/", bulk, name="people_bulk"),
    path("pictures/<uuid:uid>/", photo, name="photo"),
]
