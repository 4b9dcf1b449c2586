"""How one stands to somebody, asked before it changes: companion, family, a shop, left in peace – and back again."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enishi.network.queries.people import PersonCard
from enishi.wording import names

Shown = dict[str, Any]


def ask(card: PersonCard, standing: str) -> Shown:
    """What components/confirm.html asks before how we stand changes; the way back where it stands so already."""
    name = names.with_honorific(card.face.name)
    so = card.record.get("standing", "acquaintance") == standing
    asks = {
        ("at_peace", False): (
            _("Leave in peace"),
            _("%(name)s is no longer suggested, stays found, and can come back any time."),
        ),
        ("at_peace", True): (_("No longer leave in peace"), _("%(name)s may be suggested again.")),
        ("companion", False): (
            _("A companion"),
            _("%(name)s stands above all fields: someone you do things together with."),
        ),
        ("companion", True): (
            _("An acquaintance after all"),
            _("%(name)s goes back to being an acquaintance."),
        ),
        ("family", False): (_("Family"), _("%(name)s is family: found like everybody, and never suggested.")),
        ("family", True): (_("Not family"), _("%(name)s may be suggested again.")),
        ("service", False): (
            _("Shop or service"),
            _("%(name)s is found like everybody, and stands neither in suggestions nor on the map."),
        ),
        ("service", True): (_("No shop or service"), _("%(name)s may be suggested again.")),
    }
    label, sentence = asks[standing, so]
    url = reverse("person_standing", args=[card.face.uid])
    return {"label": label, "sentence": sentence % {"name": name}, "button": label, "url": url,
            "value": "acquaintance" if so else standing}  # fmt: skip
