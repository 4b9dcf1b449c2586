"""Real address books, calendars and mail to measure with, outside the repository: ENISHI_CORPORA, or ../shared/data."""

from __future__ import annotations

import os
from pathlib import Path

_NEAR = [Path(__file__).parents[depth] / "../shared/data" for depth in (2, 3)]
FOLDER = next(
    (one for one in (Path(os.environ.get("ENISHI_CORPORA", "")), *_NEAR) if (one / "vcards").is_dir()), None
)


def vcards() -> list[Path]:
    """Every .vcf file of the corpora, in order; none where they are absent."""
    return sorted((FOLDER / "vcards").rglob("*.vcf")) if FOLDER else []


def calendars() -> list[Path]:
    """Every .ics file of the corpora, in order."""
    return sorted((FOLDER / "calendars").rglob("*.ics")) if FOLDER else []


def mails() -> list[Path]:
    """Every file of mail of the corpora, in order: messages under any name, without licences and readmes."""
    files = sorted((FOLDER / "mail").rglob("*")) if FOLDER else []
    told = {"LICENSE", "README.md", "SOURCE.txt"}
    return [one for one in files if one.is_file() and one.name not in told and one.suffix != ".md"]
