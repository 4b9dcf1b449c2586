from __future__ import annotations

import pytest

from enishi.language.leaving import tells_of_leaving


@pytest.mark.parametrize(
    "text",
    ["女性のための創業塾", "独立準備の会", "フリーランスの飲み会", "ﾌﾘｰﾗﾝｽ交流会", "会社を辞めたあとの話",
     "副業の見積もりを送る", "Freelancers' breakfast", "help with my own business",
     "Start-up weekend", "quitting in spring"],
)  # fmt: skip
def test_it_tells_of_leaving(text: str) -> None:
    assert tells_of_leaving(text)


@pytest.mark.parametrize(
    "text",
    ["商工会 秋の交流会", "独立行政法人の見学会", "資料を送る", "独立系書店めぐり", "", None,
     "Book club", "send the starting list"],
)  # fmt: skip
def test_it_does_not(text: str | None) -> None:
    assert not tells_of_leaving(text)
