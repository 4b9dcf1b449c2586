"""わたし › 振り返り: a month or a year as a page worth reading, with room for what one found."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.core.errors import UnreadableDay
from enishi.core.periods import Period, month_of, read_period
from enishi.core.vocabulary import SEARCHES
from enishi.network.actions import reviews as actions
from enishi.network.models import Owner
from enishi.network.queries import review as queries
from enishi.network.queries.chances import ChanceRow
from enishi.network.queries.review import Noted, ReviewPage, Written
from enishi.web import chances, faces, figures, htmx, toasts
from enishi.web.access import signed_in
from enishi.web.forms.review import ReviewForm
from enishi.wording import dates, labels, names, numbers
from enishi.wording import pages as whys
from enishi.wording import places as place_words
from enishi.wording import review as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
# So many years stand beside the page; the others are reached by leafing.
YEARS = 12


@FORM
@signed_in
def newest(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The last month in which something happened."""
    return _page(request, owner, today, queries.period_to_open(owner, month_of(today)))


@FORM
@signed_in
def review(request: HttpRequest, owner: Owner, today: datetime.date, period: str) -> HttpResponse:
    """One month or year; what was found there is written down."""
    try:
        asked = read_period(period)
    except UnreadableDay as error:
        raise Http404 from error
    if asked.first > today:
        raise Http404
    return _page(request, owner, today, asked)


def _page(request: HttpRequest, owner: Owner, today: datetime.date, period: Period) -> HttpResponse:
    written = queries.reviews_of(owner, period)
    now = {"text": written[0].text, **written[0].found} if written else {}
    form = ReviewForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        actions.look_back(owner, period=period.code, said=form.said(), today=today, via="web")
        toasts.tell(request, owner)
        return htmx.done(request, "review_of", period.code)
    page = queries.review_page(owner, period)
    context = {
        "place": "me", "here": "review", "why": whys.why("review"), "title": words.title(period), "form": form,
        "form_url": reverse("review_of", args=[period.code]), "leaves": _leaves(period, today),
        "quiet": words.quiet(period) if page.empty() else "", "prose": words.prose(page),
        "calendar": _calendar(owner, period, today), "before": [_version(one, today) for one in page.before],
        "searches": [
            {"question": words.search(code), "facts": words.found(code, page), "field": form[code]} for code in SEARCHES
        ],
        **_told(page, today),
    }  # fmt: skip
    return render(request, "review.html", context)


def _told(page: ReviewPage, today: datetime.date) -> Shown:
    """Return everything that happened, each part empty where nothing did."""
    given, received = page.passed.total("given"), page.passed.total("received")
    return {
        "meetings": _meetings(page),
        "newcomers": [faces.portrait(face) for face in page.newcomers.faces],
        "newcomers_more": max(0, page.newcomers.count - len(page.newcomers.faces)),
        "new_fields": _new_fields(page),
        "gatherings": [_gathering(one, today) for one in page.gatherings],
        "gatherings_more": max(0, page.gatherings_in_all - len(page.gatherings)),
        "passed": _passed(page) if given or received else None,
        "chances": [_chance(row, today) for row in page.chances],
        "introductions": [words.pair(a, b) for _state, a, b in page.introductions],
        "noticed": [_noted(one, today) for one in page.noticed],
        "words": [_noted(one, today, "reaction") for one in page.words],
        "polished": [_noted(one, today) for one in page.polished],
        "said_anew": [_noted(one, today, "statement") for one in page.said_anew],
    }


def _meetings(page: ReviewPage) -> Shown | None:
    if not page.meetings.count:
        return None
    parts = page.period.parts()
    values = [(_part(part), page.meetings.by_part.get(part, 0)) for part in parts]
    labelled = [(f"{label}: {numbers.count(n, 'meetings')}", n) for label, n in values]
    return {
        "columns": figures.columns(labelled), "sentence": words.plot_meetings(page.period, page.meetings.by_part),
        "ticks": _ticks(parts), "label": _("Meetings, part by part"), "height": 60, "middle": 60,
    }  # fmt: skip


def _passed(page: ReviewPage) -> Shown:
    parts, by_part = page.period.parts(), page.passed.by_part
    values = [
        (_part(part), by_part.get(("given", part), 0), by_part.get(("received", part), 0)) for part in parts
    ]
    return {
        "columns": figures.both_ways(values), "ticks": _ticks(parts), "label": _("What passed both ways"), "height": 72,
        "sentence": words.plot_passed(page.passed.total("given"), page.passed.total("received")), "middle": 36,
    }  # fmt: skip


def _part(part: str) -> str:
    return words.month_name(int(part[5:7])) if len(part) == 7 else str(int(part[8:10]))


def _ticks(parts: tuple[str, ...]) -> list[Shown]:
    """Every month of a year, every seventh day of a month, beneath the middle of its column."""
    step = 300 / len(parts)
    shown = range(len(parts)) if len(parts) == 12 else range(0, len(parts), 7)
    return [{"x": round(step * (at + 0.5), 1), "label": str(int(parts[at][-2:]))} for at in shown]


def _new_fields(page: ReviewPage) -> list[figures.Bar]:
    often = sorted(page.newcomers.by_branch.items(), key=lambda pair: (-pair[1], pair[0]))[:6]
    return figures.bars([(labels.field(code), numbers.count(n, "people"), float(n)) for code, n in often])


def _gathering(one: queries.GatheringSeen, today: datetime.date) -> Shown:
    return {
        "title": one.title or labels.label("gathering_kind", one.kind), "url": reverse("gathering", args=[one.uid]),
        "on": dates.day(one.on, today), "says": words.gathering(one),
    }  # fmt: skip


def _chance(row: ChanceRow, today: datetime.date) -> Shown:
    facts = (labels.label("chance_state", row.state), dates.day(row.on, today))
    people = [knot.face.name for knot in row.chain if knot.face]
    return {
        "title": row.title, "facts": "・".join(part for part in facts if part), "note": "",
        "url": reverse("chance", args=[row.uid]),
        "thread": chances.thread(row.chain, row.title, today) if row.chain else [],
        "thread_label": place_words.through(people, row.title) if people else row.title,
    }  # fmt: skip


def _noted(one: Noted, today: datetime.date, kind: str = "") -> Shown:
    with_whom = names.together([face.name for face in one.people]) if one.people else ""
    called = labels.label(kind, one.kind) if kind and one.kind else ""
    facts = [part for part in (dates.day(one.on, today), with_whom, called) if part]
    url = reverse("encounter", args=[one.uid]) if one.uid else ""
    return {"text": one.text, "facts": "・".join(facts), "url": url}


def _version(one: Written, today: datetime.date) -> Shown:
    since = words.written_on(dates.day(one.since, today)) if one.since else ""
    said = [(words.search(code), text) for code, text in one.found.items() if text]
    return {"since": since, "said": [*said, *([("", one.text)] if one.text else [])]}


# -- leafing --------------------------------------------------------------------------------------------------------


def _leaves(period: Period, today: datetime.date) -> Shown:
    """Return the leaves beside this one: earlier, later where there is one, and the whole year or back to a month."""
    later = period.later
    return {
        "earlier": _leaf(period.earlier),
        "later": _leaf(later) if later.first <= today else None,
        "year": _leaf(Period(period.year)) if period.month else None,
    }


def _leaf(period: Period) -> Shown:
    return {"label": words.title(period), "url": reverse("review_of", args=[period.code])}


def _calendar(owner: Owner, period: Period, today: datetime.date) -> list[Shown]:
    """Return the years since the first meeting with their months, marking where something was written."""
    first, _last = queries.span_of(owner)
    written = queries.periods_written(owner)
    begins = int(first[:4]) if first[:4].isdigit() else today.year
    years = range(today.year, max(begins, today.year - YEARS) - 1, -1)
    return [
        _leaf(Period(year)) | {
            "current": period == Period(year), "written": f"{year:04}" in written,
            "months": [
                {
                    "label": words.month_name(month), "url": reverse("review_of", args=[Period(year, month).code]),
                    "title": words.title(Period(year, month)), "current": period == Period(year, month),
                    "written": Period(year, month).code in written,
                }
                for month in range(1, 13)
                if Period(year, month).first <= today
            ],
        }
        for year in years
    ]  # fmt: skip


urlpatterns = [
    path("review/", newest, name="review"),
    path("review/<str:period>/", review, name="review_of"),
]
