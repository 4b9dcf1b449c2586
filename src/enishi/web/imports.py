"""読み込み: bring files, look before anything is written, read in, watch, undo.

Files are previewed here; the runner of the server reads them in (network/runner.py).
"""

from __future__ import annotations

import datetime
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.exchange import formats
from enishi.exchange.errors import Unreadable
from enishi.network.actions import batches as actions
from enishi.network.models import Batch, Owner
from enishi.network.queries.batches import VERDICTS, batches_of, get_batch
from enishi.network.queries.preview import preview_rows
from enishi.web import errors, htmx, toasts
from enishi.web.access import signed_in
from enishi.wording import labels, names, numbers, refusals

Shown = dict[str, Any]
ACCEPTS = ".jsonl,.vcf,.csv,.ics,.mbox,.eml,.txt,.zip"
GOING = ("queued", "applying", "undoing")
# As many problems as one reads on a screen; all of them can be mended in the file.
SAID = 50


@require_http_methods(["GET", "POST"])
@signed_in
def imports(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Bring one or several files; each is looked through and waits for a yes."""
    if request.method != "POST":
        return render(request, "imports.html", _bring(owner))
    received, problems = _receive(owner, request.FILES.getlist("files"))
    if len(received) == 1 and not problems:
        return htmx.done(request, "import", received[0].uid)
    context = _bring(owner) | {"problems": problems, "waiting": [_earlier(batch) for batch in received]}
    return render(request, "imports.html", context, status=htmx.INVALID if problems else 200)


def _receive(owner: Owner, files: list[Any]) -> tuple[list[Batch], list[str]]:
    received, problems = [], []
    for file in files:
        try:
            received.append(_look_through(owner, file))
        except Unreadable as error:
            problems.append(errors.sentence_of(error))
    if not files:
        problems.append(_("Choose a file first."))
    return received, problems


def _look_through(owner: Owner, file: Any) -> Batch:
    name = file.name or ""
    with NamedTemporaryFile(delete=False) as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    try:
        return actions.preview(actions.receive(owner, Path(kept.name), filename=name))
    finally:
        Path(kept.name).unlink(missing_ok=True)


def _bring(owner: Owner) -> Shown:
    kinds = [labels.label("source", one.name) for one in formats.FORMATS]
    return {
        "place": "me",
        "here": "settings",
        "stage": "bring",
        "bring": {"url": reverse("imports"), "accepts": ACCEPTS, "kinds": kinds},
        "earlier": [_earlier(batch) for batch in batches_of(owner)],
        "problems": [],
        "waiting": [],
    }


def _earlier(batch: Batch) -> Shown:
    return {
        "name": batch.filename or labels.label("source", batch.source),
        "sentence": f"{labels.label('import_state', batch.state)}・{labels.label('source', batch.source)}",
        "url": reverse("import", args=[batch.uid]),
    }


@require_GET
@signed_in
def one_import(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One import as it stands: a look ahead, under way, or done."""
    batch = get_batch(owner, str(uid))
    common = {"place": "me", "here": "settings", "earlier": []}
    if batch.state == "ready":
        return render(request, "imports.html", common | {"stage": "preview", "preview": _preview(batch)})
    if batch.state in GOING:
        return render(request, "imports.html", common | {"stage": "going", "batch": _going(batch)})
    return render(request, "imports.html", common | {"stage": "done", "done": _done(batch)})


def _preview(batch: Batch) -> Shown:
    fresh = batch.counts.get("new", 0)
    sentence = _("Nothing has been written yet. %(new)s of %(all)s would be new.")
    return {
        "name": batch.filename,
        "format": labels.label("source", batch.source),
        "sums": _sums(batch),
        "columns": [_("Kind of thing"), _("Who or what it is")],
        "rows": [
            {"state": row.verdict, "state_label": labels.label("verdict", row.verdict),
             "cells": [labels.label("thing", row.kind), row.title or names.shown(row.name)]}
            for row in islice(preview_rows(batch), 12)
        ],
        "refused": _problems(batch),
        "alike": _alike(batch),
        "notices": [refusals.sentence(code) for code in batch.options.get("notices", ())],
        "confirm_url": reverse("import_start", args=[batch.uid]),
        "cancel_url": reverse("import_cancel", args=[batch.uid]),
        "more_url": "",
        "sentence": sentence % {"new": number_format(fresh), "all": number_format(batch.total)},
        "confirm_label": _("Read in"),
    }  # fmt: skip


def _alike(batch: Batch) -> Shown | None:
    """Who in the file looks like somebody known already."""
    found = batch.options.get("alike") or {"count": 0, "first": []}
    if not found["count"]:
        return None
    people = numbers.count(found["count"], "people")
    return {
        "sentence": _(
            "%(people)s look like somebody you have already. They are read in beside them, and you say who is who."
        ) % {"people": people},
        "people": [
            {"name": names.shown(read), "known": names.shown(known), "url": reverse("person", args=[uid])}
            for read, uid, known in found["first"]
        ],
    }  # fmt: skip


def _sums(batch: Batch) -> list[Shown]:
    return [
        {"number": number_format(batch.counts[verdict]), "label": labels.label("verdict", verdict)}
        for verdict in VERDICTS
        if batch.counts.get(verdict)
    ]


def _problems(batch: Batch) -> list[Shown]:
    return [
        {"line": line or "", "reason": refusals.sentence(code, facts)}
        for line, code, facts in batch.problems[:SAID]
    ]


def _going(batch: Batch) -> Shown:
    share = round(100 * batch.done / batch.total) if batch.total else 0
    taking_back = batch.state == "undoing"
    told = _("Being put back as it was …") if taking_back else _("Reading in %(name)s: %(done)s of %(all)s")
    done = {"name": batch.filename, "done": number_format(batch.done), "all": number_format(batch.total)}
    return {
        "url": reverse("import_progress", args=[batch.uid]),
        "sentence": told % done,
        "share": min(share, 100),
        "cancel_url": "" if taking_back or batch.cancel else reverse("import_cancel", args=[batch.uid]),
        "going": True,
    }


def _done(batch: Batch) -> Shown:
    told = {
        "done": _("%(name)s is read in."),
        "undone": _("%(name)s was put back; nothing of it is left but what you changed since."),
        "failed": _("%(name)s could not be read to its end."),
    }
    ask = {
        "label": _("Undo the whole import"),
        "sentence": _(
            "Everything this import brought is taken back. What you changed since stays and is named."
        ),
        "url": reverse("import_undo", args=[batch.uid]),
        "button": _("Take it back"),
    }
    taps = [
        ("people", "people", _("People")),
        ("address_book", "card", _("Address book")),
        ("imports", "readin", _("Another file")),
    ]
    return {
        "sentence": told.get(batch.state, "%(name)s") % {"name": batch.filename},
        "sums": _sums(batch) if batch.state == "done" else [],
        "undo": None if batch.state == "undone" else ask,
        "problems": _problems(batch),
        "next": [
            {"url": reverse(url), "icon": icon, "label": label, "note": ""} for url, icon, label in taps
        ],
    }


@require_GET
@signed_in
def progress(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """How far an import is, asked every second; when it has ended the page is loaded anew."""
    batch = get_batch(owner, str(uid))
    answer = render(request, "components/progress.html", {"batch": _going(batch)})
    return answer if batch.state in GOING else htmx.stop_asking(answer)


@require_POST
@signed_in
def start(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Hand a looked-through file to the runner."""
    actions.queue(get_batch(owner, str(uid)))
    return htmx.done(request, "import", uid)


@require_POST
@signed_in
def cancel(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Leave a looked-through file, or stop one being read in: what it wrote is put back."""
    batch = get_batch(owner, str(uid))
    waiting = batch.state == "ready"
    actions.cancel(batch)
    return htmx.done(request, "imports") if waiting else htmx.done(request, "import", uid)


@require_POST
@signed_in
def undo(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Take a whole import back; the runner does it, chunk by chunk."""
    actions.queue_undo(get_batch(owner, str(uid)))
    toasts.tell(request, owner)
    return htmx.done(request, "import", uid)


urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/<uuid:uid>/", one_import, name="import"),
    path("imports/<uuid:uid>/progress/", progress, name="import_progress"),
    path("imports/<uuid:uid>/start/", start, name="import_start"),
    path("imports/<uuid:uid>/cancel/", cancel, name="import_cancel"),
    path("imports/<uuid:uid>/undo/", undo, name="import_undo"),
]
