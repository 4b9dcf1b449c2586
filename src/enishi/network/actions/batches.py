"""Imports: a file received, previewed, applied in short transactions, finished after a crash, undone as a whole.

The file is kept in the staging folder until its import has ended; rows are read again from it, so that a crash costs
nothing but the chunk that was being written.
"""

from __future__ import annotations

import gc
import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from enishi.exchange import formats
from enishi.exchange.bundle import Bundle, pack
from enishi.exchange.errors import Unreadable
from enishi.exchange.records import Problem, Refusal, Row
from enishi.language import dictionary
from enishi.language.household import household
from enishi.network import models as m
from enishi.network import places
from enishi.network.actions import pictures
from enishi.network.actions.archived import write_archive, write_links
from enishi.network.actions.brought import write_companies, write_contacts, write_drafts
from enishi.network.actions.records import Writer, keep_bytes
from enishi.network.actions.revisions import Change, revising, undo
from enishi.network.actions.stacks import lay_over
from enishi.network.actions.terms import WaitingTerms, sweep_terms
from enishi.network.errors import Refused
from enishi.network.frugality import little_memory
from enishi.network.models import Batch, Owner, Revision
from enishi.network.queries.asked import answers_in, answers_of, as_options
from enishi.network.queries.batches import VERDICTS, chunked, is_weak, plan
from enishi.network.queries.brought import Planned, told_within
from enishi.network.queries.people import name_of
from enishi.network.queries.preview import LOOK, shown_rows
from enishi.network.queries.twins import likest
from enishi.network.shapes import SHAPES

# Rows a transaction: short enough that a page or a command never waits long for its turn.
CHUNK = 500
# A file up to so many bytes is looked through while one waits.
AT_ONCE = 2_000_000
# Problems kept with a batch: enough to mend a file by, not a second copy of it.
PROBLEMS = 200
# Rows of a preview that look like somebody known, shown by name.
ALIKE = 12
# Files of one import that are named as its title.
NAMED = 3
# What files bring besides people, and what writes it.
BROUGHT = {"owner": write_companies, "draft": write_drafts}


def look_through(owner: Owner, files: Sequence[tuple[Path, str]]) -> Batch:
    """Take files in as one import and look what it would do; those nobody reads are passed over and named.

    What takes long is left to the runner. Raises Unreadable where there is nothing to read at all.
    """
    batch = receive_known(owner, files)
    try:
        return look_again(batch)
    except BaseException:
        cancel(batch)
        raise


def look_again(batch: Batch) -> Batch:
    """Look through a file at once, or leave a large one to the runner, which looks while one does something else."""
    if Path(batch.path).stat().st_size <= AT_ONCE:
        return preview(batch)
    batch.state, batch.done, batch.total = "looking", 0, 0
    batch.save()
    return batch


def receive_known(owner: Owner, files: Sequence[tuple[Path, str]]) -> Batch:
    """Take in as one import whatever of these files is of a known kind. Raises Unreadable where none is."""
    known, unknown = [], []
    for path, name in files:
        try:
            recognised(path, name)
            known.append((path, name))
        except Unreadable as error:
            unknown.append((name, error))
    if not known:
        raise unknown[0][1]
    batch = receive_all(owner, known)
    batch.options["unknown"] = [name for name, _ in unknown]
    batch.save(update_fields=["options"])
    return batch


def receive(owner: Owner, path: Path, *, filename: str = "") -> Batch:
    """Take a file in: recognise it and keep a copy for the import. Raises Unreadable."""
    return receive_all(owner, [(path, filename or path.name)])


def receive_all(owner: Owner, files: Sequence[tuple[Path, str]]) -> Batch:
    """Take files in as one import: (path, name) each. Raises Unreadable for the first that nobody reads."""
    sources = [recognised(path, name) for path, name in files]
    filename = ", ".join(name for _, name in files[:NAMED]) + (" …" if len(files) > NAMED else "")
    source = sources[0] if len(files) == 1 else Bundle.name
    batch = Batch(owner=owner, source=source, filename=filename, state="ready")
    kept = places.staging() / f"{batch.uid}"
    if len(files) == 1:
        shutil.copyfile(files[0][0], kept)
    else:
        pack(list(files), kept)
    batch.path = str(kept)
    batch.digest = _digest(kept)
    batch.save()
    return batch


def recognised(path: Path, filename: str) -> str:
    """Return the format of a file. Raises Unreadable('empty_file'), Unreadable('not_recognised')."""
    if path.stat().st_size == 0:
        raise Unreadable("empty_file", filename=filename)
    format = formats.sniff(path, filename)
    if format is None:
        raise Unreadable("not_recognised", filename=filename)
    return format.name


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def preview(batch: Batch, watch: Callable[[int], None] | None = None) -> Batch:
    """Look through a file to its end. watch: told how many rows were seen so far. Raises Unreadable."""
    for seen in _look(batch):
        if watch:
            watch(seen)
    return batch


def _look(batch: Batch) -> Iterator[int]:
    """Read the whole file and note what it would do, changing nothing of the network; yield how much was seen.

    What the file asks is taken as the owner answered it before, or else as guessed. Raises Unreadable.
    """
    path, told = Path(batch.path), answers_of(batch.owner)
    batch.options |= as_options(told, formats.questions(batch.source, path, told))
    batch.options["notices"] = formats.notices(batch.source, path)
    within = formats.passed_over(batch.source, path)
    batch.options["passed_over"] = [*batch.options.get("unknown", ()), *within][:PROBLEMS]
    seen = _Seen(batch)
    with little_memory():
        for rows, refused in chunked(_read(batch), CHUNK):
            linked = bool(rows) and rows[0].record["type"] == "links"
            seen.take(
                plan(batch.owner, batch.source, rows) if rows and not linked else [], len(rows), refused
            )
            dictionary.let_go()
            yield seen.total
    _store_counts(batch, seen.counts, seen.problems)
    batch.options["alike"] = {"count": seen.likely, "first": seen.alike}
    batch.options["first"] = seen.first
    batch.total = seen.total
    batch.save()


class _Seen:
    """What was seen of a file so far: counts, problems, the first rows, and who looks like somebody known."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.counts: Counter[str] = Counter()
        self.problems: list[Any] = []
        self.alike: list[Any] = []
        self.first: list[Any] = []
        self.total = self.likely = 0
        self.told: set[str] = set()

    def take(self, planned: Sequence[Planned], rows: int, refused: Sequence[Refusal]) -> None:
        self.total += rows + len(refused)
        if self.batch.source == Bundle.name:
            told_within(planned, self.told)
        _note(self.counts, self.problems, planned, refused)
        if len(self.first) < LOOK:
            self.first += shown_rows(planned)[: LOOK - len(self.first)]
        found = _alike(self.batch, planned)
        self.likely += len(found)
        self.alike = [*self.alike, *found][:ALIKE]


def _alike(batch: Batch, planned: Sequence[Planned]) -> list[Any]:
    """Return (name in the file, id and name of somebody in the network) of new rows who are probably known already."""
    if not planned or (planned[0].row.source or batch.source) == "enishi":
        return []
    fresh = [one for one in planned if one.verdict == "new" and one.row.record["type"] == "person"]
    found = likest(batch.owner, [one.row.record for one in fresh])
    known = {pk for listed in found for pk, _ in listed}
    people = {one.pk: one for one in m.Person.objects.filter(owner=batch.owner, pk__in=known)}
    return [
        [one.row.record.get("name") or {}, str(people[listed[0][0]].uid), name_of(people[listed[0][0]])]
        for one, listed in zip(fresh, found, strict=True)
        if listed
    ]


def queue(batch: Batch) -> None:
    """Hand a previewed import to the runner."""
    if batch.state != "ready":
        raise Refused("import_not_ready", state=batch.state)
    batch.state, batch.done, batch.counts, batch.problems = "queued", 0, {}, []
    batch.save()


def queue_undo(batch: Batch) -> None:
    """Hand an ended import to the runner to be taken back. Raises Refused('import_not_ready')."""
    if batch.state not in {"done", "failed"}:
        raise Refused("import_not_ready", state=batch.state)
    Batch.objects.filter(pk=batch.pk).update(state="undoing")


def cancel(batch: Batch) -> None:
    """Ask a running import to stop: what it wrote is taken back, so that it is absent as a whole."""
    if batch.state == "ready":
        _end(batch, "undone")
    else:
        Batch.objects.filter(pk=batch.pk).update(cancel=True)


def apply(batch: Batch) -> Iterator[Batch]:
    """Apply an import chunk by chunk from where it stands, yielding after each; ends as done, undone or failed."""
    if batch.state == "undoing" or not Path(batch.path).exists():
        yield from take_back(batch)
        return
    if batch.state == "looking":
        yield from _look_meanwhile(batch)
        return
    if batch.state == "queued":
        batch.state = "applying"
        batch.save(update_fields=["state"])
    try:
        with little_memory():
            yield from _apply_all(batch)
    except Unreadable as error:
        batch.problems = [[0, error.code, error.facts], *batch.problems]
        _end(batch, "failed")


def _look_meanwhile(batch: Batch) -> Iterator[Batch]:
    """Look through a large file chunk by chunk, to be asked about or left at any of them; ends as ready or failed."""
    try:
        for seen in _look(batch):
            Batch.objects.filter(pk=batch.pk).update(done=seen)
            yield batch
            batch.refresh_from_db(fields=["cancel"])
            if batch.cancel:
                batch.done = 0
                _end(batch, "undone")
                return
    except Unreadable as error:
        batch.problems = [[0, error.code, error.facts]]
        _end(batch, "failed")
        return
    batch.state, batch.done = "ready", 0
    batch.save(update_fields=["state", "done"])


def _apply_all(batch: Batch) -> Iterator[Batch]:
    """Apply every chunk left, the garbage collector off: it would walk over all these rows again and again."""
    collecting, waiting = gc.isenabled(), WaitingTerms(batch.owner)
    gc.disable()
    try:
        for rows, refused in chunked(islice(_read(batch), batch.done, None), CHUNK):
            _apply_chunk(batch, rows, refused, waiting)
            gc.collect(0)
            dictionary.let_go()
            yield batch
            batch.refresh_from_db(fields=["cancel"])
            if batch.cancel:
                break
        else:
            yield from (batch for _ in waiting.write())
            _end(batch, "done")
            return
    finally:
        if collecting:
            gc.enable()
    yield from take_back(batch)
    yield from (batch for _ in waiting.write())


def take_back(batch: Batch) -> Iterator[Batch]:
    """Undo every chunk of an import, newest first; what was touched since is kept and named in its problems."""
    Batch.objects.filter(pk=batch.pk).update(state="undoing")
    kept: list[str] = []
    numbers = Revision.objects.filter(owner=batch.owner, batch=batch, undone_by=None, undoes=None)
    for number in list(numbers.order_by("-number").values_list("number", flat=True)):
        try:
            kept += undo(batch.owner, number=number).kept
        except Refused as error:
            kept += error.facts.get("names", [])
        yield batch
    # Words under which nobody is found any more go with the people who brought them.
    sweep_terms(batch.owner)
    batch.problems = [[0, "kept_since", {"name": name}] for name in dict.fromkeys(kept)][:PROBLEMS]
    _end(batch, "undone")


def _end(batch: Batch, state: str) -> None:
    batch.state = state
    batch.save()
    Path(batch.path).unlink(missing_ok=True)


def _read(batch: Batch) -> Iterable[Row | Refusal]:
    return formats.named(batch.source, answers_in(batch)).read(Path(batch.path))


def _apply_chunk(
    batch: Batch, rows: Sequence[Row], refused: Sequence[Refusal], waiting: WaitingTerms
) -> None:
    """Write one chunk. An archive speaks of the same people again and again: their terms are written at its end."""
    counts, problems = Counter(batch.counts), list(batch.problems)
    later = waiting if rows and (rows[0].source or batch.source) == "enishi" else None
    with transaction.atomic():
        with revising(batch.owner, "import", batch=batch, waiting=later, filename=batch.filename) as change:
            planned = _write(change, batch, rows) if rows else []
        _note(counts, problems, planned, refused)
        batch.done += len(rows) + len(refused)
        _store_counts(batch, counts, problems)
        batch.save(update_fields=["done", "counts", "problems"])


def _store_counts(batch: Batch, counts: Counter[str], problems: list[Any]) -> None:
    batch.counts = {verdict: counts[verdict] for verdict in VERDICTS}
    batch.problems = problems[:PROBLEMS]


def _note(
    counts: Counter[str], problems: list[Any], planned: Sequence[Planned], refused: Sequence[Refusal]
) -> None:
    for one in planned:
        counts[one.verdict] += 1
        problems += [[one.row.line, problem.code, problem.facts] for problem in one.problems]
        if one.verdict == "kept":
            problems.append([one.row.line, "edited_since", {"keys": list(one.differs)}])
    for refusal in refused:
        counts["refused"] += 1
        problems.append([refusal.line, refusal.problem.code, refusal.problem.facts])
    del problems[PROBLEMS:]


def _write(change: Change, batch: Batch, rows: Sequence[Row]) -> list[Planned]:
    source = rows[0].source or batch.source
    if rows[0].record["type"] == "links":
        write_links(change, rows)
        return []
    planned = plan(change.owner, source, rows)
    if source != "enishi" and rows[0].record["type"] in BROUGHT:
        BROUGHT[rows[0].record["type"]](change, planned)
    elif source != "enishi":
        _write_people(change, source, planned, batch.options.get("stack") or {})
    elif rows[0].record["type"] not in SHAPES:
        fresh = [one.row for one in planned if one.verdict == "new"]
        change.add_all([m.Unknown(uid=r.key, kind=r.record["type"][:48], record=r.record) for r in fresh])
    else:
        write_archive(change, planned)
    return planned


# -- an address book ----------------------------------------------------------------------------------------------


def _write_people(change: Change, source: str, planned: Sequence[Planned], stack: Mapping[str, str]) -> None:
    writer = Writer(change)
    fresh = [one for one in planned if one.verdict == "new" and one.facts]
    for one in fresh:
        assert one.facts is not None
        one.facts.values["in_network"] = False
        if apart := household(one.facts.values.get("full")):
            one.facts.values["standing"] = apart
        lay_over(one.facts, stack)
    added = writer.add([one.facts for one in fresh if one.facts])
    originals = [
        m.Original(person=row, source=source, key=one.row.key, text=one.row.original, record=one.read)
        for one, row in zip(fresh, added.rows, strict=True)
        if one.facts
    ]
    change.add_all(originals)
    for one, row in zip(fresh, added.rows, strict=True):
        _add_portrait(change, row, one)
        one.person = row.pk
    for one in planned:
        if one.target is not None and (one.patch or one.differs):
            _update_person(change, writer, one)
        elif one.patch and one.person:
            _fill_in(change, writer, source, one)
    write_contacts(change, planned)


def _update_person(change: Change, writer: Writer, one: Planned) -> None:
    person = m.Person.objects.get(pk=one.target.person_id)
    writer.patch(SHAPES["person"], person, one.patch)
    read = {"text": one.row.original, "record": one.read}
    if is_weak(one.row):
        change.add(m.Original(person=person, source=one.target.source, key=one.row.key, **read))
    else:
        change.edit(one.target, **read)
    if person.photo_id is None:
        _add_portrait(change, person, one)


def _fill_in(change: Change, writer: Writer, source: str, one: Planned) -> None:
    """Add what a file says of somebody known from elsewhere, and remember that it was said."""
    person = m.Person.objects.get(pk=one.person or 0)
    writer.patch(SHAPES["person"], person, one.patch)
    change.add(
        m.Original(person=person, source=source, key=one.row.key, text=one.row.original, record=one.read)
    )


def _add_portrait(change: Change, person: m.Person, one: Planned) -> None:
    for picture in one.row.pictures[:1]:
        scaled = pictures.portrait(picture.data)
        if scaled is None:
            one.problems.append(Problem("picture_unreadable"))
            continue
        attachment = m.Attachment(name="portrait.jpg", media_type="image/jpeg")
        keep_bytes(change.owner, attachment, scaled)
        change.add(attachment)
        change.edit(person, photo_id=attachment.pk)
