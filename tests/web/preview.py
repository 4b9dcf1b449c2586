"""Render every page with made-up contexts and photograph it: a look at the look, without views or database.

    python -m tests.web.preview OUT [--pages week,person] [--shots 390:ja:light,1280:en:dark]

It decides nothing about the pages; the contexts are in preview_contexts, the words in the catalogue.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import importlib.util
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import django
from django.conf import settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "src" / "enishi"
TEMPLATES = SOURCE / "web" / "templates"
STATIC = SOURCE / "web" / "static" / "enishi"
WORDS = SOURCE / "locale" / "ja" / "LC_MESSAGES" / "django.po"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
SHOTS = "1280:ja:light,390:ja:light,1280:en:dark,390:ja:dark,390:en:light"
LIBRARIES = {
    "i18n": "django.templatetags.i18n",
    "l10n": "django.templatetags.l10n",
    "static": "django.templatetags.static",
    "django_htmx": "django_htmx.templatetags.django_htmx",
}


def ensure_settings(locale: Path | None = None) -> None:
    """Use the project's settings where they exist, else the least that templates need."""
    if settings.configured:
        return
    if importlib.util.find_spec("enishi.settings"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
    else:
        paths = [str(locale)] if locale else []
        settings.configure(USE_I18N=True, LANGUAGE_CODE="ja", STATIC_URL="/static/", LOCALE_PATHS=paths)
    django.setup()


def compile_words(folder: Path) -> Path:
    """Write the Japanese catalogue compiled under folder; returns the locale folder."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with WORDS.open("rb") as source:
        catalogue = read_po(source, locale="ja")
    target = folder / "ja" / "LC_MESSAGES"
    target.mkdir(parents=True, exist_ok=True)
    with (target / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    return folder


def engine(**options: Any) -> Any:
    """A template backend of its own, so that it works with and without the project's settings."""
    from django.template.backends.django import DjangoTemplates

    return DjangoTemplates(
        {
            "NAME": "look",
            "DIRS": [TEMPLATES],
            "APP_DIRS": False,
            "OPTIONS": {"libraries": LIBRARIES, **options},
        }
    )


def render(name: str, language: str = "ja", backend: Any = None, **more: Any) -> str:
    """The HTML of one of preview_contexts.PAGES, in a language."""
    from django.urls import set_urlconf
    from django.utils import translation
    from tests.web.preview_contexts import COMMON, PAGES

    template, context = PAGES[name]
    set_urlconf("tests.web.preview_urls")
    try:
        with translation.override(language):
            return str((backend or engine()).get_template(template).render({**COMMON, **context, **more}))
    finally:
        set_urlconf(None)


def write_site(out: Path, pages: list[str]) -> None:
    import django_htmx

    shutil.copytree(STATIC, out / "static" / "enishi", dirs_exist_ok=True)
    htmx = Path(django_htmx.__file__).parent / "static" / "django_htmx"
    shutil.copytree(htmx, out / "static" / "django_htmx", dirs_exist_ok=True)
    for page in pages:
        for language in ("ja", "en"):
            (out / f"{page}.{language}.html").write_text(render(page, language), encoding="utf-8")


class _Strict(http.server.SimpleHTTPRequestHandler):
    """Serves with the content policy the pages must live under: nothing inline, nothing from elsewhere."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: only the pictures are of interest."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder over HTTP, since modules and sprites are not loaded from file addresses."""
    handler = functools.partial(_Strict, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def photograph(out: Path, pages: list[str], shots: list[str]) -> list[str]:
    """One full-page picture a page and shot; returns what overflows or fails, in words."""
    from playwright.sync_api import sync_playwright

    amiss: list[str] = []
    with served(out) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_FLAGS)
        for shot in shots:
            width, language, theme = shot.split(":")
            dark: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
            context = browser.new_context(color_scheme=dark, locale=language, has_touch=int(width) < 900)
            tab = context.new_page()
            tab.on("console", lambda message: amiss.append(message.text) if message.type == "error" else None)
            for page in pages:
                wide = _shoot(
                    tab,
                    f"{address}/{page}.{language}.html",
                    int(width),
                    out / f"{page}.{width}.{language}.{theme}.png",
                )
                if wide > int(width):
                    amiss.append(f"{page} {shot}: {wide}px wide")
            context.close()
        browser.close()
    return amiss


def _shoot(tab: Page, address: str, width: int, picture: Path) -> int:
    """Photograph one page; returns how wide it really is, in px."""
    tab.set_viewport_size({"width": width, "height": 844})
    tab.goto(address)
    # As tall as the page, or what is fixed to the window would stand in its middle.
    tall = int(tab.evaluate("document.documentElement.scrollHeight"))
    tab.set_viewport_size({"width": width, "height": max(tall, 844)})
    tab.screenshot(path=picture, full_page=True)
    return int(tab.evaluate("document.documentElement.scrollWidth"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", default="")
    parser.add_argument("--shots", default=SHOTS)
    asked = parser.parse_args()
    ensure_settings(compile_words(asked.out / "locale"))
    from tests.web.preview_contexts import PAGES

    pages = asked.pages.split(",") if asked.pages else list(PAGES)
    write_site(asked.out, pages)
    print(*photograph(asked.out, pages, asked.shots.split(",")), sep="\n")


if __name__ == "__main__":
    main()
