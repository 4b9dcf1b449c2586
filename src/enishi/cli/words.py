"""The command line's own sentences, from the same catalogue as the pages', without waiting for Django."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"
LANGUAGES = ("ja", "en")


def N_(message: str) -> str:
    """Mark a sentence for the catalogue where it is only looked up later."""
    return message


# What argparse itself says.
ARGPARSE = (
    N_("usage: "), N_("options"), N_("positional arguments"), N_("show this help message and exit"),
    N_("show program's version number and exit"), N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"), N_("expected one argument"),
    N_("expected at least one argument"), N_("argument %(argument_name)s: %(message)s"),
    N_("invalid %(type)s value: %(value)r"), N_("one of the arguments %s is required"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)  # fmt: skip

_spoken: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def speak(language: str) -> None:
    """Use a language from now on, for argparse too."""
    known = language in LANGUAGES and language != "en"
    _spoken[0] = gettext.translation("django", LOCALE, [language] if known else [], fallback=True)
    # argparse asks the C library's way, which looks at the environment.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("django", str(LOCALE))
    gettext.textdomain("django")


def _(message: str) -> str:
    """Return a sentence in the language spoken."""
    return _spoken[0].gettext(message) if message else ""


def language_of(argv: Sequence[str]) -> str:
    """Return the language asked for: --lang, ENISHI_LANG, LANG; Japanese when none of them says."""
    listed = list(argv)
    asked = [listed[place + 1] for place, word in enumerate(listed[:-1]) if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in listed if word.startswith("--lang=")]
    asked += [os.environ.get("ENISHI_LANG", ""), os.environ.get("LANG", "")]
    return next((word[:2].lower() for word in asked if word[:2].lower() in LANGUAGES), "ja")
