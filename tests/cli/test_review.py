"""review: told from facts, written down, as JSON."""

from __future__ import annotations

from tests.cli.conftest import Tell


def test_a_month_in_words_and_in_numbers(tell: Tell) -> None:
    tell("add", "佐藤 健一", "--field", "税理士")
    tell("log", "--with", "佐藤", "--on", "2026-10-03", "--medium", "meal", "--noticed", "聞くほうが楽しい")
    said = tell("review", "2026-10", "--lang", "ja")
    assert "1人と、あわせて1回、会ったり話したりしました。" in said.out
    assert "聞くほうが楽しい" in said.out
    data = tell("review", "2026-10", "--json").data
    assert (data["meetings"], data["people"], data["new_people"]) == (1, 1, 1)
    assert data["by_part"] == {"2026-10-03": 1}
    assert tell("review", "--json").data["period"] == "2026-10"


def test_what_was_found_is_written_down(tell: Tell) -> None:
    tell("review", "2026-10", "--could-help", "佐藤さん")
    written = tell("review", "2026-10", "--be-with", "田中さん", "--json").data["written"]
    assert (written["could_help"], written["be_with"], written["since"]) == (
        "佐藤さん",
        "田中さん",
        "2026-11-20",
    )


def test_a_period_that_is_none_is_refused(tell: Tell) -> None:
    said = tell("review", "2026-13")
    assert (said.status, said.out) == (1, "") and said.err.strip()


def test_an_empty_month_is_told_calmly(tell: Tell) -> None:
    assert "quiet months" in tell("review", "2026-02", "--lang", "en").out
