"""import, imports: files into the network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from enishi.cli.desk import Desk, Reply, progress
from enishi.cli.program import Commands
from enishi.cli.stacks import stack_arguments, stack_of
from enishi.cli.words import _
from enishi.network.errors import Refused


def register(commands: Commands) -> None:
    taken = commands.add("import", _("read in address books, archives and other files"), import_files)
    taken.add_argument(
        "files", nargs="+", metavar="FILE", help=_("files of any kind that is read, or folders of them")
    )
    taken.add_argument("--preview", action="store_true", help=_("only say what it would do"))
    taken.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=MEANING",
        help=_("what a column means; remembered"),
    )
    taken.add_argument(
        "--me", action="append", default=[], metavar="NAME", help=_("a name or address of mine; remembered")
    )
    stack_arguments(taken)
    commands.add("imports", _("what was read in so far"), list_imports)


def import_files(desk: Desk, args: argparse.Namespace) -> Reply:
    """Read files in, one after another; one that is of no known kind refuses them all before anything is written."""
    from enishi.network.actions import asked, batches

    paths = [Path(name) for name in args.files]
    for path in paths:
        if not path.exists():
            raise Refused("file_missing", path=str(path))
    stack = stack_of(args)
    if args.me:
        asked.answer_own(desk.owner, names=args.me, via="cli")
    received = []
    try:
        for path in paths:
            received.append(_received(desk, path))
    except BaseException:
        for batch in received:
            batches.cancel(batch)
        raise
    data = [
        _import(batch, path, preview=args.preview, said=args.map, stack=stack)
        for batch, path in zip(received, paths, strict=True)
    ]
    return Reply(data, [line for one in data for line in _told(one, preview=args.preview)])


def _received(desk: Desk, path: Path) -> Any:
    """Take a file in, or what can be read of a folder as one import."""
    from enishi.network.actions import batches

    if path.is_file():
        return batches.receive(desk.owner, path)
    within = sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith("."))
    if not within:
        raise Refused("file_missing", path=str(path))
    return batches.receive_known(desk.owner, [(one, str(one.relative_to(path))) for one in within])


def _map(batch: Any, said: list[str]) -> None:
    """Say what columns mean, by their headings, beside what was guessed of the others."""
    from enishi.network.actions import asked, batches
    from enishi.wording import files

    columns = [one for one in batch.options["questions"] if one["kind"] == "columns"]
    for pair in said:
        heading, _equals, meaning = pair.rpartition("=")
        question = next((one for one in columns if heading in one["facts"]["header"]), None)
        if question is None:
            known = [name for one in columns for name in one["facts"]["header"]]
            raise Refused("column_unknown", text=heading, columns=", ".join(known))
        question["guess"][heading] = files.code_of(meaning)
    for question in columns:
        asked.answer_columns(batch.owner, key=question["key"], meanings=question["guess"], via="cli")
    batches.preview(batch)


def _import(batch: Any, path: Path, *, preview: bool, said: list[str], stack: Any) -> dict[str, Any]:
    from enishi.network import runner
    from enishi.network.actions import batches, stacks

    try:
        batches.preview(
            batch, lambda seen: progress(_("{file}: {seen} looked through").format(file=path.name, seen=seen))
        )
        if said:
            _map(batch, said)
    except BaseException:
        batches.cancel(batch)
        raise
    if preview:
        found = _facts(batch, path)
        batches.cancel(batch)
        return found
    total = batch.total
    if stack.says_something():
        stacks.tell_as_read(batch, stack)
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
        {"line": line, "code": code, "reason": _reason(code, facts)}
        | ({"file": facts["file"]} if facts.get("file") else {})
        for line, code, facts in batch.problems
    ]
    alike = batch.options.get("alike") or {}
    suggestions = [
        {"name": name.get("full"), "known": known, "id": uid} for name, uid, known in alike.get("first", ())
    ]
    return {
        "file": str(path), "id": str(batch.uid), "format": batch.source, "state": batch.state,
        "read": sum(batch.counts.values()), **batch.counts, "suggestions": suggestions, "problems": refused,
        "notices": [_reason(code, {}) for code in batch.options.get("notices", ())],
        "guessed": batch.options.get("questions", []), "passed_over": batch.options.get("passed_over", []),
    }  # fmt: skip


def _reason(code: str, facts: dict[str, Any]) -> str:
    from enishi.wording import refusals

    said: str = refusals.sentence(code, facts)
    return said


def _told(found: dict[str, Any], *, preview: bool) -> list[str]:
    from enishi.wording import files, labels

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
    lines += [f"  {notice}" for notice in found["notices"]]
    lines += [f"  {line}" for question in found["guessed"] for line in files.guessed(question)]
    return lines + [
        f"  {' '.join(filter(None, (one.get('file'), str(one['line'] or ''))))}: {one['reason']}"
        for one in found["problems"][:10]
    ]


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
