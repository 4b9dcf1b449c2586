"""The tables of the lexicons, worked out ahead of time: `python -m tools.lexicons` writes them beside their sources.

What they hold and when they count is language/prepared.py's business.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from enishi.language import prepared

FOLDER = Path(__file__).resolve().parents[1] / "src" / "enishi" / "language"
# The modules that have tables prepared: they are known once these are imported.
MODULES = ("alike", "fields", "trades")


def main() -> int:
    """Write the tables; return the exit status."""
    for name in MODULES:
        import_module(f"enishi.language.{name}")
    text = json.dumps(prepared.worked_out(), ensure_ascii=False, separators=(",", ":"))
    FOLDER.joinpath(prepared.FILE).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
