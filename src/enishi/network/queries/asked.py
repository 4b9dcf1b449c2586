"""What files ask of the owner before they are read, and what was answered: by the owner, before, or by a guess."""

from __future__ import annotations

from typing import Any

from enishi.exchange.asking import Answers, Question
from enishi.network.models import Batch, FileAnswer, Owner


def answers_of(owner: Owner) -> Answers:
    """Return everything the owner said of files so far; by their own name they are known unasked."""
    own = [name for name in (owner.full, " ".join(filter(None, (owner.family, owner.given)))) if name]
    columns: dict[str, dict[str, str]] = {}
    for one in FileAnswer.objects.filter(owner=owner, trashed_at=None):
        if one.asked == "own":
            own += [str(name) for name in one.value.get("names", ())]
        elif one.asked == "columns":
            columns[one.key] = one.value
    return Answers(tuple(dict.fromkeys(own)), columns)


def as_options(answers: Answers, questions: list[Question]) -> dict[str, Any]:
    """Return what an import is to remember of questions and answers, so that it reads alike each time."""
    columns = {one.key: one.guess for one in questions if one.kind == "columns"}
    own = [*answers.own, *(name for one in questions if one.kind == "own" for name in one.guess)]
    return {
        "questions": [
            {"kind": one.kind, "key": one.key, "guess": one.guess, "facts": one.facts} for one in questions
        ],
        "answers": {"own": list(dict.fromkeys(own)), "columns": columns},
    }


def answers_in(batch: Batch) -> Answers:
    """Return the answers by which an import reads. What has happened is told by the day on which it was brought."""
    said = batch.options.get("answers") or {}
    return Answers(tuple(said.get("own", ())), said.get("columns", {}), batch.made_at.date().isoformat())
