"""わたし › チャンス: each with its thread, one with whom to thank along it, and what the round-about way brought."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.core.chances import Link, may_show_percent
from enishi.core.vocabulary import CHANCE_STATES
from enishi.network.actions import chances as actions
from enishi.network.actions import facts as fact_actions
from enishi.network.models import Owner
from enishi.network.queries import chances as queries
from enishi.network.queries.chances import ChanceRow, Key, Knot
from enishi.network.queries.company import OfCompany, people_of_company
from enishi.network.queries.threads import LookBack, look_back
from enishi.web import faces, figures, htmx, sheets, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.chance_form import shown_knot
from enishi.wording import dates, labels, numbers, portrait, steps, ways
from enishi.wording import pages as whys
from enishi.wording import places as words
from enishi.wording.phrases import Context

Shown = dict[str, Any]


@require_GET
@signed_in
def chances(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """All chances or those of one state, the latest first."""
    state = request.GET.get("state", "")
    state = state if state in CHANCE_STATES else ""
    page = queries.chances_page(owner, state=state, after=_after(request))
    more = {"after": page.after.on, "pk": page.after.pk, "state": state} if page.after else {}
    context = {
        "chances": [_chance(row, today) for row in page.rows],
        "more_url": f"{reverse('chances')}?{urlencode(more)}" if more else "",
    }
    if htmx.is_more(request):
        return render(request, "components/chance_more.html", context)
    total, over_others, coincidences = queries.way_of_chances(owner)
    around = {
        "place": "me", "here": "chances", "why": whys.why("chances"), "new_url": reverse("chance_new"),
        "tabs": tabs.chances("chances") if total else [], "states": _states(state) if total else [],
        "sentence": portrait.chances(total, over_others, coincidences) if total and not state else "",
        "none": _("None of these so far.") if total else "",
    }  # fmt: skip
    return render(request, "chances.html", context | around)


def _after(request: HttpRequest) -> Key | None:
    number = request.GET.get("pk", "")
    return Key(request.GET.get("after", ""), int(number)) if number.isdigit() else None


def _states(chosen: str) -> list[Shown]:
    listed = [("", _("All")), *labels.choices("chance_state")]
    return [
        {
            "label": word, "kind": "tag", "icon": "", "current": code == chosen,
            "url": reverse("chances") + (f"?{urlencode({'state': code})}" if code else ""),
        }
        for code, word in listed
    ]  # fmt: skip


def _chance(row: ChanceRow, today: datetime.date) -> Shown:
    people = [knot.face.name for knot in row.chain if knot.face]
    return {
        "title": row.title, "facts": _facts(row, today), "note": row.note, "url": reverse("chance", args=[row.uid]),
        "thread": thread(row.chain, row.title, today) if row.chain else [],
        "thread_label": words.through(people, row.title) if people else row.title,
    }  # fmt: skip


def _facts(row: ChanceRow, today: datetime.date) -> str:
    facts = (
        labels.label("chance_state", row.state),
        dates.day(row.on, today) if row.on else "",
        numbers.money(float(row.worth), row.currency) if row.worth is not None else "",
        labels.label("planned", row.planned) if row.planned is not None else "",
        labels.field(row.field) if row.field else "",
    )
    return "・".join(part for part in facts if part)


def thread(chain: Sequence[Knot], title: str, today: datetime.date) -> list[Shown]:
    """Return the knots of components/thread.html: from where it began to the chance itself."""
    knots = [shown_knot(knot, today) for knot in reversed(chain)]
    return [*knots, {"kind": "chance", "name": title, "note": "", "url": ""}]


# -- one chance -----------------------------------------------------------------------------------------------------


@require_GET
@signed_in
def chance(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One chance: its thread, and whom to thank along it."""
    row = queries.chance_found(owner, uid)
    people = [knot for knot in row.chain if knot.face]
    of_company = people_of_company(owner, [knot.face.pk for knot in people if knot.face])
    put_away = sheets.put_away(
        _("Put it away"), _("This chance is put away. The people stay, and you can bring it back any time."),
        reverse("chance_trash", args=[uid]),
    )  # fmt: skip
    context = {
        "place": "me", "here": "chances", "why": whys.why("chance"), "chance": _chance(row, today),
        "edit_url": reverse("chance_edit", args=[uid]), "trash": put_away,
        "thanks": [_thanks(row, knot, owner, of_company, today) for knot in people],
        "thanked": ways.thanked(len(people), sum(knot.thanked for knot in people)) if people else "",
    }  # fmt: skip
    return render(request, "chance.html", context)


def _thanks(row: ChanceRow, knot: Knot, owner: Owner, of_company: OfCompany, today: datetime.date) -> Shown:
    """Somebody along the thread, whether they were thanked, and how one might begin."""
    assert knot.face is not None
    kept = owner.kept_from_company and of_company.holds(knot.face.pk)
    said = {"polite": "", "casual": ""}
    if not knot.thanked and not kept:
        opening = {"code": "thanks_for_chance", "facts": {"person": knot.face.uid, "title": row.title}}
        said = steps.opened(opening, Context(today=today, names={knot.face.uid: knot.face.name}))
    return faces.portrait(knot.face) | said | {
        "thanked": knot.thanked,
        "kept": _("Of the company: what you want is kept from there, so no sentence stands here.") if kept else "",
        "thank_url": reverse("chance_thank", args=[row.uid, knot.face.uid]),
    }  # fmt: skip


@require_POST
@signed_in
def thank(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID, person: UUID) -> HttpResponse:
    """Note that somebody along the thread was thanked, or take that back."""
    said = request.POST.get("said", "yes") == "yes"
    actions.thank_for_chance(owner, uid=str(uid), person=str(person), said=said, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "chance", uid)


@require_POST
@signed_in
def trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put a chance away."""
    fact_actions.trash_fact(owner, kind="chance", uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "chances")


# -- what the round-about way brought -------------------------------------------------------------------------------


@require_GET
@signed_in
def way(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """What the round-about way brought: by kind, field and closeness, and who stands on most threads."""
    found = look_back(owner)
    brought = found.brought
    context = {
        "place": "me", "here": "chances", "why": whys.why("way"), "tabs": tabs.chances("chances_way"),
        "sentence": portrait.chances(brought.total, brought.over_others, brought.coincidences),
        "worth": ways.worth(brought.worth), "plots": _plots(found) if brought.total else [],
        "most": _most(found), "new_url": reverse("chance_new"),
        "few": "" if may_show_percent(brought.total) or not brought.total else ways.few(brought.total),
    }  # fmt: skip
    return render(request, "way.html", context)


def _plots(found: LookBack) -> list[Shown]:
    brought = found.brought
    plots = (
        (_("Where the threads began"), brought.by_kind, "gathering_kind", ""),
        (_("In which field"), brought.by_field, "field", "moegi"),
        (_("How near the last one on the thread was"), brought.by_closeness, "closeness", ""),
        (_("What became of them"), brought.by_state, "chance_state", "kincha"),
    )
    return [
        {"title": title, "bars": figures.bars(ways.counts(counts, enum), hue)}
        for title, counts, enum, hue in plots
        if counts
    ]


def _most(found: LookBack) -> list[Shown]:
    listed = []
    for link, times in found.brought.most:
        shown = _on_threads(found, link)
        if shown:
            listed.append(shown | {"facts": ways.stood_on(times)})
    return listed


def _on_threads(found: LookBack, link: Link) -> Shown:
    if link in found.faces:
        return faces.portrait(found.faces[link]) | {"kind": "person"}
    if link in found.titles:
        url = reverse("gathering", args=[link.id])
        return {"kind": "gathering", "name": found.titles[link], "url": url}
    return {}


urlpatterns = [
    path("chances/", chances, name="chances"),
    path("chances/way/", way, name="chances_way"),
    path("chances/<uuid:uid>/", chance, name="chance"),
    path("chances/<uuid:uid>/put-away/", trash, name="chance_trash"),
    path("chances/<uuid:uid>/thanks/<uuid:person>/", thank, name="chance_thank"),
]
