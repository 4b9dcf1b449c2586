"""名刺 on a telephone: four cards in one photo corrected, filed with tonight's gathering, undone; then a card of one's own.

The photo is made here, of cards that the same house set in type: nobody on it exists.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Page, expect
from tests.site import Site, listening, served, told

from enishi.exchange import own_card
from enishi.exchange.own_card.ways import way_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"width": 390, "height": 844}
CARDS = (
    ("杉浦 正樹", "株式会社みほん製作所", "090-5555-0111", "sugiura@mihon-works.example", "quiet"),
    ("大野 千春", "大野デザイン事務所", "080-5555-0122", "ohno@mihon-design.example", "classic"),
    ("Emma Clarke", "Sample Roasters Ltd.", "+44 20 7946 0018", "emma@sample-roasters.example", "quiet"),
    ("西田 香織", "にしだ農園", "070-5555-0133", "nishida@mihon-farm.example", "classic"),
)


def printed(name: str, house: str, phone: str, mail: str, design: str) -> Image.Image:
    """Return a card as a picture, a hand's breadth of pixels wide."""
    side = {"language": "en" if name.isascii() else "ja", "name": name, "organization": house}
    record = {"sides": [side], "ways": [way_of(phone), way_of(mail)], "design": design, "qr": "none"}
    page = pypdfium2.PdfDocument(own_card.pdf_of(record))[0]
    picture = page.render(scale=4.2).to_pil().convert("RGB")
    rim = round(11 / 25.4 * 72 * 4.2)
    return picture.crop((rim, rim, picture.width - rim, picture.height - rim))


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four cards on a table, none quite straight, as a telephone takes them."""
    table = Image.new("RGB", (2600, 1900), (112, 84, 60))
    for place, (card, turned) in enumerate(zip(CARDS, (3, -4, -2, 5), strict=True)):
        lying = printed(*card).convert("RGBA").rotate(turned, expand=True, resample=Image.Resampling.BICUBIC)
        table.paste(lying, (120 + place % 2 * 1250, 120 + place // 2 * 880), lying)
    path = tmp_path_factory.mktemp("photo") / "tonight.jpg"
    table.filter(ImageFilter.GaussianBlur(0.6)).save(path, quality=88)
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("cards") / "enishi.db"
    told("--lang", "ja", "me", "--name", "森 かおる", "--do", "古い建具を直す", data=data)
    day = datetime.date.today().isoformat()
    evening = (
        "gathering",
        "add",
        "秋の名刺交換会",
        "--kind",
        "card_exchange",
        "--starts",
        day,
        "--status",
        "attended",
    )
    told(*evening, data=data)
    with served(data) as running:
        yield running


@pytest.fixture(scope="module")
def phone(site: Site, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="ja-JP", accept_downloads=True)
    with listening(context.new_page()) as opened:
        opened.goto(site.link)
        yield opened
    context.close()


def test_four_cards_in_one_photo_are_corrected_filed_and_taken_back(
    phone: Page, site: Site, photo: Path
) -> None:
    phone.goto(f"{site.address}/cards/")
    phone.set_input_files("#files", photo)
    cards = phone.locator("[data-card]")
    expect(phone.locator("[data-cards-going]")).to_be_visible()
    expect(cards).to_have_count(4, timeout=120_000)
    names = {box.input_value() for box in phone.locator("[data-card] [name$=-name]").all()}
    assert len(names & {name for name, *_ in CARDS}) >= 3, names
    # Tonight's gathering is there already; two fields are corrected.
    expect(phone.locator("[name=gathering] option:checked")).to_contain_text("秋の名刺交換会")
    one = cards.first
    one.locator("[name$=-name]").fill("杉浦 正木")
    one.locator("[name$=-organization]").fill("みほん製作所")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with phone.expect_navigation():
        phone.locator("[data-cards-save] .form-end .button--main").click()
    expect(phone.locator("#toasts")).to_contain_text("名刺を4枚")
    expect(phone.locator("main")).to_contain_text("杉浦 正木")
    with phone.expect_navigation():
        phone.locator("#toasts button", has_text="元に戻す").click()
    phone.goto(f"{site.address}/people/")
    expect(phone.locator("main")).not_to_contain_text("杉浦")


def test_a_card_of_ones_own_is_made_and_its_code_read_off_the_paper(phone: Page, site: Site) -> None:
    phone.goto(f"{site.address}/me/")
    phone.get_by_role("link", name="わたしの名刺").click()
    phone.get_by_role("link", name="名刺を作る").click()
    expect(phone.locator("[name=ja_name]")).to_have_value("森 かおる")
    phone.fill("[name=new_ways]", "090-5555-0123\nmori@kuguri.example")
    with phone.expect_response("**/me/cards/preview/"):
        phone.locator("[name=design][value=thread]").check(force=True)
    expect(phone.locator("#faces img")).to_have_count(1)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with phone.expect_navigation():
        phone.locator(".form-end .button--main").click()
    address = phone.url
    pdf = phone.request.get(f"{address}file/one/").body()
    vcard = phone.request.get(f"{address}file/vcard/").body().decode()
    paper = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(paper)] == [vcard]
    assert "mori@kuguri.example" in vcard and "かおる" in vcard
