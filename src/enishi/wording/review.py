"""Looking back, as prose: a month or a year told from facts, a sentence for every plot, and the three searches.

Numbers stand inside sentences; nothing is praised or found wanting, and a quiet month is a quiet month.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.core.periods import Period
from enishi.network.queries.people import Face
from enishi.network.queries.review import GatheringSeen, Passed, ReviewPage
from enishi.wording import dates, labels, names, numbers
from enishi.wording.phrases import Table

MEDIA: Table = {
    "gathering": gettext_lazy("at gatherings {times}"),
    "one_to_one": gettext_lazy("just the two of you {times}"),
    "meal": gettext_lazy("over a meal {times}"),
    "call": gettext_lazy("on the phone {times}"),
    "video": gettext_lazy("by video {times}"),
    "message": gettext_lazy("by message {times}"),
    "letter": gettext_lazy("by letter {times}"),
}
SEARCHES: Table = {
    "could_help": gettext_lazy("Whom could I help?"),
    "brought_chances": gettext_lazy("Who brought chances?"),
    "be_with": gettext_lazy("With whom do I want to be?"),
}
HINTS: Table = {
    "could_help": gettext_lazy("Who was glad, and of what? Who might be next?"),
    "brought_chances": gettext_lazy("Through whom did something come? Do they know that it did?"),
    "be_with": gettext_lazy("After whom did you feel more alive? With whom would you like more time?"),
    "text": gettext_lazy("What did you notice about yourself?"),
}
_SPOKEN = 3


def title(period: Period) -> str:
    """Return what a period is called: "2026年10月", "October 2026"; "2026年", "2026"."""
    return dates.month(period.code)


def short_title(period: Period) -> str:
    """Return a month without its year, a year as it is."""
    return month_name(period.month) if period.month else title(period)


def month_name(month: int) -> str:
    """Return a month's name as it stands on a calendar leaf: "10月", "Oct"."""
    if labels.language() == "ja":
        return f"{month}月"
    return ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[month - 1]


def quiet(period: Period) -> str:
    """Return the one sentence for a period of which nothing is written down."""
    if period.month:
        return _("Nothing is written down of this month. There are quiet months, and that is all right.")
    return _("Nothing is written down of this year.")


def prose(page: ReviewPage) -> list[str]:
    """Return the period told in paragraphs, each of a few sentences; none for what did not happen."""
    told = (_met(page), _felt(page), _passed(page), _came(page))
    return [names.sentences([one for one in paragraph if one]) for paragraph in told if any(paragraph)]


def _met(page: ReviewPage) -> list[str]:
    met, new = page.meetings, page.newcomers
    if not met.count:
        return []
    said = [
        _("You met or talked with {people}, {meetings} in all.").format(
            people=numbers.count(met.people, "people"), meetings=numbers.times(met.count)
        ),
    ]
    if new.count:
        said.append(_("{n} of them for the first time.").format(n=numbers.figure(new.count)))
        said.append(fields(new.by_branch))
    return [*said, ways(met.by_medium)]


def ways(by_medium: Mapping[str, int]) -> str:
    """Return how one met, the most frequent ways first: "二人でが9回、食事が4回"."""
    often = sorted((-n, medium) for medium, n in by_medium.items() if medium in MEDIA)
    told = [str(MEDIA[medium]).format(times=numbers.times(-n)) for n, medium in often[:_SPOKEN]]
    if not told:
        return ""
    return _("Most of it {ways}.").format(ways=names.listed(told)) if len(often) > 1 else ""


def fields(by_branch: Mapping[str, int]) -> str:
    """Return of which fields new people are."""
    often = sorted(by_branch, key=lambda branch: (-by_branch[branch], branch))
    if not often:
        return ""
    return _("They are of {fields}.").format(
        fields=names.listed([labels.field(code) for code in often[:_SPOKEN]])
    )


def _felt(page: ReviewPage) -> list[str]:
    good, bad = page.meetings.moods.get(1, 0), page.meetings.moods.get(-1, 0)
    said = []
    if good:
        said.append(_("It felt good {times}.").format(times=numbers.times(good)))
    if bad:
        said.append(_("It wore you out {times}.").format(times=numbers.times(bad)))
    if page.meetings.good_with and good:
        with_whom = [face.name for face, _times in page.meetings.good_with[:_SPOKEN]]
        said.append(_("Most often it felt good with {people}.").format(people=names.together(with_whom)))
    return said


def _passed(page: ReviewPage) -> list[str]:
    given, received = page.passed.total("given"), page.passed.total("received")
    said = [passed(given, received)] if given or received else []
    if said and given:
        said.append(most_of(page.passed))
    if page.promises_kept:
        said.append(_("{promises} were kept.").format(promises=numbers.count(page.promises_kept, "promises")))
    return said


def passed(given: int, received: int) -> str:
    """Return what passed both ways, in counts."""
    return _("You did {given} for others, and {received} were done for you.").format(
        given=numbers.count(given, "favors"), received=numbers.count(received, "favors")
    )


def most_of(passed: Passed) -> str:
    """Return which kind one gave most often."""
    given = sorted((-n, kind) for (way, kind), n in passed.by_kind.items() if way == "given")
    return (
        _("Most often it was this: {kind}.").format(kind=labels.label("favor_kind", given[0][1]))
        if given
        else ""
    )


def _came(page: ReviewPage) -> list[str]:
    said = []
    if page.introductions:
        said.append(
            _("You brought {pairs} together.").format(pairs=numbers.count(len(page.introductions), "pairs"))
        )
    if page.chances:
        said.append(_("{chances} came.").format(chances=numbers.count(len(page.chances), "chances")))
        unplanned = sum(1 for one in page.chances if one.planned is False)
        if unplanned:
            said.append(_("{n} of them you had not planned at all.").format(n=numbers.figure(unplanned)))
    if page.seats:
        seated = [face.name for _field, face in page.seats]
        said.append(_("New among your key persons: {people}.").format(people=names.together(seated)))
    return said


# -- plots ----------------------------------------------------------------------------------------------------------


def plot_meetings(period: Period, by_part: Mapping[str, int]) -> str:
    """Return what the columns of meetings show: where it was fullest."""
    if not by_part:
        return ""
    most = max(sorted(by_part), key=lambda part: by_part[part])
    if period.month:
        days = len([part for part in by_part if len(part) == 10])
        return _("On {days} of the month there was somebody.").format(days=numbers.count(days, "days"))
    if len(most) < 7:
        return ""
    return _("The fullest month was {month}, with {meetings}.").format(
        month=month_name(int(most[5:7])), meetings=numbers.count(by_part[most], "meetings")
    )


def plot_passed(given: int, received: int) -> str:
    """Return what the columns up and down show."""
    return _("Above the line what you did ({given}), beneath it what was done for you ({received}).").format(
        given=numbers.figure(given), received=numbers.figure(received)
    )


def written_on(day: str) -> str:
    """Return when a version was written."""
    return _("Written {day}").format(day=day)


def pair(a: Face, b: Face) -> str:
    """Return two who were brought together."""
    return _("{a} with {b}").format(a=names.with_honorific(a.name), b=names.with_honorific(b.name))


def gathering(one: GatheringSeen) -> str:
    """Return what came of a gathering so far; "" where nothing is known yet."""
    said = []
    if one.first_met:
        said.append(_("First met there: {people}.").format(people=numbers.count(one.first_met, "people")))
    if one.chances:
        said.append(
            _("{chances} have come through it.").format(chances=numbers.count(one.chances, "chances"))
        )
    return names.sentences(said)


# -- the three searches ---------------------------------------------------------------------------------------------


def search(code: str) -> str:
    return str(SEARCHES[code])


def hint(code: str) -> str:
    return str(HINTS[code])


def found(code: str, page: ReviewPage) -> list[str]:
    """Return the facts that speak to one of the three searches; the answer is the owner's."""
    if code == "could_help":
        return _could_help(page)
    return _brought(page) if code == "brought_chances" else _with_whom(page)


def _could_help(page: ReviewPage) -> list[str]:
    said = (
        [_("You did something for {people}.").format(people=_counted(page.passed.most_given))]
        if page.passed.most_given
        else []
    )
    said += [
        _("{person}: {text}").format(person=names.with_honorific(one.people[0].name), text=one.text)
        for one in page.words
        if one.kind == "thanked" and one.people
    ][:_SPOKEN]
    return said


def _brought(page: ReviewPage) -> list[str]:
    said = []
    if page.brought_by:
        said.append(_("On the threads of these chances: {people}.").format(people=_counted(page.brought_by)))
    if page.passed.most_received:
        said.append(
            _("Something was done for you by {people}.").format(people=_counted(page.passed.most_received))
        )
    return said


def _with_whom(page: ReviewPage) -> list[str]:
    if not page.meetings.good_with:
        return []
    return [_("It felt good with {people}.").format(people=_counted(page.meetings.good_with))]


def _counted(listed: Sequence[tuple[Face, int]]) -> str:
    """Return people with how often, once left unsaid: "佐藤さん（3回）、田中さん"."""
    told = [
        _("{person} ({times})").format(person=names.with_honorific(face.name), times=numbers.times(n))
        if n > 1
        else names.with_honorific(face.name)
        for face, n in listed[:5]
    ]
    return names.listed(told)
