"""Read a Japanese passage onto the sheet: the order of the steps."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from enishi.language.draft import Known
from enishi.language.note.japanese import dealings, favors, feelings, needs, occupation, promises, requests
from enishi.language.note.japanese.appositions import read_appositions
from enishi.language.note.japanese.clauses import Clause, clauses_of
from enishi.language.note.japanese.days import find_days
from enishi.language.note.japanese.occasion import read_occasion
from enishi.language.note.japanese.passage import SUBJECT, Passage, is_kin, is_owner
from enishi.language.note.japanese.people import find_mentions
from enishi.language.note.japanese.presence import note_presence
from enishi.language.note.japanese.tokens import merged, tokens_of
from enishi.language.note.sheet import Sheet

_FORM = re.compile(
    r"(?:株式会社|有限会社|合同会社|合資会社|(?:一般|公益)?(?:社団|財団)法人|NPO法人|社会福祉法人|医療法人|\((?:株|有|同)\))"
    r"\s?(?:[A-Za-z0-9&.'-]+(?: [A-Z][A-Za-z0-9&.'-]*)*|[^\s、。,.()「」のとはがをにで]{1,15})"
)
# Names of tools in two words are one.
_TOOL = re.compile(r"Google Meet|Google Chat|Microsoft Teams|MS Teams|Facebook Messenger|LINE通話")
# What a clause may say, the most particular first: who is asked, introduces and promises before who merely gives.
READERS: tuple[Callable[[Passage, Clause], bool], ...] = (
    dealings.read_introduction, promises.read_promise, requests.read_chance, dealings.read_telling, feelings.read_wish,
    feelings.read_key, favors.read_favor, needs.read_want, needs.read_offer, occupation.read_occupation,
)  # fmt: skip


def read_passage(sheet: Sheet, start: int, end: int, *, today: datetime.date, known: Known) -> None:
    """Read plain[start:end] onto the sheet."""
    plain = sheet.source.plain
    tokens = merged(tokens_of(plain[start:end], start), _firms(plain, start, end, known))
    found_days = find_days(plain, today, start, end)
    names = (name for one in known.people for name in (one.nickname, one.full.replace(" ", "")))
    mentions = find_mentions(
        tokens,
        [(day.start, day.end) for day in found_days],
        frozenset(name for name in names if len(name) > 1),
    )
    passage = Passage(sheet, today, clauses_of(tokens, mentions, found_days))
    note_presence(passage)
    for clause in passage.clauses:
        read_appositions(passage, clause)
    for clause in passage.clauses:
        _read_clause(passage, clause)
    read_occasion(passage)


def _firms(plain: str, start: int, end: int, known: Known) -> list[tuple[int, int]]:
    """The names of firms that are told by their form (有限会社やまぎし) or that the network knows."""
    found = [match.span() for form in (_FORM, _TOOL) for match in form.finditer(plain, start, end)]
    for name in known.organizations:
        at = plain.find(name, start, end) if len(name) > 1 else -1
        if at >= 0:
            found.append((at, at + len(name)))
    return found


def _read_clause(passage: Passage, clause: Clause) -> None:
    _set_aside(passage, clause)
    _take_topic(passage, clause, subjects=True)
    occupation.read_roles(passage, clause)
    for read in READERS:
        if read(passage, clause):
            break
    feelings.read_mood(passage, clause)
    _take_topic(passage, clause, subjects=False)
    if clause.ends_sentence:
        passage.aside = ""


def _set_aside(passage: Passage, clause: Clause) -> None:
    """While a relative or the writer is the subject, nothing is said of the person spoken of."""
    for argument in clause.arguments:
        if argument.case in ("は", "が", "も", "って"):
            if argument.phrase.mention is not None:
                passage.aside = ""
            elif is_kin(argument.phrase):
                passage.aside = "kin"
            elif is_owner(argument.phrase):
                passage.aside = "me"


def _take_topic(passage: Passage, clause: Clause, *, subjects: bool) -> None:
    """Who is spoken of from here on: the subject, else whoever was named last and was there."""
    if subjects:
        named = passage.named(clause, SUBJECT)
    else:
        named = [passage.someone(one.phrase.mention) for one in clause.arguments if one.phrase.mention]
        named = named or [passage.someone(mention) for mention in clause.mentions()]
        passage.met = named or passage.met
        if clause.modifies is not None and clause.modifies.mention:
            named = [passage.someone(clause.modifies.mention)]
        if passage.subject(clause) is not None:
            return
    named = [one for one in named if one.present] or named
    if named:
        passage.topic = named[-1]
        if passage.awaiting:
            if passage.awaiting == "key":
                passage.topic.key = True
            else:
                passage.topic.wish = -1 if passage.awaiting == "away" else 1
            passage.awaiting = ""
