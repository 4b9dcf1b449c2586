"""map: numbers, a file, what lies between people."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Tell


def test_the_map_in_numbers(tell: Tell) -> None:
    tell("add", "佐藤 健一", "--field", "税理士")
    tell("log", "--with", "佐藤", "--on", "2026-11-01")
    data = tell("map", "--json").data
    assert data["people"] == 1
    assert data["fields"] == [{"field": "finance", "people": 1, "rings": {"month": 1}}]
    (dot,) = data["dots"]
    assert (dot["name"], dot["last_on"], dot["days_in_touch"]) == ("佐藤 健一", "2026-11-01", 1)


def test_the_map_as_a_file_without_names(tell: Tell, tmp_path: Path) -> None:
    tell("add", "佐藤 健一", "--field", "税理士")
    drawn = tmp_path / "map.svg"
    said = tell("map", "--svg", str(drawn), "--hide-names", "--json")
    assert said.status == 0 and "佐藤" not in said.out
    assert drawn.read_text().startswith("<?xml") and "佐藤" not in drawn.read_text()
    tell("map", "--svg", str(drawn))
    assert "佐藤" in drawn.read_text()


def test_a_file_that_cannot_be_written_is_refused(tell: Tell, tmp_path: Path) -> None:
    said = tell("map", "--svg", str(tmp_path / "nowhere" / "map.svg"))
    assert (said.status, said.out) == (1, "") and said.err.strip()


def test_an_empty_network_is_told_kindly(tell: Tell) -> None:
    assert (
        tell("map", "--lang", "en").out.strip()
        == "From 20 people on, one picture of all your ties stands here."
    )


def test_what_lies_between_people(tell: Tell) -> None:
    tell("add", "粉川 麦", "--field", "food", "--looking-for", "看板")
    tell("add", "色川 絵美", "--field", "arts", "--can", "看板")
    for name in ("粉川", "色川"):
        tell("log", "--with", name, "--on", "2026-11-19")
    (pair,) = tell("map", "--between", "--json").data["never_met"]
    assert {one["name"] for one in pair["people"]} == {"粉川 麦", "色川 絵美"}
