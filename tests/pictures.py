"""Photographs of the pages, from the made-up network: three for the README, or all of them to look at.

./run pictures                        docs/pictures/*.ja.png
./run pictures --all --folder DIR     every page, ja and en, 1280 and 390 px, light and dark, filled and empty
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site import HOME, Site, browsing, made_up, served, told

PAGES = {
    "week": "", "people": "people/", "book": "people/address-book/", "person": "person", "log": "encounters/new/",
    "seats": "seats/", "gatherings": "gatherings/", "giving": "giving/", "promises": "promises/", "me": "me/",
    "chances": "chances/", "polish": "polish/", "imports": "imports/", "changes": "changes/", "settings": "settings/",
    "cards": "cards/", "own-cards": "me/cards/", "own-card": "me/cards/new/", "export": "export/", "copies": "copies/",
    "inbox": "inbox/", "twins": "people/twins/",
    "map": "map/", "between": "map/between/", "review": "review/", "first": "first-day/",
}  # fmt: skip
README = ("week", "person", "seats", "map")
COLOURS = 200


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=HOME / "docs" / "pictures")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, browsing() as browser:
        filled = made_up(Path(temporary) / "filled", 150)
        if args.all:
            everything(browser, filled, args.folder, "")
            everything(browser, Path(temporary) / "empty" / "enishi.db", args.folder, "empty-")
        else:
            for_the_readme(browser, filled, args.folder)
    return 0


def for_the_readme(browser: Browser, data: Path, folder: Path) -> None:
    with served(data) as site:
        context = signed_in(browser, site, 1280, "light")
        page = context.new_page()
        for name in README:
            page.goto(address(page, site, name))
            picture = page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 860})
            Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(
                folder / f"{name}.ja.png", optimize=True
            )


def everything(browser: Browser, data: Path, folder: Path, prefix: str) -> None:
    for language in ("ja", "en"):
        if data.exists():
            told("me", "--language", language, data=data)
        with served(data, language) as site:
            state = signed_in(browser, site, 1280, "light").storage_state()
            for width in (1280, 390):
                for theme in ("light", "dark"):
                    context = browser.new_context(
                        viewport={"width": width, "height": 900},
                        color_scheme=theme,
                        storage_state=state,  # type: ignore[arg-type]
                    )
                    page = context.new_page()
                    for name in PAGES:
                        page.goto(address(page, site, name))
                        page.screenshot(
                            path=folder / f"{prefix}{name}-{language}-{width}-{theme}.png", full_page=True
                        )
                    context.close()


def signed_in(browser: Browser, site: Site, width: int, theme: str) -> BrowserContext:
    context = browser.new_context(viewport={"width": width, "height": 860}, color_scheme=theme)  # type: ignore[arg-type]
    context.new_page().goto(site.link)
    return context


def address(page: Page, site: Site, name: str) -> str:
    """Return where a page is; a person's is the key person's with the longest story on the page of seats."""
    if name != "person":
        return f"{site.address}/{PAGES[name]}"
    page.goto(f"{site.address}/seats/")
    found = page.locator("main a[href^='/people/']").evaluate_all("links => links.map(link => link.href)")
    people = [href for href in map(str, found) if re.search(r"/people/[0-9a-f-]{36}/$", href)]
    return people[0] if people else f"{site.address}/people/new/"


if __name__ == "__main__":
    sys.exit(main())
