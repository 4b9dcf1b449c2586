"""Every word of the templates stands in the Japanese table, and no word stands there unsaid."""

from __future__ import annotations

import io

from babel.messages.extract import extract
from django.utils.translation.template import templatize
from tests.web.preview import TEMPLATES, WORDS, ensure_settings

ensure_settings()


def msgids_of_templates() -> set[str]:
    """What {% translate %}, {% blocktranslate %} and _("…") say, read the way makemessages does."""
    found: set[str] = set()
    for path in TEMPLATES.rglob("*.html"):
        source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        # What stands between the calls is filler; its indentation would be an error to Python's tokenizer.
        flat = "\n".join(line.strip() for line in source.splitlines())
        for _, message, _, _ in extract("python", io.BytesIO(flat.encode())):
            found.add(message if isinstance(message, str) else message[0])
    return found


def table() -> dict[str, str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def test_every_word_on_screen_is_said_in_japanese() -> None:
    assert sorted(msgids_of_templates() - table().keys()) == []


def test_no_word_is_left_in_the_table_that_nothing_says() -> None:
    assert sorted(table().keys() - msgids_of_templates()) == []


def test_placeholders_are_kept_in_japanese() -> None:
    import re

    for msgid, msgstr in table().items():
        assert msgstr, msgid
        assert sorted(re.findall(r"%\(\w+\)s|\{\w+\}", msgid)) == sorted(
            re.findall(r"%\(\w+\)s|\{\w+\}", msgstr)
        )
