"""The environment variables Enishi reads, each typed and documented (docs/settings.md; a test holds both together)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs

VARIABLES = {
    "ENISHI_DATA": "which network: a path of an SQLite file, or postgres://user:password@host:port/name",
    "ENISHI_LANG": "language of commands and of a new network: ja or en",
    "ENISHI_HOSTS": "further host names the server answers to, separated by commas",
    "ENISHI_PORT": "port of the server on 127.0.0.1 (0 takes a free one)",
    "ENISHI_BACKUPS": "how many daily, weekly and monthly copies stay (7,5,12); off makes none by itself",
    "ENISHI_DEBUG": "1 shows error details in the browser; for developers",
    "ENISHI_REQUIRE": "tests: browser, postgres – what must not be missing",
    "ENISHI_TEST_DATABASE": "tests: a postgres:// address to run on instead of SQLite",
}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isdigit():
        raise SystemExit(f"{name}={value!r}: a whole number is needed · 整数を指定してください")
    return int(value)


def names(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


def data_folder() -> Path:
    return Path(platformdirs.user_data_dir("enishi", appauthor=False))


def data_place() -> str:
    """Return where the network lies: ENISHI_DATA, or the file in the platform's data folder."""
    return text("ENISHI_DATA") or str(data_folder() / "enishi.db")


@dataclass(frozen=True)
class Postgres:
    """The parts of a postgres:// address."""

    name: str
    user: str
    password: str
    host: str
    port: str

    @classmethod
    def of(cls, address: str) -> Postgres:
        parts = urlsplit(address)
        return cls(
            name=parts.path.lstrip("/"),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=parts.hostname or "",
            port=str(parts.port or ""),
        )


def is_postgres(place: str) -> bool:
    return place.startswith(("postgres://", "postgresql://"))
