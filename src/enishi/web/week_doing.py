"""Doing a step: where it is written down once it was done, with everything filled in that is known of it.

Decides the address only. A step that is done by being done – a promise kept, thanks said – needs nothing more.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from enishi.network.queries.week import StepShown

# Which openings are a line in writing: the sheet begins with what was done, and it can be changed there.
MEALS = {"meal_together"}
POLISH_PAGES = {"practise": "polish", "offer_trial": "polish"}


def where_to_log(step: StepShown) -> str:
    """Return the address of the sheet that logs a step; '' where nothing is left to write."""
    known = {"introduce": _introducing, "give": _giving, "show_up": _showing_up, "polish": _polishing}
    if step.kind in known:
        return known[step.kind](step)
    if step.people and step.kind in {"deepen", "edge", "dormant", "say", "thank"}:
        medium = "meal" if _opening(step) in MEALS else "message"
        return _with_people("encounter_new", step, medium=medium, step=step.uid)
    return ""


def _with_people(page: str, step: StepShown, /, **more: str) -> str:
    return f"{reverse(page)}?{urlencode([*(('person', one.uid) for one in step.people), *more.items()])}"


def _opening(step: StepShown) -> str:
    return str(step.opening.get("code", ""))


def _showing_up(step: StepShown) -> str:
    """The gathering gone to; after looking for one, the sheet on which to note what was found."""
    if step.gathering:
        return reverse("gathering", args=[step.gathering])
    return f"{reverse('gathering_new')}?{urlencode({'kind': step.about})}"


def _giving(step: StepShown) -> str:
    return _introducing(step) if len(step.people) > 1 else _with_people("favor_new", step)


def _introducing(step: StepShown) -> str:
    return _with_people("introduction_new", step)


def _polishing(step: StepShown) -> str:
    code, about = _opening(step), step.about
    if code == "about_their_word":
        return f"{reverse('polish_new')}?{urlencode({'word': about})}"
    if code in {"write_one_sentence", "say_it_anew"}:
        return reverse("statement_new", args=[about])
    if code == "answer_question":
        return reverse("answer", args=[about])
    return reverse(POLISH_PAGES.get(code, "me"))
