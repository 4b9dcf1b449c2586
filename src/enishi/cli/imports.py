"""import, imports: files into the network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from enishi.cli.desk import Desk, Reply, progress
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.network.errors import Refused


def register(commands: Commands) -> None:
    taken = commands.add("import", _("read in address books, archives and other files"), import_files)
    taken.add_argument("files", nargs="+", metavar="FILE", help=_("files of any kind that is read"))
    taken.add_argument("--preview", action="store_true", help=_("only say what it would do"))
    commands.add("imports", _("what was read in so far"), list_imports)


def import_files(desk: Desk, args: argparse.Namespace) -> Reply:
    """Read files in, one after another; one that is of no known kind refuses them all before anything is written."""
    from enishi.network.actions import batches

    paths = [Path(name) for name in args.files]
    for path in paths:
        if not path.is_file():
            raise Refused("file_missing", path=str(path))
    received = []
    try:
        for path in paths:
            received.append(batches.receive(desk.owner, path))
    except BaseException:
        for batch in received:
            batches.cancel(batch)
        raise
    data = [_import(batch, path, preview=args.preview) for batch, path in zip(received, paths, strict=True)]
    return Reply(data, [line for one in data for line in _told(one, preview=args.preview)])


def _import(batch: Any, path: Path, *, preview: bool) -> dict[str, Any]:
    from enishi.network import runner
    from enishi.network.actions import batches

    batches.preview(batch)
    if preview:
        found = _facts(batch, path)
        batches.cancel(batch)
        return found
    total = batch.total
    batches.queue(batch)
    ended = runner.run_until_ended(
        batch,
        lambda one: progress(
            _("{file}: {done} of {total}").format(file=path.name, done=one.done, total=total)
        ),
    )
    return _facts(ended, path)


def _facts(batch: Any, path: Path) -> dict[str, Any]:
    refused = [
        {"line": line, "code": code, "reason": _reason(code, facts)} for line, code, facts in batch.problems
    ]
    suggestions = batch.options.get("suggestions", []) if isinstance(batch.options, dict) else []
    return {
        "file": str(path), "id": str(batch.uid), "format": batch.source, "state": batch.state,
        "read": sum(batch.counts.values()), **batch.counts, "suggestions": suggestions, "problems": refused,
    }  # fmt: skip


def _reason(code: str, facts: dict[str, Any]) -> str:
    from enishi.wording import refusals

    said: str = refusals.sentence(code, facts)
    return said


def _told(found: dict[str, Any], *, preview: bool) -> list[str]:
    from enishi.wording import labels

    counts = [
        f"{labels.label('verdict', verdict)} {found[verdict]}"
        for verdict in ("new", "updated", "unchanged", "kept", "refused")
        if found.get(verdict)
    ]
    state = _("would be read in") if preview else labels.label("import_state", found["state"])
    lines = [
        f"{Path(found['file']).name} ({labels.label('source', found['format'])}): {state}. "
        + ", ".join(counts)
    ]
    return lines + [f"  {problem['line']}: {problem['reason']}" for problem in found["problems"][:10]]


def list_imports(desk: Desk, args: argparse.Namespace) -> Reply:
    """List the newest imports."""
    from enishi.network.queries.batches import batches_of
    from enishi.wording import dates, labels

    found = batches_of(desk.owner)
    data = [
        {"id": str(one.uid), "file": one.filename, "format": one.source, "state": one.state, "counts": one.counts,
         "made_at": one.made_at.isoformat()}
        for one in found
    ]  # fmt: skip
    lines = [
        f"{dates.day(one.made_at.date(), desk.today)}  {one.filename}  {labels.label('import_state', one.state)}"
        for one in found
    ]
    return Reply(data, lines or [_("Nothing was read in yet.")])
