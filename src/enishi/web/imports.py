"""読み込み: bring files, look before anything is written, read in, watch, undo.

Files are previewed here; the runner of the server reads them in (network/runner.py).
"""

from __future__ import annotations

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
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
from enishi.network.actions import asked as answers
from enishi.network.actions import batches as actions
from enishi.network.actions import stacks
from enishi.network.models import Batch, Owner
from enishi.network.queries.batches import VERDICTS, batches_of, get_batch
from enishi.network.queries.preview import PreviewRow, preview_rows
from enishi.web import errors, htmx, toasts
from enishi.web.access import signed_in
from enishi.web.forms.people import StackForm
from enishi.wording import files, labels, names, numbers, refusals
from enishi.wording.phrases import clip

Shown = dict[str, Any]
ACCEPTS = ".jsonl,.vcf,.csv,.tsv,.xlsx,.ics,.mbox,.eml,.txt,.json,.zip"
GOING = ("looking", "queued", "applying", "undoing")
# As many problems as one reads on a screen; all of them can be mended in the file.
SAID = 50
# Files passed over that are named.
NAMED = 12


@require_http_methods(["GET", "POST"])
@signed_in
def imports(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Bring one or several files; each is looked through and waits for a yes."""
    if request.method != "POST":
        return render(request, "imports.html", _bring(owner))
    brought = request.FILES.getlist("files")
    try:
        if brought:
            return htmx.done(request, "import", _look_through(owner, brought).uid)
        problem = _("Choose a file first.")
    except Unreadable as error:
        problem = errors.sentence_of(error)
    return render(request, "imports.html", _bring(owner) | {"problems": [problem]}, status=htmx.INVALID)


def _look_through(owner: Owner, brought: list[Any]) -> Batch:
    """Take one file or fifty as one import; those nobody reads are named on its page."""
    with TemporaryDirectory(prefix="enishi-") as folder:
        kept = []
        for number, file in enumerate(brought):
            path = Path(folder) / str(number)
            with path.open("wb") as target:
                for chunk in file.chunks():
                    target.write(chunk)
            kept.append((path, file.name or str(number)))
        return actions.look_through(owner, kept)


def _bring(owner: Owner) -> Shown:
    kinds = [labels.label("source", one.name) for one in formats.FORMATS]
    return {
        "place": "me",
        "here": "settings",
        "stage": "bring",
        "bring": {"url": reverse("imports"), "accepts": ACCEPTS, "kinds": kinds},
        "earlier": [_earlier(batch) for batch in batches_of(owner)],
        "problems": [],
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
             "cells": [labels.label("thing", row.kind), _shown(row)]}
            for row in preview_rows(batch)[:12]
        ],
        "refused": _problems(batch),
        "alike": _alike(batch),
        "notices": [refusals.sentence(code) for code in batch.options.get("notices", ())],
        "passed_over": _passed_over(batch),
        "questions": [_question(batch, place, one) for place, one in enumerate(batch.options.get("questions", ()))],
        "stack": StackForm(said=batch.options.get("stack") or {}) if _brings_people(batch) else None,
        "confirm_url": reverse("import_start", args=[batch.uid]),
        "cancel_url": reverse("import_cancel", args=[batch.uid]),
        "answer_url": reverse("import_answer", args=[batch.uid]),
        "more_url": "",
        "sentence": sentence % {"new": number_format(fresh), "all": number_format(batch.total)},
        "confirm_label": _("Read in"),
    }  # fmt: skip


def _brings_people(batch: Batch) -> bool:
    """Whether a file brings names about which it does not say how one came to know them; an archive says it."""
    return batch.source != "enishi" and bool(batch.counts.get("new"))


def _shown(row: PreviewRow) -> str:
    shown = row.title or names.shown(row.name)
    days = (numbers.count(row.days, "days"),) if row.days else ()
    return "・".join((shown, *days, *row.said))


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


def _passed_over(batch: Batch) -> str:
    listed = batch.options.get("passed_over", ())
    shown = ", ".join(listed[:NAMED]) + (" …" if len(listed) > NAMED else "")
    return (
        _("Passed over, since nothing of people can be read from it: %(files)s") % {"files": shown}
        if listed
        else ""
    )


def _question(batch: Batch, place: int, asked: Shown) -> Shown:
    """What a file asks, as a form. columns: each with its first values and what it may mean."""
    facts = asked["facts"]
    shown = {
        "kind": asked["kind"],
        "key": asked["key"],
        "id": f"question-{place}",
        "file": facts.get("file", ""),
    }
    if asked["kind"] == "own":
        own = set(asked["guess"])
        return shown | {"names": [(name, name in own) for name, _count in facts["candidates"]]}
    columns = [
        {
            "name": f"column-{number}",
            "heading": heading,
            "values": "・".join(clip(row[number]) for row in facts["rows"] if row[number].strip()),
            "chosen": asked["guess"].get(heading, ""),
            "choices": files.choices(asked["guess"].get(heading, "")),
        }
        for number, heading in enumerate(facts["header"])
    ]
    return shown | {"columns": columns, "remembered": facts["remembered"]}


def _sums(batch: Batch) -> list[Shown]:
    return [
        {"number": number_format(batch.counts[verdict]), "label": labels.label("verdict", verdict)}
        for verdict in VERDICTS
        if batch.counts.get(verdict)
    ]


def _problems(batch: Batch) -> list[Shown]:
    return [
        {"line": _place(line, facts), "reason": refusals.sentence(code, facts)}
        for line, code, facts in batch.problems[:SAID]
    ]


def _place(line: int, facts: Shown) -> str:
    """Where a problem stands: its line, with the file where there are several."""
    return " ".join(str(one) for one in (facts.get("file"), line) if one)


def _going(batch: Batch) -> Shown:
    share = round(100 * batch.done / batch.total) if batch.total else 0
    taking_back = batch.state == "undoing"
    told = _("Being put back as it was …") if taking_back else _("Reading in %(name)s: %(done)s of %(all)s")
    if batch.state == "looking":
        told = _("Looking through %(name)s: %(done)s so far. You can go on meanwhile; it waits here for you.")
    done = {"name": batch.filename, "done": number_format(batch.done), "all": number_format(batch.total)}
    return {
        "url": reverse("import_progress", args=[batch.uid]),
        "sentence": told % done,
        "share": min(share, 100),
        "looking": batch.state == "looking",
        "cancel_url": "" if taking_back or batch.cancel else reverse("import_cancel", args=[batch.uid]),
        "going": True,
    }


def _done(batch: Batch) -> Shown:
    told = {
        "done": _("%(name)s is read in."),
        "undone": _("%(name)s was put back; nothing of it is left but what you changed since."),
        "failed": _("%(name)s could not be read to its end."),
        "left": _("%(name)s was left unread. Nothing of it was written."),
    }
    left = batch.state == "undone" and not batch.done
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
        "sentence": told.get("left" if left else batch.state, "%(name)s") % {"name": batch.filename},
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
def answer(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Say what a file asks, remember it, and look through the file once more."""
    batch = get_batch(owner, str(uid))
    key = request.POST.get("key", "")
    asked = next((one for one in batch.options.get("questions", ()) if one["key"] == key), None)
    if batch.state != "ready" or asked is None:
        return htmx.done(request, "import", uid)
    if asked["kind"] == "own":
        named = [*request.POST.getlist("own"), *request.POST.get("more", "").split(",")]
        answers.answer_own(owner, names=named, via="web")
    else:
        headings = enumerate(asked["facts"]["header"])
        meanings = {heading: request.POST.get(f"column-{place}", "") for place, heading in headings}
        answers.answer_columns(owner, key=key, meanings=meanings, via="web")
    actions.look_again(batch)
    return htmx.done(request, "import", uid)


@require_POST
@signed_in
def start(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Hand a looked-through file to the runner, with what holds for everybody new in it."""
    batch = get_batch(owner, str(uid))
    form = StackForm(request.POST)
    if not form.is_valid():
        shown = {"place": "me", "here": "settings", "earlier": [], "stage": "preview"}
        return htmx.invalid(request, "imports.html", shown | {"preview": _preview(batch) | {"stack": form}})
    if form.stack():
        stacks.tell_as_read(batch, stacks.Stack(**form.stack()))
    actions.queue(batch)
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
    path("imports/<uuid:uid>/answer/", answer, name="import_answer"),
    path("imports/<uuid:uid>/start/", start, name="import_start"),
    path("imports/<uuid:uid>/cancel/", cancel, name="import_cancel"),
    path("imports/<uuid:uid>/undo/", undo, name="import_undo"),
]
