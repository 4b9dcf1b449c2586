"""Between people, in words: circles, who leads into them, and far-apart pairs that met or might.

Every sentence says the fact it stands on; none weighs anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from enishi.network.queries.between import BridgeShown, CircleShown, Together, UnmetShown
from enishi.wording import labels, names, numbers, portrait
from enishi.wording.phrases import clip


def known_ties(effective: float, people: int) -> str:
    """Return Burt's effective size as a sentence; "" where too few know each other for it to say anything."""
    return portrait.bridges(effective, people) if people > 2 else ""


def circle(one: CircleShown) -> list[str]:
    """Return what is known of a circle: how many know whom, of which fields, and by whom one comes there."""
    said = [
        _("{people}; {pairs} of them know each other.").format(
            people=numbers.count(one.people, "people"), pairs=numbers.count(one.known, "pairs")
        )
    ]
    if one.fields:
        said.append(
            _("Mostly {fields}.").format(fields=names.listed([labels.field(code) for code in one.fields]))
        )
    if one.only_door:
        said.append(
            _("You are in touch with {person} alone: nobody else leads you there.").format(
                person=names.with_honorific(one.only_door.name)
            )
        )
    elif not one.doors:
        said.append(_("It has been a while since you heard from anybody there."))
    return said


def bridge(one: BridgeShown) -> str:
    """Return which circles somebody ties together."""
    return _("Knows people around {people}.").format(
        people=names.listed([names.with_honorific(way.name) for way in one.ways])
    )


def together(one: Together) -> str:
    """Return what brought far-apart people together, and what came of it."""
    fields = names.listed([labels.field(code) for code in one.fields if code])
    if one.what == "chance":
        return _("“{title}” came along a thread through {fields}.").format(title=one.title, fields=fields)
    return _("You brought {fields} together.").format(fields=fields)


def unmet(one: UnmetShown) -> list[str]:
    """Return why two who never met may have something to say to each other."""
    said = [
        _("{a} and {b}: fields far apart, and they do not know each other yet.").format(
            a=labels.field(one.fields[0]), b=labels.field(one.fields[1])
        )
    ]
    sides = (one.a, one.b)
    said += [
        _("{person} is looking for “{want}”; {other} can do “{offer}”.").format(
            person=names.with_honorific(sides[side].name), want=clip(want),
            other=names.with_honorific(sides[1 - side].name), offer=clip(offer),
        )
        for side, want, offer in one.complement
    ]  # fmt: skip
    if one.shared:
        said.append(_("Both are noted for: {words}.").format(words=_words(one.shared)))
    return said


def why_introduce(one: UnmetShown) -> str:
    """Return the reason kept with an idea of an introduction, in the owner's own words."""
    met = [f"{want} ← {offer}" for _side, want, offer in one.complement]
    return " ／ ".join([*met, *one.shared])


def _words(words: Sequence[str]) -> str:
    return names.listed([_("“{text}”").format(text=clip(word)) for word in words])
