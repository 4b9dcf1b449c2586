"""Labels cover every code of the vocabulary."""

from __future__ import annotations

import pytest

from enishi.core import vocabulary as v
from enishi.network.queries.batches import VERDICTS
from enishi.network.shapes import SHAPES
from enishi.wording import labels

LISTS = {
    "phase": v.PHASES,
    "origin": v.ORIGINS,
    "standing": v.STANDINGS,
    "gathering_kind": v.GATHERING_KINDS,
    "gathering_noun": v.GATHERING_KINDS,
    "gathering_status": v.GATHERING_STATES,
    "medium": v.MEDIUMS,
    "encounter_status": v.ENCOUNTER_STATES,
    "role": v.ROLES,
    "side": v.SIDES,
    "direction": v.DIRECTIONS,
    "favor_kind": v.FAVOR_KINDS,
    "introduction_state": v.INTRODUCTION_STATES,
    "asked": ("", *v.ASKED),
    "audience": v.AUDIENCES,
    "statement": v.STATEMENTS,
    "chance_state": v.CHANCE_STATES,
    "reaction": v.REACTIONS,
    "question": v.QUESTIONS,
    "step_state": v.STEP_STATES,
    "draft_state": v.DRAFT_STATES,
    "verdict": VERDICTS,
}


@pytest.mark.parametrize("enum", LISTS)
def test_every_code_has_a_label_and_no_label_is_without_a_code(enum: str, either: str) -> None:
    assert [code for code, _ in labels.choices(enum)] == list(LISTS[enum])
    assert all(words.strip() for _, words in labels.choices(enum))


def test_every_kind_of_record_can_be_named(either: str) -> None:
    assert set(SHAPES) <= set(labels.LABELS["thing"])


@pytest.mark.parametrize(
    ("enum", "code", "word"),
    [
        ("wish", 1, "居たい"),
        ("wish", None, "（まだ言わない）"),
        ("mood", -1, "疲れた"),
        ("planned", False, "思いがけない偶然"),
        ("gathering_kind", "card_exchange", "名刺交換会"),
        ("standing", "unheard_of", "unheard_of"),
    ],
)
def test_it_labels_numbers_nothing_and_the_unknown(enum: str, code: object, word: str, ja: None) -> None:
    assert labels.label(enum, code) == word  # type: ignore[arg-type]


def test_it_names_the_branches_in_the_order_of_the_contract(either: str) -> None:
    assert len(labels.fields()) == 25
    assert labels.fields()[6] == ("law", {"ja": "法律・手続き", "en": labels.field("law")}[either])


@pytest.mark.parametrize(
    ("theirs", "mine", "code"),
    [
        ("employed", "starting", "before"),
        ("starting", "starting", "same"),
        ("running", "starting", "ahead"),
        ("leading", "starting", "far_ahead"),
        (None, "starting", None),
    ],
)
def test_it_compares_phases_with_ones_own(theirs: str | None, mine: str, code: str | None) -> None:
    assert labels.compared(theirs, mine) == code
