"""The rules of the house, read off the syntax tree: who may know whom, how long anything may be."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "enishi"
PURE = ("core", "language", "exchange", "demo")
INTERFACES = ("web", "api", "dav", "mcp", "cli")
# Libraries of text, numbers and formats: what the pure layers may stand on.
PURE_LIBRARIES = {
    "numpy", "jaconv", "rapidfuzz", "sudachipy", "sudachidict_core", "phonenumbers", "vobject", "icalendar",
    "recurring_ical_events", "charset_normalizer", "dateutil", "zxingcpp", "rapidocr", "onnxruntime", "PIL", "segno",
    "cv2", "snowballstemmer", "pypdfium2", "pillow_heif", "openpyxl", "typst",
}  # fmt: skip
LONGEST_FUNCTION, LONGEST_FILE, LONGEST_SETTINGS = 60, 500, 200
# Whom each layer may know of the package; what is not named here knows only itself and the pure layers.
MAY_KNOW = {
    "core": set(), "language": {"core"}, "exchange": {"core", "language"},
    "demo": {"core", "language", "exchange"},
    "network": {"core", "language", "exchange", "env"},
    "wording": {"core", "language", "exchange", "network", "clock"},
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (module, name) of everything a file imports, anywhere in it; name is '' for `import module`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{named(path)}: relative import"
            yield from ((node.module or "", alias.name) for alias in node.names)


def of_the_package(path: Path) -> set[str]:
    """Return the layers of the package that a file knows."""
    found = set()
    for module, name in imports(path):
        parts = [*module.split("."), name]
        if parts[0] == "enishi" and parts[1]:
            found.add(parts[1])
    return found - {"__version__"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


every_module = pytest.mark.parametrize("path", modules(), ids=named)


@every_module
def test_the_pure_layers_know_no_framework_and_no_table(path: Path) -> None:
    if layer(path) in PURE:
        roots = {module.split(".")[0] for module, _ in imports(path)}
        assert roots <= {*sys.stdlib_module_names, *PURE_LIBRARIES, "enishi"}


@every_module
def test_each_layer_knows_only_what_lies_beneath_it(path: Path) -> None:
    here = layer(path)
    if here in MAY_KNOW:
        assert of_the_package(path) <= MAY_KNOW[here] | {here}


@every_module
def test_interfaces_never_know_each_other(path: Path) -> None:
    here = layer(path)
    if here in INTERFACES:
        assert not of_the_package(path) & (set(INTERFACES) - {here})


@every_module
def test_rows_are_read_and_written_in_the_network_alone(path: Path) -> None:
    if layer(path) == "network":
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"objects", "_default_manager"}, f"line {node.lineno}: .{node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            # An action's form is no row: whoever has no `.objects` has no row to save.
            assert node.func.attr not in {"save", "delete", "bulk_create"} or is_picture(node), (
                f"line {node.lineno}"
            )


def is_picture(call: ast.Call) -> bool:
    """Pictures are saved too: into bytes, with a format."""
    return len(call.args) >= 2 or any(word.arg == "format" for word in call.keywords)


@every_module
def test_forms_are_plain(path: Path) -> None:
    assert "ModelForm" not in {name for _, name in imports(path)}
    assert not any(isinstance(n, ast.Attribute) and n.attr == "ModelForm" for n in ast.walk(tree(path)))


@every_module
def test_no_private_name_crosses_a_module(path: Path) -> None:
    private = [
        f"{module}.{name}"
        for module, name in imports(path)
        if module.startswith("enishi") and name.startswith("_") and name not in {"__version__", "_"}
    ]
    assert not private


@every_module
def test_functions_and_files_stay_short(path: Path) -> None:
    long = [f"{name}: {lines}" for name, lines in functions(path) if lines > LONGEST_FUNCTION]
    assert not long
    lines = len(path.read_text().splitlines())
    assert lines <= (LONGEST_SETTINGS if named(path) == "settings.py" else LONGEST_FILE)


def test_most_functions_are_shorter_still() -> None:
    lengths = [lines for path in modules() for _, lines in functions(path)]
    assert median(lengths) <= 9
    assert quantiles(lengths, n=10)[-1] <= 35


CLOCKS = {"today", "now", "utcnow", "localdate", "localtime"}


@every_module
def test_today_is_taken_at_the_interface(path: Path) -> None:
    if layer(path) not in {"core", "language", "exchange", "demo", "wording"} and not named(path).startswith(
        "network/queries"
    ):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            whose = node.func.value
            name = (
                whose.id
                if isinstance(whose, ast.Name)
                else whose.attr
                if isinstance(whose, ast.Attribute)
                else ""
            )
            assert name not in {"date", "datetime", "timezone"}, f"line {node.lineno}"


@every_module
def test_every_module_says_what_it_is_for(path: Path) -> None:
    if path.read_text().strip():
        assert ast.get_docstring(tree(path))
