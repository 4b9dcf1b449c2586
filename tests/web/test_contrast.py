"""Words and shapes can be read in both themes: WCAG 2.2 contrast, computed over tokens.css."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "src/enishi/web/static/enishi/css/tokens.css"
COLOUR = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9A-Fa-f]{6}),\s*(#[0-9A-Fa-f]{6})\)")
THEMES = {"light": 0, "dark": 1}
GROUNDS = ("ground", "paper")
WASHES = ("indigo-wash", "moegi-wash", "kincha-wash")

#: Running text needs 4.5 : 1 (WCAG 1.4.3).
TEXT = [
    *((ink, on) for ink in ("ink", "ink-soft", "indigo", "moegi-ink", "kincha-ink") for on in GROUNDS),
    *((ink, on) for ink in ("ink", "ink-soft") for on in WASHES),
    ("indigo", "indigo-wash"),
    ("moegi-ink", "moegi-wash"),
    ("kincha-ink", "kincha-wash"),
    ("on-indigo", "indigo"),
    ("ground", "ink"),
]
#: What one must be able to make out, rings, threads, edges of fields, needs 3 : 1 (WCAG 1.4.11).
SHAPES = [(shape, on) for shape in ("vermilion", "moegi", "kincha", "edge", "indigo") for on in GROUNDS]


def colours(theme: str) -> dict[str, str]:
    return {name: pair[THEMES[theme]] for name, *pair in COLOUR.findall(TOKENS.read_text(encoding="utf-8"))}


def luminance(colour: str) -> float:
    """Relative luminance, 0–1 (WCAG 2.2, definition)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1–21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "on"), TEXT)
def test_text_can_be_read(theme: str, ink: str, on: str) -> None:
    palette = colours(theme)
    assert contrast(palette[ink], palette[on]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "on"), SHAPES)
def test_shapes_can_be_made_out(theme: str, shape: str, on: str) -> None:
    palette = colours(theme)
    assert contrast(palette[shape], palette[on]) >= 3


def test_every_colour_has_both_themes() -> None:
    text = TOKENS.read_text(encoding="utf-8")
    assert len(COLOUR.findall(text)) == len(re.findall(r"#[0-9A-Fa-f]{6}", text)) / 2


def test_vermilion_is_never_the_colour_of_words() -> None:
    for sheet in TOKENS.parent.glob("*.css"):
        assert not re.search(r"(?<![\w-])color:\s*var\(--vermilion\)", sheet.read_text(encoding="utf-8")), (
            sheet.name
        )
