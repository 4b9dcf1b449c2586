"""A PostgreSQL of one's own for the tests: made in a temporary folder, gone at the end. Standard library only."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WAIT = 30
# The data is thrown away: nothing needs to survive a power cut.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def programs() -> Path | None:
    """Return the folder of the newest server's programs; None when there is none."""
    found = [Path(path).resolve().parent for path in (shutil.which("initdb"),) if path]
    found += sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0,
        reverse=True,
    )
    return next((folder for folder in found if (folder / "postgres").exists()), None)


@contextmanager
def cluster() -> Iterator[str]:
    """Start a server on a free port of the loopback; yield its postgres:// address. Raises RuntimeError."""
    folder = programs()
    if folder is None:
        raise RuntimeError("no PostgreSQL on this machine")
    with tempfile.TemporaryDirectory(prefix="enishi-postgres-") as room:
        Path(room).chmod(0o755)
        data = Path(room) / "data"
        data.mkdir(mode=0o700)
        who = _somebody_else(data)
        made = [
            folder / "initdb",
            "-D",
            data,
            "-U",
            "enishi",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=room, **who)
        port = _free_port()
        options = [word for setting in HASTE for word in ("-c", setting)]
        address = ["-h", "127.0.0.1", "-p", str(port), "-k", ""]
        server = subprocess.Popen(
            [folder / "postgres", "-D", data, *address, *options], cwd=room,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **who,
        )  # fmt: skip
        try:
            _wait_for(server, port, folder)
            yield f"postgres://enishi@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(WAIT)


def _somebody_else(data: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: return as whom to run it then, and give that one the folder."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd

    known = {one.pw_name for one in pwd.getpwall()}
    name = "postgres" if "postgres" in known else "nobody"
    entry = pwd.getpwnam(name)
    os.chown(data, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    ready = [folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    until = time.monotonic() + WAIT
    while subprocess.call(ready):
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError("PostgreSQL did not start")
        time.sleep(0.1)
