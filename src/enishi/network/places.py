"""Where files lie: the data file, and what stands beside it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection

from enishi import env


def data_folder() -> Path:
    """Return the folder of the data file; for PostgreSQL the platform's data folder."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or name.startswith("file:") or name == ":memory:":
        if getattr(settings, "TESTING", False):
            import tempfile

            folder = Path(tempfile.gettempdir()) / "enishi-tests"
        else:
            folder = env.data_folder()
    else:
        folder = Path(name).resolve().parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def beside(suffix: str) -> Path:
    """Return the path of a file that belongs to the data file, such as its lock."""
    return data_folder() / f"{Path(str(connection.settings_dict['NAME'])).name}{suffix}"


def staging() -> Path:
    """Return the folder in which files wait until their import has ended."""
    folder = beside(".staging")
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder
