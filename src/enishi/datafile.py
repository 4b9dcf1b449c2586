"""Whether a place is fit for the network's file, and making it private; asked before anything opens.

SQLite in WAL is three files that must change together; a folder that is synced copies them one by one and breaks them.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from enishi.network.errors import Refused

# Names of folders that synchronising programs keep, and the marks they leave in them.
SYNCED_NAMES = {
    "mobile documents": "iCloud Drive", "com~apple~clouddocs": "iCloud Drive", "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive", "dropbox": "Dropbox", "google drive": "Google Drive", "googledrive": "Google Drive",
    "my drive": "Google Drive", "マイドライブ": "Google Drive", "onedrive": "OneDrive",
}  # fmt: skip
SYNCED_STARTS = {
    "onedrive -": "OneDrive",
    "googledrive-": "Google Drive",
    "onedrive-": "OneDrive",
    "dropbox (": "Dropbox",
}
SYNCED_MARKS = {".stfolder": "Syncthing", ".dropbox.cache": "Dropbox", ".tmp.drivedownload": "Google Drive"}


def synced_by(path: Path) -> str:
    """Return the name of the program that keeps a folder above this path in step elsewhere; '' when none is known."""
    for folder in path.expanduser().resolve().parents:
        name = folder.name.lower()
        starts = (program for start, program in SYNCED_STARTS.items() if name.startswith(start))
        program = SYNCED_NAMES.get(name) or next(starts, "")
        program = program or next(
            (mark for file, mark in SYNCED_MARKS.items() if (folder / file).exists()), ""
        )
        if program:
            return program
    return ""


def prepare(path: Path) -> None:
    """Make the folder (0700) and the file (0600) of a network. Raises Refused('synced_folder' | 'no_room')."""
    if program := synced_by(path):
        raise Refused("synced_folder", path=str(path), program=program)
    try:
        if not path.parent.exists():
            path.parent.mkdir(parents=True, mode=0o700)
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as error:
        raise Refused("no_room", path=str(path), reason=error.strerror or str(error)) from error


def require_ours(path: Path) -> None:
    """Refuse a file that is no SQLite file, before anything is written into it."""
    with path.open("rb") as file:
        head = file.read(16)
    if head and head != b"SQLite format 3\0":
        raise Refused("not_a_network", path=str(path))


def require_whole(path: Path) -> None:
    """Refuse a copy that SQLite itself finds damaged, or that holds no network."""
    if not path.is_file():
        raise Refused("file_missing", path=str(path))
    require_ours(path)
    connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
    try:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Refused("copy_damaged", path=str(path))
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'network_owner'").fetchone():
            raise Refused("not_a_network", path=str(path))
    except sqlite3.DatabaseError as error:
        raise Refused("copy_damaged", path=str(path)) from error
    finally:
        connection.close()
