"""word, polish, question: words received, what is polished from them, and the six questions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

if TYPE_CHECKING:
    from enishi.network.queries.polish import PolishRow

GLAD = {"yes": True, "no": False}


def register(commands: Commands) -> None:
    word = commands.group("word", _("words received: asked for, glad of, missed"))
    add = word.add("add", _("note words received"), add_word)
    add.add_argument("text", help=_("what was said"))
    add.add_argument("--kind", choices=v.REACTIONS, default="asked", help=_("what kind"))
    add.add_argument("--from", dest="whose", default="", metavar="NAME", help=_("from whom: name or id"))
    add.add_argument("--on", type=a_date, metavar="DATE", help=_("the day (default today)"))
    word.add("list", _("words received, the latest first"), list_words)
    _register_polish(commands.group("polish", _("what is polished, and what came of it")))
    question = commands.group("question", _("the six questions"))
    question.add("list", _("the six questions with your answers and the facts so far"), list_questions)
    answer = question.add("answer", _("answer one anew; without words: I don't know yet"), answer_one)
    answer.add_argument("question", choices=v.QUESTIONS, help=_("which question"))
    answer.add_argument("text", nargs="?", default="", help=_("your answer"))


def _register_polish(polish: Commands) -> None:
    begin = polish.add("begin", _("begin to polish something"), begin_polish)
    begin.add_argument("what", help=_("one small thing"))
    begin.add_argument(
        "--word", action="append", default=[], metavar="ID", help=_("from which words received")
    )
    begin.add_argument("--practice", default="", help=_("a small practice"))
    begin.add_argument("--with", dest="whose", default="", metavar="NAME", help=_("with whom to try it"))
    done = polish.add("done", _("note what came of it"), end_polish)
    done.add_argument("id", help=_("its id, or the last eight characters of it"))
    done.add_argument("--glad", choices=tuple(GLAD), help=_("was somebody glad?"))
    done.add_argument("--learnt", default="", help=_("what you learnt"))
    done.add_argument("--do", default="", help=_("what you do, as you would put it now"))
    again = polish.add("again", _("take something up again"), take_up_again)
    again.add_argument("id", help=_("its id, or the last eight characters of it"))
    polish.add("list", _("what is in hand, and what was done"), list_polish)


def _person(desk: Desk, name: str) -> str:
    from enishi.network.queries.lookup import person_called

    return str(person_called(desk.owner, name).uid) if name else ""


def add_word(desk: Desk, args: argparse.Namespace) -> Reply:
    """Note words received."""
    from enishi.network.actions import polish

    row = polish.add_word(
        desk.owner, kind=args.kind, text=args.text, on=args.on, person=_person(desk, args.whose), today=desk.today,
        via=VIA,
    )  # fmt: skip
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def list_words(desk: Desk, args: argparse.Namespace) -> Reply:
    """List words received."""
    from enishi.network.queries.lookup import short
    from enishi.network.queries.polish import words_received
    from enishi.wording import labels, names

    found = words_received(desk.owner)
    data = [
        {"id": one.uid, "on": one.on, "kind": one.kind, "text": one.text, "taken_up": one.taken_up,
         "person": {"id": one.person.uid, "name": names.shown(one.person.name)} if one.person else None}
        for one in found
    ]  # fmt: skip
    lines = [
        "  ".join(filter(None, (short(one.uid), labels.label("reaction", one.kind), one.text,
                                names.with_honorific(one.person.name) if one.person else "",
                                "✓" if one.taken_up else "")))
        for one in found
    ]  # fmt: skip
    return Reply(data, lines or [_("No words written down yet.")])


def begin_polish(desk: Desk, args: argparse.Namespace) -> Reply:
    """Begin to polish something."""
    from enishi.network.actions import polish
    from enishi.network.queries.lookup import row_meant

    words = [str(row_meant(desk.owner, "reaction", said).uid) for said in args.word]
    row = polish.begin_polish(
        desk.owner, what=args.what, words=words, practice=args.practice, person=_person(desk, args.whose),
        today=desk.today, via=VIA,
    )  # fmt: skip
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def end_polish(desk: Desk, args: argparse.Namespace) -> Reply:
    """Note what came of polishing."""
    from enishi.network.actions import polish

    row = polish.end_polish(
        desk.owner, uid=_uid(desk, args.id), gladdened=GLAD.get(args.glad or ""), learnt=args.learnt, do=args.do,
        today=desk.today, via=VIA,
    )  # fmt: skip
    became = row.became.text if row.became else ""
    return Reply({"id": str(row.uid), "done_on": row.done_on, "became": became}, [_("Noted.")])


def take_up_again(desk: Desk, args: argparse.Namespace) -> Reply:
    """Take something up again."""
    from enishi.network.actions import polish

    row = polish.take_up_again(desk.owner, uid=_uid(desk, args.id), via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def _uid(desk: Desk, said: str) -> str:
    from enishi.network.queries.lookup import row_meant

    return str(row_meant(desk.owner, "polish", said).uid)


def list_polish(desk: Desk, args: argparse.Namespace) -> Reply:
    """List what is in hand, then what was done."""
    from enishi.network.queries.lookup import short
    from enishi.network.queries.polish import polish_done, polish_in_hand

    in_hand, done = polish_in_hand(desk.owner), polish_done(desk.owner)
    lines = [f"{short(one.uid)}  {one.what}" for one in in_hand]
    lines += [f"{short(one.uid)}  {one.what}  ✓ {one.learnt}".rstrip() for one in done]
    data = {"in_hand": [_data(one) for one in in_hand], "done": [_data(one) for one in done]}
    return Reply(data, lines or [_("Nothing polished yet.")])


def _data(row: PolishRow) -> dict[str, Any]:
    from enishi.wording import names

    trial = {"id": row.trial_for.uid, "name": names.shown(row.trial_for.name)} if row.trial_for else None
    return {
        "id": row.uid, "what": row.what, "practice": row.practice, "words": list(row.words), "begun_on": row.begun_on,
        "done_on": row.done_on, "gladdened": row.gladdened, "learnt": row.learnt, "trial_for": trial,
        "became": row.became,
    }  # fmt: skip


def list_questions(desk: Desk, args: argparse.Namespace) -> Reply:
    """List the six questions with answers and facts."""
    from enishi.network.queries.questions import six_questions
    from enishi.wording import labels, names
    from enishi.wording.questions import found as said
    from enishi.wording.questions import not_yet

    asked = six_questions(desk.owner)
    data, lines = [], []
    for one in asked.answered:
        answer = one.said.now.text if one.said else ""
        facts = [
            {"code": fact.code, "facts": dict(fact.facts), "says": said(fact.code, fact.facts),
             "people": [names.shown(asked.faces[pk].name) for pk in fact.people if pk in asked.faces]}
            for fact in one.found
        ]  # fmt: skip
        data.append({"question": one.question, "answer": answer, "facts": facts})
        lines += [labels.label("question", one.question), *([f"  「{answer}」"] if answer else [])]
        lines += [
            "  ・" + " ".join(filter(None, (str(fact["says"]), "、".join(fact["people"])))) for fact in facts
        ]
        lines += [] if answer or facts else [f"  {not_yet()}"]
    return Reply(data, lines)


def answer_one(desk: Desk, args: argparse.Namespace) -> Reply:
    """Answer one of the six questions."""
    from enishi.network.actions.statements import answer

    row = answer(desk.owner, question=args.question, text=args.text, today=desk.today, via=VIA)
    return Reply({"question": args.question, "answer": row.text if row else ""}, [_("Noted.")])
