"""The codes that the sources use, read from their syntax trees: what is refused, reported and revised."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import enishi

PACKAGE = Path(enishi.__file__).parent
RAISERS = {"Refused", "NotFound", "Ambiguous", "Unreadable", "Problem", "Refusal", "CoreError", "problem"}
PATTERN = "{}"
Facts = frozenset[str]


def calls() -> Iterator[ast.Call]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _named(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _text(node: ast.expr) -> str | None:
    """A constant, or an f-string with its places left open."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(p.value) if isinstance(p, ast.Constant) else PATTERN for p in node.values)
    return None


def raised() -> dict[str, Facts]:
    """Every code that is refused or reported, with the facts that come with it."""
    found: dict[str, Facts] = {}
    for call in calls():
        if _named(call) in RAISERS and call.args and (code := _text(call.args[0])):
            found[code] = found.get(code, _facts(call)) & _facts(call)
    return found


def _facts(call: ast.Call) -> Facts:
    listed = [key for arg in call.args[1:] if isinstance(arg, ast.Dict) for key in arg.keys]
    return frozenset(
        {str(key.value) for key in listed if isinstance(key, ast.Constant)}
        | {keyword.arg for keyword in call.keywords if keyword.arg}
    )


def classes_with_codes() -> set[str]:
    """The codes that error classes carry themselves."""
    found = set()
    for path in sorted(PACKAGE.rglob("errors.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "code" for t in node.targets):
                found.add(str(_text(node.value)))
    return found


def revised(kinds: list[str]) -> dict[str, Facts]:
    """Every code of an action; where the code is made of a kind, one for each kind."""
    found: dict[str, Facts] = {}
    for call in calls():
        if _named(call) != "revising" or len(call.args) < 2 or not (what := _text(call.args[1])):
            continue
        for code in [what.replace(PATTERN, kind) for kind in kinds] if PATTERN in what else [what]:
            found[code] = _facts(call) - {"via", "batch", "undoes"}
    return found
