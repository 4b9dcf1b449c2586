"""Refusals and problems: what was not possible, where, and what to do, for every code that is refused or
reported.

The facts are those with which the code is raised; text from a file or the owner is quoted in one short line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.wording import names
from enishi.wording.labels import LABELS, label
from enishi.wording.phrases import Table, clip, pick

SENTENCES: Table = {
    # What an action or a query refuses.
    "refused": gettext_lazy("This cannot be done as it stands. Nothing was changed."),
    "not_found": gettext_lazy(
        "{thing} was looked for and is not here; perhaps it was put away or taken back."
    ),
    "ambiguous": gettext_lazy("Several people go by this name: {people}. Please say which one."),
    "name_missing": gettext_lazy("Who is it? A family name or a nickname alone is enough."),
    "title_missing": gettext_lazy("What shall it be called? A rough name will do."),
    "nobody_met": gettext_lazy("With whom was it? One name is enough."),
    "kind_unknown": gettext_lazy("“{kind}” cannot be written down this way."),
    "nothing_to_undo": gettext_lazy("There is nothing to take back."),
    "undone_already": gettext_lazy("Change {number} was taken back already."),
    "all_touched_since": gettext_lazy(
        "Change {number} stays: all it did was changed again since. Undo the later changes first."
    ),
    "import_not_ready": gettext_lazy("This import cannot be started now: {state}."),
    # What makes a whole file unreadable.
    "empty_file": gettext_lazy("“{filename}” is empty. Please export it once more."),
    "not_recognised": gettext_lazy(
        "What “{filename}” holds could not be told. Address books, tables, calendars and Enishi archives "
        "can be read."
    ),
    "archive_header": gettext_lazy(
        "This is not a whole Enishi archive: its first line is missing. Please export once more."
    ),
    "archive_newer": gettext_lazy(
        "This archive comes from a newer Enishi (version {version}; this one reads up to {known}). Please "
        "update first."
    ),
    # What is wrong with one row.
    "json_broken": gettext_lazy("This line could not be read ({what}). The others are not affected."),
    "record_without_type": gettext_lazy("This line does not say what it is and was left out."),
    "id_unfit": gettext_lazy("“{id}” is no identifier; this line was left out."),
    "value_kept": gettext_lazy(
        "“{key}” could not be understood; it is kept as it was written and given back on export."
    ),
    "reference_missing": gettext_lazy(
        "“{key}” points to something that is not here; this line was left out."
    ),
    "reference_kept": gettext_lazy("“{key}” points to something that is not here; the rest was read in."),
    "picture_unreadable": gettext_lazy("The picture could not be read; everything else was."),
    # What the brain cannot answer for.
    "core": gettext_lazy("This could not be worked out from what is written down."),
    "unreadable_day": gettext_lazy(
        "“{text}” is no day a calendar has. 2026-11-24, 2026-11 or 2026 can be read."
    ),
    "out_of_range": gettext_lazy("One of these numbers is outside what makes sense here."),
    "too_many_steps": gettext_lazy("{asked} steps are too many: a week holds one to {most}."),
}


def sentence(code: str, facts: Mapping[str, Any] | None = None) -> str:
    """Return what was refused or reported as a sentence; an unknown code gets the plainest one.

    Facts that are missing leave their place empty: a refusal is never answered by another error.
    """
    given = dict(facts or {})
    found = pick(SENTENCES, code, {}) or SENTENCES["refused"]
    return str(found).format_map(_Said({key: _said(key, value) for key, value in _with_thing(given).items()}))


class _Said(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _with_thing(facts: dict[str, Any]) -> dict[str, Any]:
    """What was looked for: the kind of thing where it is one, else what was asked for."""
    key = str(facts.get("key", ""))
    known = label("thing", key) if key in LABELS["thing"] else ""
    thing = known or clip(str(facts.get("id") or key)) or _("This")
    return {**facts, "thing": thing[:1].upper() + thing[1:]}


def _said(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key == "state":
        return label("import_state", str(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return names.listed([names.shown(one) for one in value])
    return clip(str(value))


def at_line(line: int, words: str) -> str:
    """Return a sentence about one line of a file: "12行目：…", "Line 12: …"."""
    return _("Line {line}: {sentence}").format(line=line, sentence=words)
