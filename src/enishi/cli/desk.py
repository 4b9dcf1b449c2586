"""Where a command sits down: the network opened as at every start, its owner, and the day it is."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enishi import datafile, env
from enishi.cli.words import _
from enishi.core.days import period_of
from enishi.core.errors import CoreError
from enishi.network.errors import Refused

if TYPE_CHECKING:
    from enishi.network.models import Owner

VIA = "cli"


@dataclass(frozen=True)
class Desk:
    """What every command that works on the network is given."""

    owner: Owner
    today: datetime.date
    language: str


@dataclass(frozen=True)
class Reply:
    """What a command answers: the document for programs, the lines for people, the exit status."""

    data: Any
    lines: Sequence[str] = ()
    status: int = 0


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Desk]:
    """Open the network: the file made private, the tables up to date, what a crash left half done ended.

    Raises Refused when the place is unfit or the network newer than this Enishi.
    """
    begin(args)
    from django.db import connection
    from django.utils import translation

    from enishi import backup, clock
    from enishi.network.actions.opening import local_owner

    backup.bring_up_to_date()
    owner = local_owner(args.lang)
    recover()
    if getattr(args, "finds", True):
        renew(owner)
    today = args.today or clock.today_at(owner.time_zone)
    try:
        with translation.override(args.lang):
            yield Desk(owner, today, args.lang)
    finally:
        if not under_test():
            connection.close()


def begin(args: argparse.Namespace) -> None:
    """Point Django at the network chosen and start it – once a process; tests have done both already."""
    if under_test():
        return
    if args.data:
        os.environ["ENISHI_DATA"] = args.data
    place = env.data_place()
    if not env.is_postgres(place):
        datafile.prepare(Path(place))
        datafile.require_ours(Path(place))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
    import django

    django.setup()


def under_test() -> bool:
    from django.conf import settings

    return settings.configured and bool(getattr(settings, "TESTING", False))


def recover() -> None:
    """End imports that were interrupted, unless another process is just at it; sweep what they left."""
    from enishi.network.actions.staging import sweep
    from enishi.network.queries.waiting import imports_wait

    if imports_wait():
        from enishi.network import runner

        runner.run_pending()
    sweep()


def renew(owner: Owner) -> None:
    """Write what people are found by anew where an older Enishi wrote it – unless a server is just at it."""
    from enishi.network.queries.waiting import terms_are_old

    if terms_are_old(owner):
        from enishi.network import runner

        progress(_("What people are found by is being written anew …"))
        if not runner.renew_old_terms():
            progress(_("It is still being written; somebody may not be found yet."))
        owner.refresh_from_db()


def progress(sentence: str) -> None:
    """Say how far long work is, on standard error, where it disturbs no program."""
    end = "\r" if sys.stderr.isatty() else "\n"
    print(sentence, end=end, file=sys.stderr, flush=True)


def a_day(written: str) -> datetime.date:
    """Read a day of the command line; raise argparse.ArgumentTypeError."""
    try:
        return datetime.date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{written!r}: YYYY-MM-DD") from error


def a_date(written: str) -> str:
    """Read a date that may be partial (2025-10, 2025, --03-15); raise argparse.ArgumentTypeError."""
    try:
        # Without a year any day of a leap year will do.
        period_of(written.replace("--", "2000-", 1))
    except CoreError as error:
        raise argparse.ArgumentTypeError(f"{written!r}: YYYY-MM-DD, YYYY-MM, YYYY, --MM-DD") from error
    return written


def require(value: Any, code: str, **facts: Any) -> Any:
    """Return a value, or refuse when there is none."""
    if not value:
        raise Refused(code, **facts)
    return value
