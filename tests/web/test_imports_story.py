"""In the browser: cards dropped as they were downloaded, a table nobody knows told what it means, all of it taken back."""

from __future__ import annotations

from collections.abc import Iterator

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
TABLE = "番号,呼び方,かいしゃ,連絡さき\r\n1,けんちゃん,商工会,ken@mail.example\r\n2,りえさん,,rie@mail.example\r\n"


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


def bring(page: Page, site: Site, *files: tuple[str, bytes]) -> None:
    page.goto(f"{site.address}/imports/")
    payload = [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in files]
    page.locator("#files").set_input_files(payload)  # type: ignore[arg-type]
    page.get_by_role("button", name="中を見てみる").click()


def test_cards_and_an_unknown_table_come_as_one_and_go_as_one(site: Site, page: Page) -> None:
    bring(
        page,
        site,
        ("eight.csv", EIGHT.encode("cp932")),
        ("仲間.csv", TABLE.encode("cp932")),
        ("a.bin", b"\0\1"),
    )
    expect(page.get_by_role("table")).to_contain_text("佐伯 遥")
    expect(page.locator("body")).to_contain_text("a.bin")
    columns = page.locator(".columns-meant .field")
    columns.filter(has_text="呼び方").get_by_role("combobox").select_option("呼び名")
    columns.filter(has_text="かいしゃ").get_by_role("combobox").select_option("会社・団体")
    columns.filter(has_text="連絡さき").get_by_role("combobox").select_option("メールアドレス")
    page.get_by_role("button", name="これで見直す").click()
    expect(page.get_by_role("table")).to_contain_text("けんちゃん")
    page.get_by_role("button", name="読み込み", exact=True).click()
    expect(page.get_by_text("を読み込みました")).to_be_visible(timeout=30_000)
    page.goto(f"{site.address}/people/address-book/")
    expect(page.locator("body")).to_contain_text("森 能子")
    page.goto(f"{site.address}/imports/")
    page.get_by_role("link", name="eight.csv").click()
    page.get_by_text("読み込みを丸ごと取り消す").click()
    page.get_by_role("button", name="取り消す", exact=True).click()
    expect(page.get_by_text("の読み込みを取り消しました")).to_be_visible(timeout=30_000)
    bring(page, site, ("仲間.csv", TABLE.encode("cp932")))
    page.get_by_text("列の意味").click()
    expect(page.get_by_text("前回うかがったとおりに読みます")).to_be_visible()
