"""Revisions: one line for each change in the list of changes, by the action's code and its facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.wording import names
from enishi.wording.labels import LABELS, label
from enishi.wording.numbers import count
from enishi.wording.phrases import Table, clip

HAPPENED: Table = {
    "log": gettext_lazy("Noted having met or talked"),
    "note": gettext_lazy("Wrote down a line"),
    "take_cards": gettext_lazy("Filed cards"),
    "hand_card": gettext_lazy("Noted whom I gave my card"),
    "put_off": gettext_lazy("Kept a draft"),
    "confirm_drafts": gettext_lazy("Wrote drafts in"),
    "drop_draft": gettext_lazy("Let a draft go"),
    "attended": gettext_lazy("Noted having been there"),
    "take_in": gettext_lazy("Brought over from the address book"),
    "leave_out": gettext_lazy("Put back into the address book"),
    "ask_later": gettext_lazy("Put off asking about a name"),
    "decide_step": gettext_lazy("Decided about a step"),
    "thank_for_chance": gettext_lazy("Noted who was thanked"),
    "refresh_feed": gettext_lazy("Read a calendar of gatherings"),
    "tell_stack": gettext_lazy("Said of several people at once where they are from"),
    "edit_people": gettext_lazy("Changed several people at once"),
    "trash_people": gettext_lazy("Put several people away"),
    "merge_people": gettext_lazy("Made two people one"),
    "keep_apart": gettext_lazy("Noted that two people are two"),
    "edit_owner": gettext_lazy("Changed what you say about yourself"),
    "import": gettext_lazy("Read in from a file"),
    "answer_file": gettext_lazy("Said how files are to be read"),
    "name_inbox": gettext_lazy("Said which folder is the inbox"),
    "undo": gettext_lazy("Took back: {of}"),
}
# What can be done to every kind of thing ("add_promise").
VERBS: Table = {
    "add": gettext_lazy("Wrote down {thing}"),
    "edit": gettext_lazy("Changed {thing}"),
    "trash": gettext_lazy("Put {thing} away"),
    "restore": gettext_lazy("Brought {thing} back"),
}
# Facts that name what a change was about, the best first.
NAMING = ("title", "name", "filename")


def knows(what: str) -> bool:
    """Tell whether an action's code has words of its own."""
    verb, _underscore, thing = what.partition("_")
    return what in HAPPENED or (verb in VERBS and thing in LABELS["thing"])


def happened(what: str, facts: Mapping[str, Any] | None = None) -> str:
    """Return what a change did, in one line: "約束を書き留めました", "Put a person away"."""
    given = facts or {}
    did = _did(what, given)
    details = _details(given)
    return _("{did}: {details}").format(did=did, details=details) if details else did


def _did(what: str, facts: Mapping[str, Any]) -> str:
    if what == "undo":
        return str(HAPPENED["undo"]).format(of=_did(str(facts.get("of", "")), {}))
    if what in HAPPENED:
        return str(HAPPENED[what])
    verb, _underscore, thing = what.partition("_")
    if not knows(what):
        return _("Changed something")
    return str(VERBS[verb]).format(thing=label("thing", thing))


def _details(facts: Mapping[str, Any]) -> str:
    named = next((clip(str(facts[key])) for key in NAMING if facts.get(key)), "")
    many = next((facts[key] for key in ("people", "count") if isinstance(facts.get(key), int)), 0)
    kept = facts.get("kept") or ()
    other = clip(str(facts["other"])) if facts.get("other") else ""
    drafts = facts.get("drafts")
    pieces = [named, other, count(many, "people") if many else "", count(drafts, "drafts") if drafts else ""]
    if isinstance(stay := facts.get("stay"), int) and stay:
        people = count(stay, "people")
        pieces.append(_("{people} keep what you said of them before").format(people=people))
    if kept:
        pieces.append(_("kept, because changed since: {names}").format(names=names.listed([*kept])))
    return names.in_a_row([piece for piece in pieces if piece])
