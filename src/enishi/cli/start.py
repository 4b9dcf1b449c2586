"""start, link, demo: serving the pages on this machine, the door to them, and a made-up network to try."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enishi import env
from enishi.cli.desk import Desk, Reply, opened, progress, under_test
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.network.errors import Refused

if TYPE_CHECKING:
    from enishi.network.models import Owner

HOST = "127.0.0.1"
PORT = 8450
# How many ports to try when nobody asked for one.
TRIES = 20
THREADS = 6


def register(commands: Commands) -> None:
    start = commands.add("start", _("serve the pages on this machine and print a link to sign in"), serve)
    start.add_argument("--open", action="store_true", help=_("open the link in the browser"))
    # The server writes what is old anew while it answers.
    start.set_defaults(finds=False)
    commands.add("link", _("print a new link to sign in to the running server"), link)
    demo = commands.add(
        "demo", _("make a made-up network beside your own, to try things with"), make_demo, network=False
    )
    demo.add_argument("--people", type=int, default=150, metavar="N", help=_("how many people (default 150)"))
    demo.add_argument(
        "--seed", type=int, default=1, metavar="S", help=_("the same number makes the same network")
    )
    demo.add_argument(
        "--encounters", type=int, metavar="M", help=_("how many meetings: a network of size, without a story")
    )
    demo.add_argument("--start", action="store_true", help=_("serve it afterwards"))


# -- serving --------------------------------------------------------------------------------------------------------


def serve(desk: Desk, args: argparse.Namespace) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    server = _server()
    from enishi.chores import chores
    from enishi.network.runner import Runner

    runner = Runner(chores=chores())
    runner.start()
    signal.signal(signal.SIGTERM, _leave)
    address = f"http://{HOST}:{server.effective_port}"
    _remember_port(server.effective_port)
    door = _door(desk.owner, address)
    print(_("Enishi is open at {address}").format(address=address))
    print(_("Sign in with this link (once, within ten minutes):\n  {link}").format(link=door))
    print(_("Ctrl-C closes it."), flush=True)
    if getattr(args, "open", False):
        webbrowser.open(door)
    try:
        server.run()
    finally:
        runner.stop()
        runner.join(timeout=10)
        server.close()


def _leave(number: int, frame: Any) -> None:
    raise SystemExit(0)


def _server() -> Any:
    """Listen on the port asked for, or on the first free one. Raises Refused('port_taken')."""
    from waitress.server import create_server

    from enishi.wsgi import application

    asked = env.text("ENISHI_PORT")
    first = env.number("ENISHI_PORT", PORT)
    for port in [first] if asked else range(first, first + TRIES):
        try:
            return create_server(application, host=HOST, port=port, threads=THREADS, ident="Enishi")
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise Refused("port_taken", port=first)


def _remember_port(port: int) -> None:
    """Note where the server listens, so that `link` can say the whole address."""
    from enishi.network import places

    places.beside(".port").write_text(str(port))


def _door(owner: Owner, address: str) -> str:
    from enishi import accounts

    return f"{address}/sign-in/{accounts.new_link(owner)}/"


def link(desk: Desk, args: argparse.Namespace) -> Reply:
    """Make a new link to the server that was last started."""
    from enishi.network import places

    noted = places.beside(".port")
    port = noted.read_text().strip() if noted.exists() else str(env.number("ENISHI_PORT", PORT))
    door = _door(desk.owner, f"http://{HOST}:{port}")
    return Reply({"link": door}, [door])


# -- the made-up network --------------------------------------------------------------------------------------------


def make_demo(args: argparse.Namespace) -> Reply | None:
    """Make the made-up network anew beside the real one – or serve the one that is there, with --start alone."""
    if args.people < 20:
        raise Refused("too_few_people")
    place = _demo_place(args)
    asked_anew = not args.start or args.people != 150 or args.seed != 1 or args.encounters is not None
    fresh = asked_anew or not place.exists()
    if fresh and not under_test():
        for end in ("", "-wal", "-shm"):
            Path(f"{place}{end}").unlink(missing_ok=True)
    args.data = str(place)
    with opened(args) as desk:
        counts = _fill(desk, args) if fresh else {}
        if args.start:
            serve(desk, args)
            return None
    said = _("A made-up network of {people} people lies in {path}.").format(people=args.people, path=place)
    return Reply({"data": str(place), "counts": counts}, [said, f"enishi start --data {place}"])


def _demo_place(args: argparse.Namespace) -> Path:
    real = args.data or os.environ.get("ENISHI_DATA", "") or env.data_place()
    folder = env.data_folder() if env.is_postgres(real) else Path(real).expanduser().resolve().parent
    place = folder / "demo.db"
    if not env.is_postgres(real) and Path(real).expanduser().resolve() == place:
        raise Refused("not_a_demo", path=str(place))
    return place


def _fill(desk: Desk, args: argparse.Namespace) -> dict[str, int]:
    from enishi import demo
    from enishi.network.actions.bulk import load

    if args.encounters is None:
        records = demo.network(args.people, args.seed, today=desk.today)
    else:
        records = demo.bulk(args.people, args.encounters, args.seed, today=desk.today)
    counts: dict[str, int] = {}
    for place, loaded in enumerate(load(desk.owner, records, via="cli")):
        counts = loaded.counts
        if place % 50 == 49:
            progress(_("{count} written …").format(count=sum(counts.values())))
    return counts
