"""The six questions: what the facts so far say to each, as sentences. What the owner answers is their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.wording import labels, names, numbers
from enishi.wording.phrases import Table, clip

FOUND: Table = {
    "won_in_field": gettext_lazy("Of {of} that came true, {number} came in the field of {field}."),
    "won_began": gettext_lazy("Of {of} that came true, {number} began at {kind}."),
    "won_through": gettext_lazy("What came true came through {people}."),
    "looked_for": gettext_lazy("{people} are looking for something you can do."),
    "looked_for.1": gettext_lazy("{people} is looking for something you can do."),
    "words_from_field": gettext_lazy(
        "Of {of} words of wish or thanks, {number} came from the field of {field}."
    ),
    "was_glad": gettext_lazy("{people} said they were glad."),
    "took_often": gettext_lazy("You were of help to {people} more than once."),
    "said_so": gettext_lazy("Glad words: {text}"),
    "gave_most": gettext_lazy("What you gave most often: {favor} ({number} times)."),
    "only_mine": gettext_lazy("“{offer}”: among your people only you say this."),
    "few_others": gettext_lazy("“{offer}”: {others} of your people could say the same."),
    "asked_for": gettext_lazy("You were asked: {text}"),
    "polished_well": gettext_lazy("You polished “{what}”, and somebody was glad."),
    "missed_in_me": gettext_lazy("“If only”: {text}"),
    "looked_for_not_mine": gettext_lazy("People look for {fields}, where you are not at home."),
    "not_glad_yet": gettext_lazy("“{what}” has not gladdened anybody yet."),
}


def found(code: str, facts: Mapping[str, Any]) -> str:
    """Return what a finding says (`core.questions.FINDINGS`)."""
    sentence = FOUND.get(f"{code}.{facts.get('number')}") or FOUND[code]
    return str(sentence).format_map({key: _said(key, value) for key, value in _more(facts).items()})


def _more(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same fact under the names by which sentences ask for it."""
    more = dict(facts)
    if "number" in more:
        more |= {"people": more["number"], "others": more["number"], "of": more.get("of", more["number"])}
    if "kind" in more:
        more["favor"] = more["kind"]
    return more


def _said(key: str, value: Any) -> str:
    if key == "people" or key == "others":
        return numbers.count(int(value), "people")
    if key == "field":
        return labels.field(str(value))
    if key == "fields":
        return names.listed([labels.field(code) for code in value])
    if key == "kind":
        return labels.label("gathering_noun", str(value))
    if key == "favor":
        return labels.label("favor_kind", str(value))
    return clip(value) if isinstance(value, str) else numbers.figure(value)


def not_yet() -> str:
    return _("I don't know yet")
