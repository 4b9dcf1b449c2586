"""card new, edit, list, show, pdf, page, vcard, give: one way through, and what is refused."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Tell


def test_a_card_is_made_written_given_and_made_anew(tell: Tell, tmp_path: Path) -> None:
    assert "enishi card new" in tell("card", "pdf", "--to", str(tmp_path / "x.pdf")).err
    tell(
        "me",
        "--name",
        "森 かおる",
        "--do",
        "建具を直す",
        "--reach",
        "mori@kuguri.example",
        "--reach",
        "LINE: kuguri",
    )
    made = tell(
        "card", "new", "--title", "工房", "--en-name", "Kaoru Mori", "--design", "thread", "--json"
    ).data
    tell("add", "佐藤 健一")
    assert tell("card", "give", "佐藤", "--card", "工房").status == 0
    shown = tell("card", "show", "工房", "--json").data
    assert [one["name"] for one in shown["held"]] == ["佐藤 健一"]
    assert [side["language"] for side in shown["sides"]] == ["ja", "en"] and len(shown["ways"]) == 2
    changed = tell(
        "card", "edit", "工房", "--does", "扉を直す", "--way", "mori@kuguri.example", "--json"
    ).data
    assert changed["new_version"] and changed["id"] != made["id"]
    assert [one["current"] for one in tell("card", "list", "--json").data] == [True, False]
    for command, begins in (("pdf", b"%PDF"), ("page", b"<!doctype"), ("vcard", b"BEGIN:VCARD")):
        file = tmp_path / command
        assert tell("card", command, "--to", str(file)).status == 0 and file.read_bytes().startswith(begins)
        assert tell("card", command, "--to", str(file)).status == 1
    assert tell("card", "edit", "工房", "--audience", "not_company").status == 0
    refused = tell("card", "page", "工房", "--to", str(tmp_path / "kept"))
    assert refused.status == 1 and refused.err.strip() and not (tmp_path / "kept").exists()
