"""What the owner says of files: what columns mean, which names and addresses are theirs – remembered for the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from enishi.exchange.csv.columns import kind_of
from enishi.network.actions.records import Writer
from enishi.network.actions.revisions import revising
from enishi.network.errors import Refused
from enishi.network.models import FileAnswer, Owner

OWN = "own"


def answer_columns(owner: Owner, *, key: str, meanings: Mapping[str, str], via: str = "") -> FileAnswer:
    """Say what the columns of a table mean; those without a meaning are kept with the person as they are.

    Raises Refused('meaning_unknown').
    """
    for meaning in filter(None, meanings.values()):
        if not kind_of(meaning):
            raise Refused("meaning_unknown", text=meaning)
    return _answer(owner, "columns", key, {column: said for column, said in meanings.items() if said}, via)


def answer_own(owner: Owner, *, names: Sequence[str], via: str = "") -> FileAnswer:
    """Say which names, addresses and accounts are one's own; they are added to those said before."""
    known = FileAnswer.objects.filter(owner=owner, asked=OWN, trashed_at=None).first()
    before = list(known.value.get("names", ())) if known else []
    said = [name.strip() for name in names if name.strip()]
    return _answer(owner, OWN, OWN, {"names": list(dict.fromkeys([*before, *said]))}, via)


def _answer(owner: Owner, asked: str, key: str, value: dict[str, Any], via: str) -> FileAnswer:
    with revising(owner, "answer_file", via=via) as change:
        row = FileAnswer.objects.filter(owner=owner, asked=asked, key=key, trashed_at=None).first()
        if row is None:
            record = {"type": "file_answer", "asked": asked, "key": key, "value": value}
            row = Writer(change).add_record(record)
        else:
            change.edit(row, value=value)
    return row
