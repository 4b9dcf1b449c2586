"""Facebook's download of one's own data (JSON): friends, and on which days one wrote with whom.

Decides what of it is taken: names and days. Being a friend there is not having met.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from enishi.exchange import person
from enishi.exchange.contacts import Ledger, Ownership, whose
from enishi.exchange.problems import problem
from enishi.exchange.records import Refusal, Row
from enishi.language import names

# Facebook parts what is longer into several files.
LARGEST = 128 * 1024 * 1024
_HOME = ZoneInfo("Asia/Tokyo")


def mended(text: str) -> str:
    """Text as it was meant: the download writes each byte of UTF-8 as a character of its own."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _loaded(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            return None
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None


def _broken(path: Path) -> Refusal:
    return Refusal(1, problem("json_broken", what=str(path.stat().st_size)), "")


def _day(seconds: Any) -> str | None:
    try:
        return datetime.datetime.fromtimestamp(float(seconds), _HOME).date().isoformat()
    except (ValueError, TypeError, OverflowError, OSError):
        return None


class FacebookFriends:
    """friends.json, your_friends.json."""

    name = "facebook_friends"

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """It is a JSON object with its list of friends."""
        return head.lstrip().startswith(b"{") and b'"friends_v2"' in head[:4096]

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Yield a row a friend."""
        data = _loaded(path)
        listed = data.get("friends_v2") if isinstance(data, dict) else None
        if not isinstance(listed, list):
            yield _broken(path)
            return
        for number, one in enumerate(listed, 1):
            original = json.dumps(one, ensure_ascii=False)
            name = mended(str(one.get("name") or "")).strip() if isinstance(one, dict) else ""
            if not name:
                yield Refusal(number, problem("refused_nobody"), original)
                continue
            family, given = names.split(name)
            record = person.make_person(
                person.make_name({"full": name, "family": family, "given": given}),
                accounts=[{"service": "facebook", "value": name}], connected_on=_day(one.get("timestamp")),
            )  # fmt: skip
            yield Row(number, f"facebook:{name}", record, original)


class FacebookMessages(Ownership):
    """message_1.json of a conversation."""

    name = "facebook_messages"

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """It is a JSON object with participants and messages."""
        return head.lstrip().startswith(b"{") and b'"participants"' in head and b'"sender_name"' in head

    def candidates(self, path: Path) -> Counter[str]:
        """Everybody who takes part: over several conversations the owner is in all of them."""
        data = _loaded(path)
        listed = data.get("participants") if isinstance(data, dict) else None
        told = listed if isinstance(listed, list) else []
        return Counter(mended(str(one.get("name") or "")) for one in told if isinstance(one, dict))

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Yield the other of two with every day; of a group nobody, for what is said there is said to all."""
        data = _loaded(path)
        messages = data.get("messages") if isinstance(data, dict) else None
        if not isinstance(messages, list):
            yield _broken(path)
            return
        there = self.candidates(path)
        own = whose(self.own, there)
        others = [name for name in there if name not in own]
        if not own or len(others) != 1:
            return
        ledger = Ledger("facebook", "message")
        for number, one in enumerate(reversed(messages), 1):
            day = (
                _day(one.get("timestamp_ms", 0) / 1000) if isinstance(one, dict) and _is_number(one) else None
            )
            if day:
                ledger.add(others[0], others[0], day, mended(str(one.get("sender_name"))) in own, number)
        yield from ledger.rows()


def _is_number(message: dict[str, Any]) -> bool:
    return isinstance(message.get("timestamp_ms"), int | float)
