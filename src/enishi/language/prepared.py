"""Tables worked out of the lexicons ahead of time: no command need cut three thousand phrases into words to answer.

`tools/lexicons.py` writes them beside the lexicons, as the catalogues of messages are compiled. Decides nothing about
what stands in them: where they are missing, or were made of other lexicons or by another dictionary, each is worked out
when it is first asked for – slower, and the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

FILE = "lexicons.json"
# What the tables are made of, and by what.
_SOURCES = (
    "everyday.toml", "fields.toml", "occasions.toml", "spellings.toml", "trades.toml",
    "alike.py", "fields.py", "normalise.py", "tokens.py", "trades.py", "words.py",
)  # fmt: skip
Table = TypeVar("Table")
_ASKED: dict[str, Callable[[], Any]] = {}


def prepared(work_out: Callable[[], Table]) -> Callable[[], Table]:
    """Have a table – of strings, numbers, lists and dicts alone – taken from the file where it stands there."""
    name = f"{work_out.__module__.rpartition('.')[2]}.{work_out.__name__.strip('_')}"
    _ASKED[name] = work_out

    @lru_cache(maxsize=1)
    def table() -> Table:
        found: Table | None = _file().get(name)
        return work_out() if found is None else found

    return table


def worked_out() -> dict[str, Any]:
    """Every table worked out anew, with the stamp of what they were made of."""
    return {"stamp": stamp()} | {name: work_out() for name, work_out in sorted(_ASKED.items())}


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    path = files("enishi.language").joinpath(FILE)
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if found.get("stamp") == stamp() else {}


def stamp() -> str:
    """A digest of the lexicons, of what reads them, and of the dictionary that cuts their phrases (by its size: it holds
    200 MB)."""
    digest = sha256()
    for name in _SOURCES:
        digest.update(files("enishi.language").joinpath(name).read_bytes())
    spec = find_spec("sudachidict_core")
    if spec and spec.origin:
        digest.update(
            str(Path(spec.origin).with_name("resources").joinpath("system.dic").stat().st_size).encode()
        )
    return digest.hexdigest()
