"""Who wrote to whom: people and days out of the heads of mail, and what their signatures say of them.

Decides who of all those in a mailbox is somebody one writes with. Newsletters, notices, lists and rounds to everybody
are not; in a mailbox that holds what one sent, neither is whoever one never wrote to. Of every sender the first, second,
fourth, eighth … message is looked at for a signature; the latest day's stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from enishi.exchange.contacts import Ledger, Owners, Ownership, whose
from enishi.exchange.mail import body, signature
from enishi.exchange.mail.heads import Head, is_mail, messages
from enishi.exchange.problems import problem
from enishi.exchange.records import Record, Refusal, Row

# More than this at once is a round to everybody.
A_ROUND = 10
# In a handful of messages somebody put aside each counts; of a mailbox without sent mail, whoever wrote twice.
A_HANDFUL = 20
_MACHINES = re.compile(
    r"^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|bounces?|notifications?|notify|alerts?|news"
    r"|newsletter|info-?mail|mail-?mag|magazine|automated|system)\b|[+-]bounces?[+-@]|@(?:.*\.)?(?:bounce|noreply)\.",
    re.I,
)
_SPAM = re.compile(r"(?:^|,)\s*\"?(?:spam|junk|迷惑メール)", re.I)


class Mail(Ownership):
    """A mailbox or a single message."""

    name = "mail"

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """It begins like a message, or like an mbox."""
        return is_mail(head)

    def candidates(self, path: Path) -> Counter[str]:
        """Every address with how many messages it is part of: the owner's own is part of nearly all."""
        return _gathered(path)[0]

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Yield what is amiss, then one row a person with every day."""
        found, days, refused = _gathered(path)
        yield from refused
        own = whose(self.own, found)
        if own:
            yield from _rows(days, own)


# (from, to) → day → [how many, line], and what everybody is called.
_Days = dict[tuple[str, str], dict[str, list[int]]]


class _Post:
    """Everything that went between two addresses."""

    def __init__(self) -> None:
        self.days: _Days = {}
        self.names: dict[str, Counter[str]] = {}
        self.messages = 0
        self.written: Counter[str] = Counter()
        # Sender → the day of the latest signature, and what it says.
        self.signed: dict[str, tuple[str, Record]] = {}

    def add(self, sender: str, receiver: str, day: str, line: int) -> None:
        told = self.days.setdefault((sender, receiver), {}).setdefault(day, [0, line])
        told[0] += 1

    def call(self, mail: str, name: str) -> None:
        if name and "@" not in name:
            self.names.setdefault(mail, Counter())[name] += 1

    def look_at(self, head: Head) -> int:
        """Return how much of the body of a message is to be kept: its every message would only say the same again."""
        senders = head.senders
        if not senders or _is_of_a_machine(head, senders[0][0]):
            return 0
        self.written[senders[0][0]] += 1
        return body.LONGEST if self.written[senders[0][0]].bit_count() == 1 else 0

    def sign(self, text: str, sender: tuple[str, str], day: str) -> None:
        """Note what a signature of that day says of its sender."""
        mail, name = sender
        before = self.signed.get(mail, ("", {}))
        if text and day >= before[0] and (said := signature.read(text, mail, name)):
            self.signed[mail] = (day, said)


def _gathered(path: Path) -> tuple[Counter[str], _Post, list[Refusal]]:
    found: Counter[str] = Counter()
    post = _Post()
    refused = []
    for head, words in messages(path, post.look_at):
        senders = head.senders
        day = head.day
        if not senders or day is None:
            refused.append(Refusal(head.line, problem("mail_unread"), ""))
            continue
        receivers = list(dict.fromkeys(head.people("to", "cc", "delivered-to", "x-original-to")))
        found.update({mail for mail, _ in (*senders, *receivers)})
        _note(post, head, senders[0], receivers, day)
        if words:
            post.sign(body.text_of(head.fields, words), senders[0], day)
    return found, post, refused


def _note(
    post: _Post, head: Head, sender: tuple[str, str], receivers: list[tuple[str, str]], day: str
) -> None:
    told = dict.fromkeys(mail for mail, _ in receivers)
    if len(told) > A_ROUND or _is_of_a_machine(head, sender[0]):
        return
    post.messages += 1
    for mail, name in (sender, *receivers):
        post.call(mail, name)
    for mail in told:
        if mail != sender[0]:
            post.add(sender[0], mail, day, head.line)


def _is_of_a_machine(head: Head, sender: str) -> bool:
    fields = head.fields
    if "list-id" in fields or "list-unsubscribe" in fields or _MACHINES.search(sender):
        return True
    if head.says("precedence").lower() in {"bulk", "list", "junk"} or _SPAM.search(
        head.says("x-gmail-labels")
    ):
        return True
    return head.says("auto-submitted").lower().partition(";")[0].strip() not in {"", "no"}


def _rows(post: _Post, own: Owners) -> Iterator[Row]:
    ledger = Ledger("mail", "message")
    for (sender, receiver), days in post.days.items():
        mine = sender in own
        other = receiver if mine else sender
        if mine == (receiver in own) or _MACHINES.search(other):
            continue
        called = post.names.get(other)
        name = called.most_common(1)[0][0] if called else ""
        for day, (number, line) in days.items():
            ledger.add(other, name, day, mine, line, number)
        ledger.tell(other, post.signed.get(other, ("", {}))[1])
    yield from ledger.rows(least=_least(post, own))


def _least(post: _Post, own: Owners) -> tuple[int, int]:
    """How many messages (sent, in all) make somebody one writes with."""
    if post.messages <= A_HANDFUL:
        return 0, 1
    return (1, 1) if any(sender in own for sender, _ in post.days) else (0, 2)
