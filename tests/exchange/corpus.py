"""Real address-book files to measure with, kept outside the repository; ENISHI_CORPORA or ../shared/data names them."""

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
