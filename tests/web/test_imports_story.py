"""In the browser: cards dropped as they were downloaded, a table nobody knows told what it means, whom both bring made one
and parted again, all of it taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site import Site, served

pytestmark = [pytest.mark.browser]
EIGHT = (
    "06月01日09時57分 JST にEightで生成された名刺リストです。\r\n合計 2 件\r\n\r\n\r\n"
    "会社名,部署名,役職,氏名,e-mail,郵便番号,住所,TEL会社,TEL部門,TEL直通,FAX,携帯電話,URL,名刺交換日,"
    "Eightでつながっている人,再データ化中の名刺,'?'を含んだデータ\r\n"
    "青葉印刷株式会社,営業部,課長,佐伯 遥,saeki@mail.example,150-8512,東京都渋谷区桜丘町26-1,+81-3-1234-5601,,,,"
    "+81-90-1111-2201,,2024/01/11,1,,\r\n"
    "合同会社みどり,,代表,森 能子,,,,,,,,,,2024/02/11,,,\r\n"
)
TABLE = (
    "番号,呼び方,かいしゃ,連絡さき,ひとこと\r\n"
    "1,けんちゃん,商工会,ken@mail.example,釣りが好き\r\n"
    "2,佐伯 はるか,青葉印刷㈱,SAEKI@mail.example,背が高い\r\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("imports") / "enishi.db") as running:
        yield running


@pytest.fixture(scope="module")
def page(site: Site, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    page = context.new_page()
    page.goto(site.link)
    yield page
    context.close()


def drop(page: Page, site: Site, *files: Path) -> None:
    """Let files fall upon the page as from a folder of the desk, then ask to see them."""
    page.goto(f"{site.address}/imports/")
    box = page.locator("#files").bounding_box()
    assert box is not None
    held = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
    where = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "data": held}
    mouse = page.context.new_cdp_session(page)
    for happened in ("dragEnter", "dragOver", "drop"):
        mouse.send("Input.dispatchDragEvent", {"type": happened, **where})
    mouse.detach()
    page.get_by_role("button", name="中を見てみる").click()


def read_in(page: Page) -> None:
    page.get_by_role("button", name="読み込み", exact=True).click()
    expect(page.get_by_text("を読み込みました")).to_be_visible(timeout=30_000)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    found = {
        "eight.csv": EIGHT.encode("cp932"),
        "仲間.csv": TABLE.encode("cp932"),
        "a.bin": b"\0\1",
    }
    for name, data in found.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in found}


def test_what_is_brought_comes_in_is_made_one_and_is_taken_back(
    site: Site, page: Page, files: dict[str, Path]
) -> None:
    # Cards as they were downloaded, beside a file that nobody reads.
    drop(page, site, files["eight.csv"], files["a.bin"])
    expect(page.get_by_role("table")).to_contain_text("佐伯 遥")
    expect(page.locator("body")).to_contain_text("a.bin")
    read_in(page)
    page.goto(f"{site.address}/people/address-book/")
    expect(page.locator("body")).to_contain_text("森 能子")

    # A table nobody knows: told what it means, it names who is probably there already.
    drop(page, site, files["仲間.csv"])
    columns = page.locator(".columns-meant .field")
    for heading, meaning in (
        ("呼び方", "氏名"), ("かいしゃ", "会社・団体"), ("連絡さき", "メールアドレス"), ("ひとこと", "メモ"),
    ):  # fmt: skip
        columns.filter(has_text=heading).get_by_role("combobox").select_option(meaning)
    page.get_by_role("button", name="これで見直す").click()
    expect(page.get_by_role("table")).to_contain_text("けんちゃん")
    expect(page.get_by_text("佐伯 はるか ＝ 佐伯 遥")).to_be_visible()
    read_in(page)

    # The same person, brought twice: the pair says why, and what differs is chosen key by key.
    page.goto(f"{site.address}/people/twins/")
    pair = page.locator("article.twin")
    expect(pair).to_have_count(1)
    expect(pair).to_contain_text("メールアドレスが同じ")
    pair.locator("a.button--main").click()
    expect(page.locator(".twin-kept")).to_contain_text("青葉印刷")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("label[for^=name-]").filter(has_text="佐伯 遥").click()
    page.get_by_role("button", name="ひとりにまとめる").click()
    expect(page.locator("h1")).to_contain_text("佐伯 遥")
    expect(page.locator("body")).to_contain_text("背が高い")
    merged = page.url

    # Taken back at once: both stand there again, and so does the pair.
    page.locator(".toast").get_by_role("button", name="元に戻す").click()
    page.goto(f"{site.address}/people/twins/")
    expect(pair).to_have_count(1)
    page.goto(merged)
    expect(page.locator("h1")).to_be_visible()

    # Both imports go as they came; what the columns meant is known from now on.
    for name in ("仲間.csv", "eight.csv"):
        page.goto(f"{site.address}/imports/")
        page.get_by_role("link", name=name).click()
        page.get_by_text("読み込みを丸ごと取り消す").click()
        page.get_by_role("button", name="取り消す", exact=True).click()
        expect(page.get_by_text("の読み込みを取り消しました")).to_be_visible(timeout=30_000)
    page.goto(f"{site.address}/people/address-book/")
    expect(page.locator("[data-row]")).to_have_count(0)
    drop(page, site, files["仲間.csv"])
    page.get_by_text("列の意味").click()
    expect(page.get_by_text("前回うかがったとおりに読みます")).to_be_visible()
