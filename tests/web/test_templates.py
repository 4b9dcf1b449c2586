"""Every page renders from plain data, in both languages, with nothing a strict policy would refuse."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.web.preview import SOURCE, STATIC, TEMPLATES, engine, ensure_settings, render

from enishi.web.figures import dots

ensure_settings()

from tests.web.preview_contexts import PAGES  # noqa: E402 (forms need the settings)

#: Names a template may meet unset: an optional parameter of a component, or a field a form does not have.
MARK = "⟦missing %s⟧"


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_renders(page: str, language: str) -> None:
    html = render(page, language)
    assert f'<html lang="{language}"' in html
    assert html.rstrip().endswith("</html>")


def test_it_says_nothing_that_is_missing(page: str) -> None:
    html = render(page, backend=engine(string_if_invalid=MARK))
    assert re.findall(r"⟦missing [^⟧]*⟧", html) == []


def test_it_has_one_heading_of_the_first_order(page: str) -> None:
    assert render(page).count("<h1") == 1


def test_its_ids_are_unique(page: str) -> None:
    html = re.sub(r"<template.*?</template>", "", render(page), flags=re.S)
    counted = Counter(re.findall(r'\sid="([^"]*)"', html))
    assert [name for name, times in counted.items() if times > 1] == []


def test_what_it_points_at_is_there(page: str) -> None:
    html = render(page)
    ids = set(re.findall(r'\sid="([^"]*)"', html))
    pointers = re.findall(r'\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"', html)
    assert {name for pointer in pointers for name in pointer.split()} - ids == set()


def test_it_needs_no_inline_script_or_style(page: str) -> None:
    html = render(page)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))


def test_it_loads_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r'(?:src|href)="(?:https?:)?//', render(page))


def test_every_form_that_writes_carries_the_token(page: str) -> None:
    for form in re.findall(r'<form[^>]*method="post".*?</form>', render(page), flags=re.S):
        assert "csrfmiddlewaretoken" in form, form[:160]


def test_no_form_stands_inside_another(page: str) -> None:
    depth = 0
    for tag in re.findall(r"</?form\b", render(page)):
        depth += 1 if tag == "<form" else -1
        assert depth in (0, 1)


def test_dots_and_found_people_render_alone() -> None:
    found = engine().get_template("components/found.html").render({"people": [{"uid": "1", "name": "佐藤"}]})
    assert 'data-uid="1"' in found
    plot = {"dots": dots([(0.5, "春")]), "ticks": [{"x": 0, "label": "1月"}], "label": "この1年"}
    assert '<circle cx="150.0" cy="42.0"' in engine().get_template("components/dots.html").render(plot)


def test_every_icon_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    asked = {name for page in PAGES for name in re.findall(r"icons\.svg#([\w-]*)", render(page))}
    assert asked - drawn == set()


def test_every_class_is_dressed_and_every_dress_is_worn() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "css").glob("*.css"))
    dressed = set(re.findall(r"\.(-?[a-z][\w-]*)(?=[^;{}]*\{)", re.sub(r"/\*.*?\*/", "", sheets, flags=re.S)))
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    scripts = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "js").glob("*.js"))
    scripts += (SOURCE / "exchange" / "drawing.py").read_text(encoding="utf-8")
    # htmx sets its own class while a request is under way; these modifiers are put together from data.
    made = {"htmx-request", "seat--open", "portrait--small", "portrait--large"}
    made |= {"map-right", "map-left", "map-above", "map-below", "l1", "l2", "l3", "l4"}
    assert {name for name in dressed - made if not re.search(rf"\b{name}\b", pages + scripts)} == set()
    rendered = {
        name
        for page in PAGES
        for classes in re.findall(r'\sclass="([^"]*)"', render(page))
        for name in classes.split()
    }
    plain = {"main", "seat--someone", "seat--quiet", "thread-across", "thread-along"}
    plain |= {"l0", "map-spots", "map-chords", "map-ground"}
    assert rendered - dressed - plain == set()


def test_every_component_says_what_it_takes() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert "{% comment %}" in path.read_text(encoding="utf-8") or path.stem == "icon", path.name
