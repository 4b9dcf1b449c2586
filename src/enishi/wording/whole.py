"""The portrait put together: what the daily pass found, each measure with its number, unit and sentence.

Decides the order and the wording of the whole, for the page and the command alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from enishi.wording import portrait


@dataclass(frozen=True)
class Measure:
    """One measure of the portrait. value: number, or None where there is nothing to say yet; unit: of the value."""

    name: str
    value: float | None
    unit: str
    sentence: str
    more: Mapping[str, Any]


def measures(data: Mapping[str, Any], seats: Mapping[str, Any]) -> list[Measure]:
    """Say everything a snapshot holds. seats: {"there", "quiet", "vacant" [field]}."""
    left, give, known = data["leaving"], data["give"], data["known"]
    strongest = sorted(data["by_field"], key=lambda name: (-data["by_field"][name], name))
    found = [
        Measure("reach", data["reach"], "people", portrait.reach(data["reach"], data["people"]), {"people": data["people"]}),
        Measure("difference", data["q"], "0–1", portrait.difference(data["q"]), {"omega": data["omega"]}),
        Measure(
            "effective_fields", data["effective_fields"], "fields",
            portrait.effective_fields(data["effective_fields"], strongest), {"without_field": data["without_field"]},
        ),
    ]  # fmt: skip
    if data["coverage"] is not None:
        found.append(Measure("coverage", data["coverage"], "0–1", portrait.coverage(data["coverage"]), {}))
    found += [
        Measure(
            f"balance_{window}", one["effective"], "kinds",
            portrait.balance(int(window), one["counts"], one["missing"]), one,
        )
        for window, one in data["balance"].items()
    ]  # fmt: skip
    said = portrait.seats(seats["there"], seats["quiet"], seats["vacant"])
    found.append(Measure("seats", seats["there"], "seats", said, seats))
    found.append(
        Measure(
            "if_i_left", left["at_risk_share"], "0–1",
            portrait.if_i_left(
                left["company_share"], left["at_risk_share"], left["stays"], left["blank_fields"], len(left["meet_again"])
            ),
            left,
        )
    )  # fmt: skip
    passed = portrait.give_and_take(give["given"], give["received"], give["reached"], give["both_ways"])
    found.append(Measure("give_and_take", give["balance"], "0–1", passed, give))
    found.append(Measure("known_to_weak", known["weak"], "0–1", portrait.known_to_weak(known["weak"]), {}))
    found.append(Measure("known_to_key", known["key"], "0–1", portrait.known_to_key(known["key"]), {}))
    found += [
        Measure(
            "known_for", one["sharpness"], "0–1",
            portrait.known_for(one["offer"], data["people"], one["alike"], one.get("wanting", 0)), one,
        )
        for one in known["sharpness"]
    ]  # fmt: skip
    return found
