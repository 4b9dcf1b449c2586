"""People as templates show them: portraits, rows, lines of facts – from what queries found and wording says.

Decides nothing about who is shown. Shapes are those on top of components/portrait.html and components/person_row.html.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from enishi.network.queries.people import Face, PersonRow
from enishi.wording import dates, labels, names

# Portraits without a photo come in as many tones (static/enishi/css/tokens.css).
TONES = 6


def tone(uid: str) -> int:
    """Return the tone of a portrait without a photo, always the same for one person."""
    return UUID(uid).int % TONES


def day_parts(starts: str) -> dict[str, str]:
    """Return a day as components/gathering_row.html shows it: month, day, weekday, iso; all '' without a whole day."""
    try:
        on = datetime.date.fromisoformat(starts[:10])
    except ValueError:
        return {"month": "", "day": "", "weekday": "", "iso": ""}
    return {
        "month": date_format(on, "M"), "day": str(on.day), "weekday": date_format(on, "D"), "iso": on.isoformat(),
    }  # fmt: skip


def portrait(face: Face) -> dict[str, Any]:
    """Return what components/portrait.html and a link to the person need."""
    return {
        "uid": face.uid,
        "url": reverse("person", args=[face.uid]),
        "name": names.shown(face.name),
        "reading": names.reading(face.name),
        "initial": names.initial(face.name),
        "photo": reverse("photo", args=[face.photo]) if face.photo else "",
        "tone": tone(face.uid),
        "ring": "seat" if face.seated else "",
    }


def person_row(row: PersonRow, today: datetime.date, *, pick: bool = False) -> dict[str, Any]:
    """Return one row of a list (components/person_row.html)."""
    return portrait(row.face) | {
        "edit_url": reverse("person_edit", args=[row.face.uid]),
        "facts": facts_line(row, today),
        "why": "",
        "marks": _marks(row),
        "pick": row.face.uid if pick else "",
    }


def facts_line(row: PersonRow, today: datetime.date) -> str:
    """Return who somebody is and when the owner last met them, in one short line."""
    who = belongs(row.title, row.organization) or names.listed(
        [labels.field(code) for code in row.fields[:2]]
    )
    return " ／ ".join(part for part in (who, _when(row, today)) if part)


def belongs(title: str, organization: str) -> str:
    """Return title and organization in one breath."""
    if title and organization:
        return _("%(title)s, %(organization)s") % {"title": title, "organization": organization}
    return title or organization


def _when(row: PersonRow, today: datetime.date) -> str:
    if row.last_on:
        return _("last met %(ago)s") % {"ago": dates.ago(row.last_on, today)}
    if row.met_at:
        return row.met_at
    if row.met_on:
        return _("met %(day)s") % {"day": dates.day(row.met_on, today)}
    return ""


def _marks(row: PersonRow) -> list[dict[str, str]]:
    marks = []
    if not row.in_network:
        marks.append({"icon": "card", "word": _("Address book"), "kind": "book"})
    if row.spark:
        marks.append({"icon": "spark", "word": _("Curious about"), "kind": "spark"})
    if row.standing not in ("", "acquaintance"):
        icon = "peace" if row.standing == "at_peace" else "people"
        marks.append({"icon": icon, "word": labels.label("standing", row.standing), "kind": row.standing})
    return marks


def short_names(faces: Sequence[Face], limit: int = 4) -> str:
    """Return a few names together, with how many more there were."""
    return names.together([face.name for face in faces], limit)
