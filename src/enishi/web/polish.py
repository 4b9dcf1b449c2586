"""わたし › 磨く: one calm way – words received, one thing to polish, did it gladden, how I put what I do since."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.network.actions import facts as fact_actions
from enishi.network.actions import polish as actions
from enishi.network.models import Owner
from enishi.network.queries import polish as queries
from enishi.network.queries.polish import PolishRow, Word
from enishi.network.queries.statements import statements_of
from enishi.web import faces, htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.me import PolishDoneForm, PolishForm, WordForm
from enishi.wording import dates, labels, names, steps
from enishi.wording import pages as whys
from enishi.wording.phrases import Context

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
YES = {"yes": True, "no": False}
# Words shown before the rest is folded.
FIRST = 6


@require_GET
@signed_in
def polish(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Words, what is in hand, what was done, and what it changed."""
    words = [_word(one, today) for one in queries.words_received(owner)]
    fresh = [word for word in words if word["take_up_url"]]
    said = statements_of(owner).get("do")
    context = {
        "place": "me", "here": "polish", "why": whys.why("polish"), "word_url": reverse("word_new"),
        "new_url": reverse("polish_new"), "words": fresh[:FIRST], "more_words": fresh[FIRST:],
        "taken_up": [word for word in words if not word["take_up_url"]],
        "in_hand": [_card(row, today) for row in queries.polish_in_hand(owner)],
        "done": [_done(row, today) for row in queries.polish_done(owner)],
        "do": said.now.text if said else "", "do_since": dates.day(said.now.since, today) if said else "",
        "statement_url": reverse("statement_new", args=["do"]),
    }  # fmt: skip
    return render(request, "polish.html", context)


def in_hand(row: PolishRow, today: datetime.date) -> Shown:
    """Return a line about something in hand."""
    begun = _("since %(day)s") % {"day": dates.day(row.begun_on, today)} if row.begun_on else ""
    trial = (
        _("to try with %(person)s") % {"person": names.with_honorific(row.trial_for.name)}
        if row.trial_for
        else ""
    )
    return {
        "what": row.what, "facts": "・".join(part for part in (begun, trial) if part), "words": row.words,
        "practice": row.practice, "done_url": reverse("polish_done", args=[row.uid]),
    }  # fmt: skip


def _card(row: PolishRow, today: datetime.date) -> Shown:
    """One thing in hand, with how one might ask for a trial."""
    said = {"polite": "", "casual": ""}
    if row.trial_for:
        opening = {"code": "offer_trial", "facts": {"person": row.trial_for.uid, "what": row.what}}
        context = Context(today=today, names={row.trial_for.uid: row.trial_for.name})
        said = steps.opened(opening, context)
    return in_hand(row, today) | said | {
        "uid": row.uid, "edit_url": reverse("polish_edit", args=[row.uid]),
        "person": faces.portrait(row.trial_for) if row.trial_for else None,
    }  # fmt: skip


def _word(one: Word, today: datetime.date) -> Shown:
    who = names.with_honorific(one.person.name) if one.person else ""
    when = dates.day(one.on, today) if one.on else ""
    facts = (labels.label("reaction", one.kind), who, when)
    return {
        "text": one.text, "facts": "・".join(part for part in facts if part),
        "edit_url": reverse("word_edit", args=[one.uid]),
        "take_up_url": "" if one.taken_up else f"{reverse('polish_new')}?word={one.uid}",
    }  # fmt: skip


def _done(row: PolishRow, today: datetime.date) -> Shown:
    glad = {True: _("somebody was glad of it"), False: _("nobody was glad of it yet"), None: ""}[
        row.gladdened
    ]
    facts = (dates.day(row.done_on, today), glad, row.learnt)
    return {
        "what": row.what, "facts": "・".join(part for part in facts if part), "became": row.became,
        "done_url": reverse("polish_done", args=[row.uid]), "again_url": reverse("polish_again", args=[row.uid]),
    }  # fmt: skip


@FORM
@signed_in
def word_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write down words received."""
    return _word_sheet(request, owner, today, None)


@FORM
@signed_in
def word_edit(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Change words received, or put them away."""
    return _word_sheet(request, owner, today, queries.word_found(owner, uid))


def _word_sheet(request: HttpRequest, owner: Owner, today: datetime.date, row: Word | None) -> HttpResponse:
    said = People(request.POST) if request.method == "POST" else None
    initial = (
        {"kind": row.kind, "text": row.text, "on": row.on}
        if row
        else {"kind": "asked", "on": today.isoformat()}
    )
    form = WordForm(request.POST if said is not None else None, initial=initial)
    asked = [row.person.uid] if row and row.person else request.GET.getlist("person")
    box = sheets.people_box(owner, _("From whom"), said=said, known=asked)
    why = _("What people ask of you or are glad of says more than any test.")
    trash = _trash(reverse("word_trash", args=[row.uid])) if row else None
    sheet = sheets.Sheet(_("Words received"), why, reverse("polish"), "me", "polish", box, trash)
    if said is None or not form.is_valid():
        return sheet.show(request, form)
    uid, name = sheets.first_of(said)
    fields = form.cleaned_data
    words = {
        "kind": fields["kind"], "text": fields["text"], "on": fields["on"] or None, "person": uid, "name": name,
    }  # fmt: skip
    if row is None:
        actions.add_word(owner, **words, today=today, via="web")
    else:
        actions.edit_word(owner, uid=row.uid, **words, today=today, via="web")
    return _written(request, owner)


def _trash(url: str) -> Shown:
    return sheets.put_away(_("Put it away"), _("It is put away. You can bring it back any time."), url)


def _written(request: HttpRequest, owner: Owner) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "polish")


@require_POST
@signed_in
def word_trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put words received away."""
    fact_actions.trash_fact(owner, kind="reaction", uid=str(uid), via="web")
    return _written(request, owner)


@FORM
@signed_in
def polish_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Begin to polish one thing."""
    return _polish_sheet(request, owner, today, None)


@FORM
@signed_in
def polish_edit(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Change what is polished, or put it away."""
    return _polish_sheet(request, owner, today, queries.polish_found(owner, uid))


def _polish_sheet(
    request: HttpRequest, owner: Owner, today: datetime.date, row: PolishRow | None
) -> HttpResponse:
    said = People(request.POST) if request.method == "POST" else None
    words = queries.words_received(owner)
    chosen = row.word_ids if row else tuple(request.GET.getlist("word"))
    offered = [(one.uid, f"「{one.text}」") for one in words if not one.taken_up or one.uid in chosen]
    initial = {"what": row.what, "practice": row.practice, "words": chosen} if row else {"words": chosen}
    form = PolishForm(request.POST if said is not None else None, words=offered, initial=initial)
    box = sheets.people_box(
        owner, _("With whom to try it, if with anybody"), said=said, known=_trial_with(row, words, chosen),
        help_text=_("Whoever asked for it is the first to show it to."),
    )  # fmt: skip
    trash = _trash(reverse("polish_trash", args=[row.uid])) if row else None
    title = row.what if row else _("One thing to polish")
    sheet = sheets.Sheet(title, whys.why("polish"), reverse("polish"), "me", "polish", box, trash)
    if said is None or not form.is_valid():
        return sheet.show(request, form)
    uid, name = sheets.first_of(said)
    fields = form.cleaned_data
    told = {
        "what": fields["what"], "words": fields.get("words", ()), "practice": fields["practice"], "person": uid,
        "name": name,
    }  # fmt: skip
    if row is None:
        actions.begin_polish(owner, **told, today=today, via="web")
    else:
        actions.edit_polish(owner, uid=row.uid, **told, today=today, via="web")
    return _written(request, owner)


def _trial_with(row: PolishRow | None, words: list[Word], chosen: tuple[str, ...]) -> list[str]:
    """Whoever asked for it is the first to try it with."""
    if row is not None:
        return [row.trial_for.uid] if row.trial_for else []
    asked = [one.person.uid for one in words if one.uid in chosen and one.person and one.kind != "thanked"]
    return asked[:1]


@require_POST
@signed_in
def polish_trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put something to polish away."""
    fact_actions.trash_fact(owner, kind="polish", uid=str(uid), via="web")
    return _written(request, owner)


@FORM
@signed_in
def polish_done(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Look back on one thing polished: did it gladden, what was learnt, how is what I do put since?"""
    row = queries.polish_found(owner, uid)
    now = statements_of(owner).get("do")
    glad = {True: "yes", False: "no", None: ""}[row.gladdened]
    initial = {"learnt": row.learnt, "gladdened": glad, "do": now.now.text if now else ""}
    form = PolishDoneForm(request.POST if request.method == "POST" else None, initial=initial)
    why = _("What was polished changes what you do; perhaps it wants to be put anew.")
    sheet = sheets.Sheet(row.what, why, reverse("polish"), "me", "polish")
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    said = form.cleaned_data
    actions.end_polish(
        owner, uid=str(uid), gladdened=YES.get(said["gladdened"]), learnt=said["learnt"], do=said["do"], today=today,
        via="web",
    )  # fmt: skip
    return _written(request, owner)


@require_POST
@signed_in
def polish_again(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Take something polished up again."""
    actions.take_up_again(owner, uid=str(uid), via="web")
    return _written(request, owner)


urlpatterns = [
    path("polish/", polish, name="polish"),
    path("polish/words/new/", word_new, name="word_new"),
    path("polish/words/<uuid:uid>/", word_edit, name="word_edit"),
    path("polish/words/<uuid:uid>/put-away/", word_trash, name="word_trash"),
    path("polish/new/", polish_new, name="polish_new"),
    path("polish/<uuid:uid>/", polish_edit, name="polish_edit"),
    path("polish/<uuid:uid>/put-away/", polish_trash, name="polish_trash"),
    path("polish/<uuid:uid>/done/", polish_done, name="polish_done"),
    path("polish/<uuid:uid>/again/", polish_again, name="polish_again"),
]
