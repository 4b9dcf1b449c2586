"""Long work: one runner at a time applies imports and writes old terms anew; what a crash left half done is finished at
the next start.

The lock is the operating system's, so it is free the moment its holder dies: whoever gets it may finish what it finds.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import close_old_connections
from filelock import FileLock, Timeout

from enishi.network import places
from enishi.network.actions import batches
from enishi.network.actions.bulk import renew_terms
from enishi.network.actions.twins import compare_waiting
from enishi.network.models import WAITING, Batch, TwinKey
from enishi.network.queries.waiting import OPEN, imports_wait, owners_with_old_terms

# A breath between chunks, so that a page or a command that waits for the file gets its turn.
PAUSE = 0.01


@contextmanager
def sole_runner(wait: float = 0) -> Iterator[bool]:
    """Hold the runner's lock; yields whether it was to be had within `wait` seconds."""
    lock = FileLock(places.beside(".runner.lock"))
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def run_pending(watch: Callable[[Batch], None] | None = None) -> bool:
    """Run every waiting import to its end; return False when another runner is at it."""
    with sole_runner() as mine:
        if not mine:
            return False
        for batch in Batch.objects.filter(state__in=OPEN).select_related("owner").order_by("pk"):
            for _ in batches.apply(batch):
                if watch:
                    watch(batch)
                time.sleep(PAUSE)
        return True


def renew_old_terms(wait: float = 0) -> bool:
    """Write anew what people are found by where an older Enishi wrote it; return whether this was to be done here.

    Another runner may be at it. Killed in between, it begins again: what is written twice is the same.
    """
    if not owners_with_old_terms().exists():
        return False
    with sole_runner(wait) as mine:
        if not mine:
            return False
        for owner in owners_with_old_terms():
            for _ in renew_terms(owner):
                time.sleep(PAUSE)
    return True


def compare_some() -> bool:
    """Compare some of those lately written with the others, an owner at a time; return whether there were any."""
    waiting = TwinKey.objects.filter(key=WAITING).select_related("owner").first()
    if waiting is not None:
        compare_waiting(waiting.owner)
    return waiting is not None


def run_until_ended(batch: Batch, watch: Callable[[Batch], None] | None = None) -> Batch:
    """Run one queued import here, or wait while another runner does it."""
    while True:
        run_pending(watch)
        batch.refresh_from_db()
        if batch.state not in OPEN:
            return batch
        time.sleep(0.2)
        if watch:
            watch(batch)


class Runner(threading.Thread):
    """The server's runner: looks for waiting imports until stopped; chores: what else is done when there are none."""

    def __init__(self, every: float = 0.5, chores: Callable[[], object] | None = None) -> None:
        super().__init__(name="enishi-runner", daemon=True)
        self.every = every
        self.chores = chores
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(self.every):
            close_old_connections()
            if imports_wait():
                run_pending()
            elif not renew_old_terms():
                compare_some()
                if self.chores:
                    self.chores()

    def stop(self) -> None:
        self.stopped.set()
