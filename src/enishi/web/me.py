"""わたし: what I do and want with versions, where I stand over time, what I can do and look for, the six questions."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.core.days import day_of
from enishi.core.vocabulary import PHASES, STATEMENTS
from enishi.network.actions import owners as owner_actions
from enishi.network.actions import statements as actions
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries import owners as queries
from enishi.network.queries import telling
from enishi.network.queries.owners import Myself
from enishi.network.queries.polish import polish_in_hand
from enishi.network.queries.questions import six_questions
from enishi.network.queries.statements import Said, statements_of
from enishi.network.queries.telling import Sharp
from enishi.web import faces, htmx, plots, polish, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms import me as forms
from enishi.wording import dates, labels, names
from enishi.wording import myself as speak
from enishi.wording import pages as whys
from enishi.wording import places as words
from enishi.wording import questions as question_words

Shown = dict[str, Any]
MOST_OFFERS = 8
FORM = require_http_methods(["GET", "POST"])


@require_GET
@signed_in
def me(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The page of oneself."""
    myself, said = queries.myself(owner), statements_of(owner)
    sharp = _sharp(owner, said, myself)
    context = {
        "place": "me", "here": "", "owner": _owner(owner, myself),
        "do": _said(said.get("do"), "do", today, sharp), "want": _said(said.get("want"), "want", today, {}),
        "new_do_url": reverse("statement_new", args=["do"]), "new_want_url": reverse("statement_new", args=["want"]),
        "phase": _phase(owner, myself, today), "lists": _lists(myself, sharp), "lists_url": reverse("me_edit"),
        "polish": [polish.in_hand(row, today) for row in polish_in_hand(owner)[:3]], "polish_url": reverse("polish"),
        "questions": _questions(owner, today), "questions_url": reverse("questions"), "tell_url": reverse("tell"),
        "links": _links(owner, myself),
    }  # fmt: skip
    return render(request, "me.html", context)


def _sharp(owner: Owner, said: dict[str, Said], myself: Myself) -> dict[str, Sharp]:
    """How few could say the same: of the sentence, and of everything I can do."""
    texts = [said["do"].now.text] if "do" in said else []
    offers = [text for text in myself.record.get("offers", ()) if text not in texts]
    return {one.text: one for one in telling.sharp(owner, [*texts, *offers[:MOST_OFFERS]])}


def _owner(owner: Owner, myself: Myself) -> Shown:
    name = myself.record.get("name") or {}
    known = any(name.get(key) for key in ("full", "family", "given"))
    companies = [one["name"] for one in myself.record.get("companies", ()) if not one.get("to")]
    fields = [labels.field(code) for code in myself.record.get("fields", ())]
    return {
        "uid": str(owner.uid), "name": names.shown(name) if known else _("Me"), "photo": "", "ring": "me",
        "initial": names.initial(name) if known else _("Me")[:1], "tone": faces.tone(str(owner.uid)),
        "line": faces.belongs(names.listed(fields), names.listed(companies)), "edit_url": reverse("me_edit"),
    }  # fmt: skip


def _said(said: Said | None, what: str, today: datetime.date, sharp: dict[str, Sharp]) -> Shown | None:
    if said is None:
        return None
    found = sharp.get(said.now.text)
    return {
        "text": said.now.text, "since": dates.day(said.now.since, today),
        "audience_label": labels.label("audience", said.now.audience), "known": words.known(said.told),
        "known_url": reverse("known", args=[what]), "edit_url": reverse("statement_new", args=[what]),
        "sharp": said_sharp(found) if found else [],
        "versions": [
            {
                "text": one.text,
                "since": "・".join((dates.day(one.since, today), labels.label("audience", one.audience))),
            }
            for one in said.before
        ],
    }  # fmt: skip


def said_sharp(found: Sharp) -> list[Shown]:
    """Return who could say the same and who looks for it, each a sentence with the people behind it."""
    listed = (
        (speak.alike(found.people, found.alike_count), found.alike),
        (speak.wanted(found.wanting_count) if found.wanting_count else "", found.wanting),
    )
    return [
        {"says": says, "people": [faces.portrait(face) for face in people]} for says, people in listed if says
    ]


def _phase(owner: Owner, myself: Myself, today: datetime.date) -> Shown:
    since = _("since %(day)s") % {"day": dates.day(myself.phase_since, today)} if myself.phase_since else ""
    return {
        "label": _("Where I stand"), "url": reverse("me_phase"), "since": since, "add_url": reverse("phase_since"),
        "choices": [{"value": c, "label": word, "chosen": c == owner.phase} for c, word in labels.choices("phase")],
        "stairs": _stairs(myself, today), "stairs_label": _("Where I stood, over time"),
        "earlier": [
            {
                "text": labels.label("phase", one.phase), "since": dates.day(one.since, today) if one.since else "",
                "drop_url": reverse("phase_drop", args=[one.uid]),
            }
            for one in myself.stood
        ],
    }  # fmt: skip


def _stairs(myself: Myself, today: datetime.date) -> plots.Stairs | None:
    """The way so far as a staircase; one entry alone is no way yet."""
    dated = [one for one in myself.stood if one.since and one.phase in PHASES]
    if len(dated) < 2:
        return None
    points = [
        (day_of(one.since).toordinal(), PHASES.index(one.phase), one.since[:7].replace("-", "/"))
        for one in dated
    ]
    return plots.stairs(points, [labels.label("phase", code) for code in PHASES], today.toordinal())


def _lists(myself: Myself, sharp: dict[str, Sharp]) -> list[Shown]:
    listed = (("offers", _("What I can do"), "offer"), ("wants", _("What I look for"), "want"))
    return [
        {
            "label": label, "chips": [{"label": word, "kind": kind} for word in myself.record.get(key, ())],
            "says": [
                f"{word}：{speak.alike(sharp[word].people, sharp[word].alike_count)}"
                for word in myself.record.get(key, ())
                if key == "offers" and word in sharp and sharp[word].people
            ],
        }
        for key, label, kind in listed
    ]  # fmt: skip


def _questions(owner: Owner, today: datetime.date) -> list[Shown]:
    """Each question in one line: my answer, else what the facts say first."""
    found = six_questions(owner)
    return [
        {
            "question": labels.label("question", one.question), "url": reverse("answer", args=[one.question]),
            "answer": one.said.now.text if one.said else "",
            "found": question_words.found(one.found[0].code, one.found[0].facts) if one.found else "",
        }
        for one in found.answered
    ]  # fmt: skip


def _links(owner: Owner, myself: Myself) -> list[Shown]:
    employed = bool(myself.record.get("companies")) or owner.phase in ("employed", "preparing")
    links = (
        ("polish", "polish", _("Polish"), _("Words received, one thing at a time")),
        ("own_cards", "card", _("My cards"), _("To print, for the web, and who holds one")),
        ("chances", "chance", _("Chances"), _("Each with its thread")),
        ("with_whom", "private", _("With whom I want to be"), _("For me alone")),
        ("leaving", "home", _("If I left the company"), _("What stays, whom to meet again as myself")),
        ("imports", "readin", _("Read in"), _("Address book, archive")),
        ("changes", "undo", _("Changes"), _("See and undo")),
        ("review", "calendar", _("Looking back"), _("A month, a year")),
        ("settings", "settings", _("Settings"), ""),
    )
    return [
        {"url": reverse(url), "icon": icon, "label": label, "note": note}
        for url, icon, label, note in links
        if url != "leaving" or employed
    ]


@FORM
@signed_in
def statement_new(request: HttpRequest, owner: Owner, today: datetime.date, what: str) -> HttpResponse:
    """Put what I do, or want, into words anew; the earlier ways are kept."""
    if what not in STATEMENTS:
        raise Http404
    now = statements_of(owner).get(what)
    initial = (
        {"text": now.now.text, "audience": now.now.audience}
        if now
        else {"audience": _first_audience(owner, what)}
    )
    form = forms.StatementForm(request.POST if request.method == "POST" else None, what=what, initial=initial)
    sheet = sheets.Sheet(labels.label("statement", what), whys.why("statement"), reverse("me"), "me")
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    said = form.cleaned_data
    actions.say_anew(owner, what=what, text=said["text"], audience=said["audience"], today=today, via="web")
    return _written(request, owner)


def _first_audience(owner: Owner, what: str) -> str:
    """The wish to leave is nobody's business at the company, where the owner said so."""
    if what == "want":
        return "not_company" if owner.kept_from_company else "key_persons"
    return "everyone"


def _written(request: HttpRequest, owner: Owner) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "me")


@require_POST
@signed_in
def phase(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Say where one stands; the day is kept with it."""
    value = request.POST.get("phase", "")
    if value not in PHASES:
        raise Refused("kind_unknown", kind=value)
    owner_actions.edit_owner(owner, patch={"phase": value}, today=today, via="web")
    return _written(request, owner)


@FORM
@signed_in
def phase_since(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Say where one stood, and since when."""
    form = forms.PhaseForm(request.POST if request.method == "POST" else None, initial={"phase": owner.phase})
    why = _("Looking back over the way is worth a line, too.")
    sheet = sheets.Sheet(_("Where I stood"), why, reverse("me"), "me")
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    said = form.cleaned_data
    owner_actions.note_phase(owner, phase=said["phase"], since=said["since"], via="web")
    return _written(request, owner)


@require_POST
@signed_in
def phase_drop(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Take one entry of where one stood out."""
    owner_actions.drop_phase(owner, uid=str(uid), via="web")
    return _written(request, owner)


@FORM
@signed_in
def me_edit(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Name, fields, what I can do and look for."""
    record = queries.myself(owner).record
    form = forms.MyselfForm(request.POST if request.method == "POST" else None, record=record)
    why = _("What you can do, in words others would use: that is what they find you by.")
    sheet = sheets.Sheet(_("About me"), why, reverse("me"), "me")
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    owner_actions.edit_owner(owner, patch=form.patch(), today=today, via="web")
    return _written(request, owner)


urlpatterns = [
    path("me/", me, name="me"),
    path("me/about/", me_edit, name="me_edit"),
    path("me/phase/", phase, name="me_phase"),
    path("me/say/<str:what>/", statement_new, name="statement_new"),
    path("me/phase/since/", phase_since, name="phase_since"),
    path("me/phase/<uuid:uid>/drop/", phase_drop, name="phase_drop"),
]
