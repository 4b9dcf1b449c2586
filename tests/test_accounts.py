"""The door: a link lets its owner in once, within ten minutes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from enishi import accounts
from enishi.network.models import SignInLink


def test_a_link_lets_in_once(owner: Any) -> None:
    token = accounts.new_link(owner)
    assert accounts.redeem(token) == owner
    assert accounts.redeem(token) is None
    assert accounts.reason_against(token) == "used"


def test_only_a_digest_of_it_is_kept(owner: Any) -> None:
    token = accounts.new_link(owner)
    assert token not in SignInLink.objects.get().digest


def test_a_link_grows_old_after_ten_minutes(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    token = accounts.new_link(owner)
    later = timezone.now() + datetime.timedelta(minutes=10, seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert accounts.redeem(token) is None
    assert accounts.reason_against(token) == "expired"


def test_a_new_link_shuts_out_the_older_one(owner: Any) -> None:
    older, newer = accounts.new_link(owner), accounts.new_link(owner)
    assert accounts.redeem(older) is None
    assert accounts.redeem(newer) == owner


def test_nobody_comes_in_with_a_word_of_their_own(owner: Any) -> None:
    accounts.new_link(owner)
    assert accounts.redeem("") is None
    assert accounts.redeem("open sesame") is None
