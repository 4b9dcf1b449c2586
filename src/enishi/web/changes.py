"""わたし › 設定: what was written, each undone with one tap; and what was put away, brought back or forgotten."""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.network.actions import facts as fact_actions
from enishi.network.actions.revisions import undo as undo_revision
from enishi.network.models import Owner
from enishi.network.queries.revisions import ChangeRow, changes_page
from enishi.network.queries.trash import ORDER, PutAway, Trashed, trash_page
from enishi.web import htmx, toasts
from enishi.web.access import signed_in
from enishi.wording import dates, labels, names, revisions

Shown = dict[str, Any]
ICONS = {
    "add": "add", "edit": "edit", "trash": "trash", "restore": "undo", "undo": "undo", "import": "readin",
    "log": "talk", "attended": "gathering", "take": "people", "leave": "card",
}  # fmt: skip
KIND_ICONS = {
    "person": "people", "gathering": "gathering", "encounter": "talk", "promise": "promise", "favor": "gift",
    "introduction": "introduction", "chance": "chance", "seat": "seat", "card": "card", "statement": "statement",
}  # fmt: skip


@require_GET
@signed_in
def changes(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everything that was written, newest first."""
    before = request.GET.get("after", "")
    rows, further = changes_page(owner, before=int(before) if before.isdigit() else None)
    days = groupby(rows, lambda row: timezone.localtime(row.at).date())
    context = {
        "place": "me",
        "here": "settings",
        "days": [
            {"label": _day(day, today), "changes": [_change(row) for row in group]} for day, group in days
        ],
        "more_url": f"{reverse('changes')}?{urlencode({'after': further})}" if further else "",
    }
    return render(
        request, "components/changes_list.html" if htmx.is_more(request) else "changes.html", context
    )


def _day(day: datetime.date, today: datetime.date) -> str:
    return _("Today") if day == today else dates.day(day, today)


def _change(row: ChangeRow) -> Shown:
    if row.batch:
        undo_url = reverse("import", args=[row.batch])
    else:
        undo_url = "" if row.undone else reverse("undo", args=[row.number])
    return {
        "what": revisions.happened(row.what, row.facts),
        "facts": timezone.localtime(row.at).strftime("%H:%M"),
        "icon": ICONS.get(row.what.partition("_")[0], "edit"),
        "undo_url": "" if row.batch else undo_url,
        "look_url": undo_url if row.batch else "",
        "undone": row.undone,
    }


@require_POST
@signed_in
def undo(request: HttpRequest, owner: Owner, today: datetime.date, number: int) -> HttpResponse:
    """Take one change back; what was changed again since is kept and named. Undoing it brings it back."""
    undone = undo_revision(owner, number=number, via="web")
    if undone.kept:
        kept = names.listed(undone.kept[:5])
        toasts.tell(request, owner, _("Taken back. Kept, because changed since: %(names)s") % {"names": kept})
    else:
        toasts.tell(request, owner, _("Taken back."))
    return htmx.done(request, _whence(request))


def _whence(request: HttpRequest) -> str:
    """Return the page the tap came from, so that one stays where one was; a page that is gone leads to the list."""
    whence = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(whence, {request.get_host()}, request.is_secure())
    lists = (reverse("people"), reverse("week"), reverse("changes"), reverse("trash"))
    stays = ours and any(whence.partition(request.get_host())[2].split("?")[0] == page for page in lists)
    return whence if stays else reverse("changes")


@require_GET
@signed_in
def trash(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everything put away, the last first."""
    things, further = trash_page(owner, before=_key(request))
    more = ""
    if further:
        at: dict[str, Any] = {"after": further.at.isoformat(), "rank": further.rank, "pk": further.pk}
        key = urlencode(at)
        more = f"{reverse('trash')}?{key}"
    context = {
        "place": "me",
        "here": "settings",
        "things": [_thing(one, today) for one in things],
        "more_url": more,
    }
    return render(request, "components/trash_list.html" if htmx.is_more(request) else "trash.html", context)


def _key(request: HttpRequest) -> PutAway | None:
    rank, pk = request.GET.get("rank", ""), request.GET.get("pk", "")
    at = parse_datetime(request.GET.get("after", ""))
    return PutAway(at, int(rank), int(pk)) if at and rank.isdigit() and pk.isdigit() else None


def _thing(one: Trashed, today: datetime.date) -> Shown:
    kind = labels.label("thing", one.kind)
    put_away = dates.ago(timezone.localtime(one.key.at).date(), today)
    hangs_on = names.with_honorific(one.person) if one.person else ""
    day = dates.day(one.on, today) if one.on else ""
    title = labels.field(one.title) if one.kind == "seat" else one.title
    return {
        "what": title or kind,
        "facts": "・".join(
            part for part in (kind, hangs_on, day, _("put away %(ago)s") % {"ago": put_away}) if part
        ),
        "icon": KIND_ICONS.get(one.kind, "note"),
        "restore_url": reverse("trash_restore", args=[one.kind, one.uid]),
        "forget": None,
        "forget_url": reverse("person_forget", args=[one.uid]) if one.kind == "person" else "",
    }


@require_POST
@signed_in
def restore(request: HttpRequest, owner: Owner, today: datetime.date, kind: str, uid: UUID) -> HttpResponse:
    """Bring one thing back out of the trash."""
    if kind not in ORDER:
        return htmx.done(request, "trash")
    fact_actions.restore_fact(owner, kind=kind, uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "trash")


urlpatterns = [
    path("changes/", changes, name="changes"),
    path("changes/<int:number>/undo/", undo, name="undo"),
    path("trash/", trash, name="trash"),
    path("trash/<str:kind>/<uuid:uid>/restore/", restore, name="trash_restore"),
]
