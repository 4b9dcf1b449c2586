"""Steps: the week's moves as a person would say them – title, because, occasion, first sentence to copy.

Decides the sentences only; which moves there are is `core.week`'s. Nothing here is ever sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from enishi.wording import names, reasons, rooms
from enishi.wording.labels import label
from enishi.wording.openings import CASUAL, POLITE
from enishi.wording.phrases import NOTHING, Coded, Context, Table, clip, code_of, facts_of, pick, said, speak
from enishi.wording.seasons import opening_of


class Move(Protocol):
    """What of a move is said, as `core.week.Move` is one; a query's own dataclass will do."""

    @property
    def kind(self) -> str: ...

    @property
    def people(self) -> Sequence[str]: ...

    @property
    def occasion(self) -> Coded: ...

    @property
    def opening(self) -> Coded: ...


TITLES: Table = {
    "promise": _("Keep what you promised {people}"),
    "show_up.gathering_on": _("Go to “{title}”"),
    "show_up.find_a_room": _("Find {kind}"),
    "show_up.taken_along": _("Ask {people} to take you to {kind}"),
    "deepen": _("Spend some time with {people}"),
    "edge": _("A word to {people}"),
    "dormant": _("A word to {people} after a long while"),
    "give": _("Be of help to {people}"),
    "give.two": _("Tell {first} of {second}"),
    "introduce": _("Bring {people} together"),
    "thank": _("Say thank you to {people}"),
    "thank.nobody": _("Say thank you to somebody you remember well"),
    "say": _("Let {people} know what you are about"),
    "say.nobody": _("Tell one person close to you what you are about to do"),
    "polish.practise": _("Practise a little: “{what}”"),
    "polish.offer_trial": _("Try “{what}” with {people}"),
    "polish.about_their_word": _("Make something of the words “{text}”"),
    "polish.write_one_sentence.do": _("Say what you do in one sentence"),
    "polish.write_one_sentence.want": _("Say what you want in one sentence"),
    "polish.say_it_anew.do": _("Put what you do anew"),
    "polish.say_it_anew.want": _("Put what you want anew"),
    "polish.answer_question": _("Think about: {question}"),
    "ease": _("Take it easy with {people} for a while"),
}


def because(reason: Coded, context: Context = NOTHING) -> str:
    """Return one of a move's two reasons as a sentence; "" for a code without one."""
    return speak(reasons.REASONS, code_of(reason), facts_of(reason), context)


def occasion(reason: Coded, context: Context = NOTHING) -> str:
    """Return what makes a move natural just now."""
    return speak(reasons.OCCASIONS, code_of(reason), facts_of(reason), context)


def title(move: Move, context: Context = NOTHING) -> str:
    """Return what there is to do, in a few words, naming whom."""
    called = [names.with_honorific(context.name(uid)) for uid in move.people]
    facts = {**facts_of(move.occasion), **facts_of(move.opening)}
    words = {**said(facts, context), "people": names.listed(called)}
    if len(called) > 1:
        words |= {"first": called[0], "second": called[1]}
    sentence = pick(TITLES, _title_code(move), {key: facts.get(key) for key in ("what",)})
    return str(sentence).format_map(words) if sentence else label("step_kind", move.kind)


def _title_code(move: Move) -> str:
    if move.kind == "show_up":
        taken = code_of(move.opening) == "take_me_along" and move.people
        return "show_up.taken_along" if taken else f"show_up.{code_of(move.occasion)}"
    if move.kind == "polish":
        return f"polish.{code_of(move.opening)}"
    if not move.people:
        return f"{move.kind}.nobody"
    return "give.two" if move.kind == "give" and len(move.people) > 1 else move.kind


def first_sentence(move: Move, context: Context = NOTHING) -> dict[str, str]:
    """Return {"polite", "casual"}: an opening ready to copy (or, where there is nobody to write to, to
    think with).
    """
    return opened(move.opening, context)


def opened(opening: Coded, context: Context = NOTHING) -> dict[str, str]:
    """Return the first sentence of an opening in both tones: {"polite", "casual"}."""
    facts = dict(facts_of(opening))
    words = _opening_words(facts, context)
    code = _opening_code(code_of(opening), context)
    return {
        tone: str(pick(table, code, facts) or "").format_map(words)
        for tone, table in (("polite", POLITE), ("casual", CASUAL))
    }


def _opening_code(code: str, context: Context) -> str:
    """What I do or want cannot be quoted before it was said: then the sentence leaves it to the owner."""
    unsaid = {"what_i_do": not context.do, "what_i_want": not context.want}
    return f"{code}.unsaid" if unsaid.get(code) else code


def _opening_words(facts: Mapping[str, Any], context: Context) -> dict[str, str]:
    words = said(facts, context)
    words["season_opening"] = opening_of(context.today)
    words["do"], words["want"] = clip(context.do), clip(context.want)
    if "person" in facts:
        words["person"] = names.address(context.name(str(facts["person"])))
    return words


def candidate(code: str) -> str:
    """Return why somebody may fit a seat (`core.seats.Candidate.because`, and "far_ahead")."""
    return speak(reasons.CANDIDATE_REASONS, code, {})


def to_meet(code: str) -> str:
    """Return why to look for somebody or a field in a room (`core.rooms.ToMeet.why`)."""
    return speak(reasons.TO_MEET_REASONS, code, {})


def tap(question: str) -> str:
    """Return what one tap asks of an imported name (`core.week.Tap.questions`)."""
    return speak(reasons.TAP_QUESTIONS, question, {})


def how_to_find(kind: str, town: str = "") -> list[str]:
    """Return how to find a first gathering of a kind, in plain sentences."""
    return rooms.how_to_find(kind, town)
