"""人 › 同じ人かもしれない: pairs with what speaks for it, two people laid side by side and made one, or kept apart."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.exchange.records import Record
from enishi.language.merging import BOTH, LISTS, Choice, choices
from enishi.network.actions import merging as actions
from enishi.network.actions.twins import BATCH, compare_waiting, keep_apart
from enishi.network.models import Owner
from enishi.network.queries import people as people_queries
from enishi.network.queries import twins as queries
from enishi.network.queries.twins import SideBySide, TwinPair
from enishi.web import faces, htmx, sheets, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.forms.people import SamePersonForm
from enishi.wording import labels, names, numbers
from enishi.wording import twins as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
# What is the owner's own feeling stays folded here as everywhere.
PRIVATE = ("phase", "wish")


@require_GET
@signed_in
def twins(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The pairs, the likeliest first; whoever was written lately is compared at once."""
    if 0 < queries.waiting_count(owner) <= BATCH or queries.is_uncompared(owner):
        compare_waiting(owner)
    after = request.GET.get("after", "")
    page = queries.twins_page(owner, after=int(after) if after.isdigit() else None)
    context = {
        "place": "people", "here": "twins", "tabs": tabs.people("twins", request.shown),  # type: ignore[attr-defined]
        "pairs": [_pair(pair, today) for pair in page.pairs],
        "waiting": _waiting(page.waiting) if page.waiting else None,
        "more_url": f"{reverse('twins')}?after={page.after}" if page.after else "",
    }  # fmt: skip
    return render(request, "twins.html", context)


def _pair(pair: TwinPair, today: datetime.date) -> Shown:
    uids = [pair.here.face.uid, pair.there.face.uid]
    return {
        "people": [faces.person_row(row, today) for row in (pair.here, pair.there)],
        "because": words.reasons(pair.reasons, *pair.records),
        "merge_url": reverse("merge", args=uids),
        "apart_url": reverse("keep_apart", args=uids),
    }


def _waiting(count: int) -> Shown:
    people = numbers.count(count, "people")
    return {
        "url": reverse("twins_progress"), "share": 0, "cancel_url": "", "going": True,
        "sentence": _("Still comparing: %(people)s to go. You can go on with anything else.") % {"people": people},
    }  # fmt: skip


@require_GET
@signed_in
def progress(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """How many are still to be compared; each question compares some of them itself."""
    left = compare_waiting(owner)
    answer = render(request, "components/progress.html", {"batch": _waiting(left)})
    return answer if left else htmx.stop_asking(answer)


@require_POST
@signed_in
def apart(request: HttpRequest, owner: Owner, today: datetime.date, a: UUID, b: UUID) -> HttpResponse:
    """They are two: remembered, and never asked again."""
    keep_apart(owner, a=str(a), b=str(b), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "twins")


@FORM
@signed_in
def merge(request: HttpRequest, owner: Owner, today: datetime.date, stays: UUID, goes: UUID) -> HttpResponse:
    """Two people side by side: what differs is chosen, everything else is kept; then they are one."""
    both = queries.side_by_side(owner, stays, goes)
    if request.method == "POST":
        picks = {
            key: request.POST[key]
            for key in _keys(both.records)
            if request.POST.get(key) in ("here", "there", BOTH)
        }
        one = actions.merge_people(owner, stays=str(stays), goes=str(goes), picks=picks, via="web")
        toasts.tell(request, owner)
        return htmx.done(request, "person", one.uid)
    found = choices(*both.records)
    rows = {choice.key: _choice(choice, both, today) for choice in found}
    context = {
        "place": "people", "here": "twins", "people": [faces.person_row(row, today) for row in both.rows],
        "because": words.reasons(both.reasons, *both.records),
        "choices": [row for key, row in rows.items() if key not in PRIVATE],
        "private": [row for key, row in rows.items() if key in PRIVATE],
        "kept": _kept(both), "turned_url": reverse("merge", args=[goes, stays]), "form_url": request.path,
        "apart_url": reverse("keep_apart", args=[stays, goes]), "back_url": reverse("twins"),
        "stays": names.shown(both.records[0]),
    }  # fmt: skip
    return render(request, "merge.html", context)


def _keys(records: tuple[Record, Record]) -> list[str]:
    return [choice.key for choice in choices(*records)]


def _choice(choice: Choice, both: SideBySide, today: datetime.date) -> Shown:
    """One key in which the two differ, with both values to choose from."""
    sides: list[tuple[str, Any]] = [("here", choice.here), ("there", choice.there)]
    options = [
        {
            "value": side, "chosen": choice.chosen == side,
            "label": "" if choice.key == "photo" else words.value(choice.key, said, today, both.known),
            "photo": reverse("photo", args=[said]) if choice.key == "photo" else "",
        }
        for side, said in sides
    ]  # fmt: skip
    if words.has_both(choice):
        options.append({"value": BOTH, "label": words.label("both"), "chosen": True, "photo": ""})
    return {"key": choice.key, "label": words.label(choice.key), "options": options}


def _kept(both: SideBySide) -> list[Shown]:
    """What both bring and is kept whole: side by side, each in one line."""
    said = {
        "affiliations": _("Where they belong"), "emails": _("Mail"), "phones": _("Phone"), "addresses": _("Address"),
        "urls": _("Web"), "accounts": _("Elsewhere"), "fields": _("Fields"), "offers": _("What they can do"),
        "wants": _("What they are looking for"), "tags": _("Tags"),
    }  # fmt: skip
    rows = [
        {"label": said[key], "values": [_listed(key, record.get(key) or ()) for record in both.records]}
        for key in said
        if key in LISTS
    ]
    met = [numbers.times(count) if count else "" for count in both.met]
    rows.append({"label": _("Met or talked"), "values": met})
    return [row for row in rows if any(row["values"])]


def _listed(key: str, values: Any) -> str:
    if key == "fields":
        return names.listed([labels.field(code) for code in values])
    if key == "affiliations":
        return "／".join(
            faces.belongs(one.get("title") or "", one.get("organization") or "") for one in values
        )
    return "／".join(str(one.get("value") if isinstance(one, dict) else one) for one in values)


@FORM
@signed_in
def merge_with(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Choose who else this person is."""
    person = people_queries.get_person(owner, uid)
    name = names.with_honorific(people_queries.name_of(person))
    form = SamePersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("merge", uid, form.cleaned_data["people"])
    box = sheets.people_box(
        owner, _("The same person as"), help_text=_("Somebody you know already."),
        error=_("Choose one of those found.") if form.errors else "",
    )  # fmt: skip
    sheet = sheets.Sheet(
        title=_("%(name)s is the same person as …") % {"name": name},
        why=_("You see both before anything is changed, and it can be undone."),
        back=reverse("person", args=[uid]), place="people", people=box,
    )  # fmt: skip
    return sheet.show(request, form)


@require_GET
@signed_in
def maybe(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Whom the person being written down may already be: asked while the form is filled in."""
    record = _typed(request)
    found = queries.people_like(owner, record) if record else []
    people = [
        faces.person_row(one.row, today) | {"why": words.first(one.reasons, record, one.record)}
        for one in found
    ]
    return render(request, "components/maybe.html", {"people": people})


def _typed(request: HttpRequest) -> Record:
    """Return what of the form tells who it is, as a record; {} while there is next to nothing."""
    said = {key: request.GET.get(key, "").strip() for key in ("name", "reading", "nickname", "birthday")}
    kana = said["reading"].split(None, 1)
    record: Record = {
        "name": {"full": said["name"] or said["nickname"], "nickname": said["nickname"] or None,
                 "family_kana": kana[0] if kana else None, "given_kana": kana[1] if len(kana) > 1 else None},
        "birthday": said["birthday"] or None,
        "emails": _values(request, "emails"), "phones": _values(request, "phones"),
        "affiliations": [{"organization": value} for value in _ending(request, "affiliations", "organization")],
    }  # fmt: skip
    told = len(said["name"]) > 1 or said["nickname"] or record["emails"] or record["phones"]
    return record if told else {}


def _values(request: HttpRequest, name: str) -> list[Record]:
    return [{"value": value} for value in _ending(request, name, "value")]


def _ending(request: HttpRequest, start: str, end: str) -> list[str]:
    """Return what was typed into the rows of a list."""
    return [
        str(value)
        for key, value in request.GET.items()
        if key.startswith(f"{start}-") and key.endswith(f"-{end}") and value
    ]


urlpatterns = [
    path("people/twins/", twins, name="twins"),
    path("people/twins/progress/", progress, name="twins_progress"),
    path("people/maybe/", maybe, name="people_maybe"),
    path("people/<uuid:uid>/merge/", merge_with, name="merge_with"),
    path("people/<uuid:stays>/merge/<uuid:goes>/", merge, name="merge"),
    path("people/<uuid:a>/apart/<uuid:b>/", apart, name="keep_apart"),
]
