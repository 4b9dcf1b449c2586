"""The catalogue of sentences: English in the sources, Japanese in locale/ja. Babel reads, merges and compiles.

    python -m tools.messages update    gather, merge *.ja.tsv, say what is missing
    python -m tools.messages compile   write the .mo files

It decides nothing about wording. Translations handed in as locale/*.ja.tsv (English, tab, Japanese; \\n for a line
break) are merged once and their files removed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "enishi"
LOCALE = PACKAGE / "locale"
JAPANESE = LOCALE / "ja" / "LC_MESSAGES" / "django.po"
# Function → where its message, plural and context stand.
KEYWORDS = {
    "_": None, "N_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*[^}]*\}|%[sd]")
Id = str | tuple[str, str]


def gathered(package: Path = PACKAGE) -> Catalog:
    """Return a catalogue of every sentence in the Python sources and templates."""
    catalog = Catalog(locale="ja", project="enishi", charset="utf-8", fuzzy=False)
    for path, text in _sources(package):
        for _, found, _, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):  # type: ignore[arg-type]
            try:
                catalog.add(found, context=context)
            except ValueError as error:
                raise ValueError(f"{path}: {found!r}") from error
    return catalog


def _sources(package: Path) -> Iterator[tuple[Path, str]]:
    # Django turns a template into calls of gettext; it wants no settings for that.
    from django.utils.translation.template import templatize

    for path in sorted(package.rglob("*.py")):
        yield path, path.read_text()
    for path in sorted([*package.rglob("templates/**/*.html"), *package.rglob("templates/**/*.txt")]):
        # Every line stands for itself: the markup around the calls is blotted out, its indentation means nothing.
        lines = templatize(path.read_text(), origin=str(path)).splitlines()
        yield path, "\n".join(line.strip() for line in lines)


def stored(path: Path = JAPANESE) -> Catalog:
    """Return the Japanese catalogue as it stands."""
    if not path.exists():
        return Catalog(locale="ja")
    with path.open("rb") as file:
        return read_po(file, locale="ja")


def messages_of(catalog: Catalog) -> dict[tuple[Id, str | None], Message]:
    """Return the messages of a catalogue by their English and context, without its header."""
    return {(_key(one.id), one.context): one for one in catalog if one.id}


def _key(written: object) -> Id:
    return tuple(written) if isinstance(written, list | tuple) else str(written)  # type: ignore[return-value]


def update() -> list[str]:
    """Gather, merge and write the Japanese catalogue; return the sentences still without Japanese."""
    fresh = gathered()
    known = messages_of(stored())
    handed_in, files = _handed_in()
    for key, message in messages_of(fresh).items():
        translated = handed_in.get(_single(key[0])) or (known[key].string if key in known else "")
        if isinstance(key[0], tuple):
            # Japanese has one form for any number.
            one = translated[0] if isinstance(translated, list | tuple) else translated
            message.string = (one,)
        else:
            message.string = translated
    JAPANESE.parent.mkdir(parents=True, exist_ok=True)
    with JAPANESE.open("wb") as file:
        write_po(file, fresh, width=0, no_location=True, sort_output=True, omit_header=False)
    _keep_header_still(JAPANESE)
    used = {_single(key[0]) for key in messages_of(fresh)}
    for path in files:
        _keep_unused(path, used)
    compile_all()
    return missing(fresh)


def _single(key: Id) -> str:
    return key if isinstance(key, str) else key[0]


def _handed_in() -> tuple[dict[str, str], list[Path]]:
    files = sorted(LOCALE.glob("*.ja.tsv"))
    pairs = (line.split("\t", 1) for path in files for line in path.read_text().splitlines() if "\t" in line)
    return {english.replace("\\n", "\n"): japanese.replace("\\n", "\n") for english, japanese in pairs}, files


def _keep_unused(path: Path, used: set[str]) -> None:
    """Remove a file handed in, or leave in it what no source says yet."""
    lines = [line for line in path.read_text().splitlines(keepends=True) if "\t" in line]
    left = [line for line in lines if line.split("\t", 1)[0].replace("\\n", "\n") not in used]
    if left:
        path.write_text("".join(left))
        print(f"{path.name}: {len(left)} sentences that no source says", file=sys.stderr)
    else:
        path.unlink()


def _keep_header_still(path: Path) -> None:
    """Dates in the header would make every update a change."""
    lines = path.read_text().splitlines(keepends=True)
    dated = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Language-Team')
    notes = [line for line in lines if not line.startswith((*dated, '"Report-Msgid'))]
    start = next(place for place, line in enumerate(notes) if line.startswith("msgid"))
    path.write_text("".join(notes[start:]))


def missing(catalog: Catalog) -> list[str]:
    """Return the English of what has no Japanese."""
    return [
        _single(key[0])
        for key, message in messages_of(catalog).items()
        if not (any(message.string) if isinstance(message.string, list | tuple) else message.string)
    ]


def unlike(catalog: Catalog) -> list[str]:
    """Return the English of what loses or invents a placeholder in Japanese."""
    return [
        _single(key[0])
        for key, message in messages_of(catalog).items()
        if any(message.string) and not _same_places(key[0], message.string)
    ]


def _same_places(english: Id, japanese: str | Iterable[str]) -> bool:
    wanted = set(PLACEHOLDER.findall(english if isinstance(english, str) else english[1]))
    return all(
        set(PLACEHOLDER.findall(one)) == wanted
        for one in ([japanese] if isinstance(japanese, str) else japanese)
    )


def compile_all() -> None:
    """Write every .mo beside its .po."""
    for path in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with path.open("rb") as source:
            catalog = read_po(source, locale=path.parents[1].name)
        # Another process may read it just now: replaced in one step.
        unfinished = path.with_suffix(".mo.new")
        with unfinished.open("wb") as made:
            write_mo(made, catalog)
        unfinished.replace(path.with_suffix(".mo"))


def main(arguments: list[str]) -> int:
    """Run one of the two commands above."""
    if arguments == ["compile"]:
        compile_all()
        return 0
    if arguments != ["update"]:
        print(__doc__, file=sys.stderr)
        return 2
    lacking = update()
    for english in lacking:
        print(english.replace("\n", "\\n"))
    print(f"{len(messages_of(stored()))} sentences, {len(lacking)} without Japanese", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
