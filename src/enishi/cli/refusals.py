"""Refusals as one sentence on standard error; where a name fits several people, they follow with their ids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import enishi
from enishi.cli.words import N_, _

# What only the command line can meet; everything else is worded for all interfaces alike.
OWN = {
    "ambiguous": N_("“{name}” fits several people; say which one by its id:"),
    "not_found": N_("Nothing here goes by “{id}”."),
    "synced_folder": N_(
        "{path} lies in a folder that {program} keeps in step; it would damage the network. "
        "Choose another place with --data or ENISHI_DATA."
    ),
    "no_room": N_("{path} cannot be written: {reason}."),
    "not_a_network": N_("{path} is no network of Enishi's."),
    "schema_newer": N_(
        "This network was written by a newer Enishi ({migration}). Please update Enishi; nothing was changed."
    ),
    "port_taken": N_("Port {port} is taken by another program; choose another with ENISHI_PORT."),
    "backup_sqlite_only": N_(
        "This network lies in PostgreSQL: copy it with pg_dump, "
        "or take it along with: enishi export --archive FILE"
    ),
    "file_exists": N_("{path} is there already; nothing was overwritten."),
    "file_missing": N_("There is no file {path}."),
    "copy_damaged": N_("{path} is damaged; the network was left as it is."),
    "needs_yes": N_("Forgetting cannot be taken back. If you are sure, say --yes."),
    "network_not_empty": N_("This network holds people already; only an empty one can be filled."),
    "not_in_trash": N_("“{id}” is not in the trash."),
    "too_few_people": N_("A made-up network needs at least 20 people."),
    "field_unknown": N_("“{field}” is no field I know; try a plainer word."),
    "not_a_demo": N_("{path} is your own network; the made-up one never takes its place."),
}  # fmt: skip


def sentence(error: Any, language: str) -> str:
    """Return the sentence for a refusal, with whom a name fits on lines of their own."""
    facts = dict(error.facts)
    said = _own(error.code, facts) or _shared(error.code, facts, language)
    people = facts.get("people", []) if error.code == "ambiguous" else []
    return "\n".join([said, *(f"  {one['name']}  {one['id']}" for one in people)])


def _own(code: str, facts: dict[str, Any]) -> str:
    try:
        return _(OWN[code]).format(**facts) if code in OWN else ""
    except KeyError:
        return ""


def _shared(code: str, facts: dict[str, Any], language: str) -> str:
    try:
        from django.utils import translation

        from enishi.wording import refusals
    except ImportError:
        return f"{code}: {facts}"
    _words_at_hand()
    with translation.override(language):
        said: str = refusals.sentence(code, facts)
    return said


def _words_at_hand() -> None:
    """A command that opens no network has not started Django, whose catalogues hold the sentences.

    Just those are opened: the network's own settings would make its folder.
    """
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True, LOCALE_PATHS=[Path(enishi.__file__).parent / "locale"])
        django.setup()
