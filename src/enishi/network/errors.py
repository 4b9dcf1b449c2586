"""What an action or query refuses, as classes with a stable code and the facts; interfaces make the sentence."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """Something that cannot be done as asked. Nothing was changed."""

    code = "refused"

    def __init__(self, code: str = "", **facts: Any) -> None:
        self.code = code or self.code
        self.facts = facts
        super().__init__(f"{self.code} {facts}")


class NotFound(Refused):
    """No such thing with this owner (another owner's is none, too)."""

    code = "not_found"


class Ambiguous(Refused):
    """A name fits several people: facts['people'] lists them."""

    code = "ambiguous"
