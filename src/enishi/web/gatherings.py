"""顔を出す: where to go next, what is coming, the wheel of the six kinds, how to find one, and where one has been."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.core.balance import Balance
from enishi.core.where_next import Ranked
from enishi.network.actions.owners import edit_owner
from enishi.network.actions.steps import ensure_snapshot
from enishi.network.models import Owner
from enishi.network.queries import gatherings as queries
from enishi.network.queries.feeds import Suggestion
from enishi.network.queries.gatherings import GatheringRow, Key
from enishi.network.queries.rooms import Next, where_to_go_next
from enishi.web import faces, figures, htmx, toasts
from enishi.web.access import signed_in
from enishi.wording import labels, names, numbers, portrait, rooms, steps
from enishi.wording import places as words
from enishi.wording.phrases import Context

Shown = dict[str, Any]
NEXT = 3
SUGGESTED = 6
REASONS = 3


@require_GET
@signed_in
def gatherings(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everything about showing up; or, asked for more, the rows of past gatherings that follow."""
    page = queries.past_page(owner, after=_after(request))
    more = _more_url(page.after)
    past = [row_shown(row, today) for row in page.rows]
    if htmx.is_more(request):
        return render(request, "components/gathering_more.html", {"past": past, "past_more_url": more})
    balances = queries.balances(owner, today)
    context = {
        "place": "gatherings", "here": "", "new_url": reverse("gathering_new"), "feeds_url": reverse("feeds"),
        "hindsight_url": reverse("hindsight") if queries.looked_back_on(owner, today) else "",
        "asked": [row_shown(row, today, [words.were_you_there()]) for row in queries.unsettled(owner, today)],
        **_coming(owner, today),
        "wheel": _wheel(balances), "wheel_note": _wheel_note(balances), "fields_note": _fields_note(owner, today),
        **_ways(owner, today, balances), "past": past, "past_more_url": more,
    }  # fmt: skip
    return render(request, "gatherings.html", context)


def _after(request: HttpRequest) -> Key | None:
    on, number = request.GET.get("after", ""), request.GET.get("pk", "")
    return Key(on, int(number)) if number.isdigit() else None


def _more_url(after: Key | None) -> str:
    return f"{reverse('gatherings')}?{urlencode({'after': after.on, 'pk': after.pk})}" if after else ""


def row_shown(row: GatheringRow, today: datetime.date, because: Sequence[str] = ()) -> Shown:
    """Return what components/gathering_row.html needs."""
    facts = (row.starts[11:16], row.place, numbers.money(row.cost) if row.cost else "")
    return faces.day_parts(row.on) | {
        "uid": row.uid, "url": reverse("gathering", args=[row.uid]), "title": row.title,
        "kind_label": labels.label("gathering_kind", row.kind), "facts": "・".join(part for part in facts if part),
        "because": list(because), "people": [faces.portrait(face) for face in row.people],
        "people_label": _people_label(row), **_taps(row),
    }  # fmt: skip


def _people_label(row: GatheringRow) -> str:
    called = names.together([face.name for face in row.people], limit=3)
    rest = row.there - len(row.people)
    return words.and_others(called, rest) if rest > 0 and len(row.people) <= 3 else called


def _taps(row: GatheringRow) -> Shown:
    """The two taps on a past one: would you go again, was somebody selling. Asked until answered."""
    if row.status != "attended" or row.again is not None or row.solicited:
        return {"again": None}
    return {"again": {"url": reverse("gathering_again", args=[row.uid]), "choices": again_choices(None)}}


def again_choices(now: bool | None) -> list[Shown]:
    """Return the two answers to: would you go again?"""
    return [
        {"value": "yes", "label": _("I would go again"), "chosen": now is True},
        {"value": "no", "label": _("Once was enough"), "chosen": now is False},
    ]


# -- where next -----------------------------------------------------------------------------------------------------


def _coming(owner: Owner, today: datetime.date) -> Shown:
    """The three most promising first, whatever they come from; then what is noted, by its day; then the other
    suggestions.
    """
    ensure_snapshot(owner, today=today)
    found = where_to_go_next(owner, today)
    planned = {row.uid: row for row in queries.coming(owner, today)}
    context = Context(today=today, names=found.names)
    rows = {one.id: shown for one in found.ranked if (shown := _ranked(one, found, planned, context))}
    first = list(rows)[:NEXT]
    later = {uid: rows.get(uid) or row_shown(row, today) for uid, row in planned.items() if uid not in first}
    waiting = [row for uid, row in rows.items() if uid not in first and uid in found.suggestions]
    return {
        "next": [rows[uid] for uid in first], "coming": list(later.values()), "suggested": waiting[:SUGGESTED],
        "more_suggested": waiting[SUGGESTED:],
    }  # fmt: skip


def _ranked(one: Ranked, found: Next, planned: Mapping[str, GatheringRow], context: Context) -> Shown | None:
    because = [steps.because(reason, context) for reason in one.because]
    if not one.within:
        because.append(words.beyond_budget())
    today = context.today or datetime.date.min
    if one.id in planned:
        row = row_shown(planned[one.id], today, because)
    elif one.id in found.suggestions:
        row = suggestion_shown(found.suggestions[one.id], because)
    else:
        return None
    return row | {"to_meet": to_meet(found, one.id)}


def to_meet(found: Next, uid: str) -> list[Shown]:
    """Return up to three people or fields to look for at a gathering, as chips."""
    return [
        {
            "label": words.to_meet(
                one.why,
                names.with_honorific(found.names.get(one.person, "")) if one.person else labels.field(one.field or ""),
            ),
            "kind": "field", "icon": "seat" if one.why == "vacant_seat" else "",
            "url": reverse("person", args=[one.person]) if one.person else "",
        }
        for one in found.to_meet.get(uid, ())
    ]  # fmt: skip


def suggestion_shown(one: Suggestion, because: Sequence[str] = ()) -> Shown:
    """Return a suggestion of a feed as components/gathering_row.html shows it, with its two taps."""
    facts = (one.starts[11:16], one.place)
    return faces.day_parts(one.on) | {
        "uid": one.uid, "url": one.url, "outside": True, "title": one.title,
        "kind_label": labels.label("gathering_kind", one.kind), "facts": "・".join(part for part in facts if part),
        "because": list(because), "people": [], "people_label": "", "again": None,
        "take_url": reverse("suggestion_take", args=[one.uid]), "drop_url": reverse("suggestion_drop", args=[one.uid]),
    }  # fmt: skip


# -- the mix, and how to find one -----------------------------------------------------------------------------------


def _wheel(balances: Sequence[Balance]) -> Shown | None:
    """The rose of the year's visits, the quarter said beside each count; None before the first one."""
    quarter, year = balances
    if not any(year.visits.values()):
        return None
    kinds = [
        (labels.label("gathering_kind", kind), words.visits(count, quarter.visits[kind]), count)
        for kind, count in year.visits.items()
    ]
    said = [portrait.balance(year.window, year.visits, year.missing), words.evenness(year.effective_kinds)]
    return {"petals": figures.petals(kinds), "sentence": names.sentences([one for one in said if one])}


def _wheel_note(balances: Sequence[Balance]) -> str:
    quarter, year = balances
    if not any(year.visits.values()):
        return ""
    said = [
        portrait.balance(quarter.window, quarter.visits, quarter.missing),
        words.evenness(quarter.effective_kinds),
    ]
    return names.sentences([one for one in said if one])


def _fields_note(owner: Owner, today: datetime.date) -> list[str]:
    said = [
        words.fields_met(one.window, one.people, one.effective_fields, one.missing)
        for one in reversed(queries.fields_met(owner, today))
    ]
    return [one for one in said if one]


def _ways(owner: Owner, today: datetime.date, balances: Sequence[Balance]) -> Shown:
    """How to find each kind; the kinds missing this quarter come first, the easiest of them at the top."""
    guides = queries.guides(owner, today)
    missing = balances[0].missing
    kinds = [*missing, *(kind for kind in balances[0].visits if kind not in missing)]
    town, trade = owner.town or "", queries.trade_of(owner)
    return {
        "town": {"value": town, "url": reverse("gatherings_town")},
        "ways": [
            {
                "uid": kind, "kind_label": labels.label("gathering_kind", kind), "sentence": words.kind_is_for(kind),
                "how": rooms.how_to_find(kind, town),
                "searches": rooms.searches(kind, town, labels.field(trade) if trade else ""),
                "ask": words.ask_along([face.name for face in guides.get(kind, ())]),
                "people": [
                    faces.portrait(face) | words.take_me_along(face.name, kind) for face in guides.get(kind, ())
                ],
            }
            for kind in kinds
        ],
    }  # fmt: skip


@require_POST
@signed_in
def town(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Note near which town the owner looks for gatherings."""
    edit_owner(
        owner, patch={"town": request.POST.get("town", "").strip()[:100] or None}, today=today, via="web"
    )
    toasts.tell(request, owner)
    return htmx.done(request, "gatherings")


urlpatterns = [
    path("gatherings/", gatherings, name="gatherings"),
    path("gatherings/town/", town, name="gatherings_town"),
]
