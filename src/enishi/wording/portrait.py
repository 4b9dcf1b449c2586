"""Portrait: what the measures of a whole network mean, each figure within a sentence that says what it is.

Takes plain numbers as `core` gives them. No figure speaks of one person's worth, none claims to know
another's mind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from enishi.wording import dates
from enishi.wording.labels import field, label
from enishi.wording.names import listed, sentences
from enishi.wording.numbers import count, figure, share

LISTED = 4


def _fields(codes: Sequence[str]) -> str:
    return listed([field(code) for code in codes[:LISTED]])


def reach(remembered: float, people: int) -> str:
    """M = ΣR beside the number of people in the network."""
    if not people:
        return _("Nobody stands here yet. It begins with the last person you talked to.")
    if not round(remembered):
        return _("Your network holds {people}. It has been quiet of late.").format(
            people=count(people, "people")
        )
    return _("Your network holds {people}; you have been in touch of late with about {near}.").format(
        people=count(people, "people"), near=count(round(remembered), "people")
    )


def difference(q: float) -> str:
    """Rao's Q, 0–1: how far two people taken at random are apart in field and origin."""
    if q < 0.35:
        return _(
            "Your people are rather alike in field and in where you met ({q} of 10). There is much left to "
            "meet."
        ).format(q=figure(q * 10, 1))
    return _(
        "Your people differ in field and in where you met: {q}, where 0 is all alike and 10 all apart."
    ).format(q=figure(q * 10, 1))


def effective_fields(value: float, strongest: Sequence[str] = ()) -> str:
    """Hill number of order 1 over fields; strongest: the fields that weigh most."""
    if not value:
        return _("No field is noted yet. One word a person is enough.")
    words = _(
        "Weighed by how often you are in touch, your network is as wide as {n} equally strong fields."
    ).format(n=figure(value, 1))
    if not strongest:
        return words
    return _("{sentence} Strongest: {fields}.").format(sentence=words, fields=_fields(strongest))


def without_field(people: int) -> str:
    """How many people have no field yet; "" for none."""
    return (
        _("The field of {people} is not noted yet.").format(people=count(people, "people")) if people else ""
    )


def coverage(value: float) -> str:
    """Chao–Jost coverage, 0–1: the chance that the next person is of a field already there."""
    return _("Of the people you meet next, {share} would probably be of a field you already know.").format(
        share=share(value)
    )


def balance(window: int, visits: Mapping[str, int], missing: Sequence[str]) -> str:
    """The mix of kinds of gatherings over `window` days."""
    total = sum(visits.values())
    span = dates.span(window)
    if not total:
        return _("No gathering is noted in the last {span}. One is enough to begin with.").format(span=span)
    went = _("In the last {span} you went to {gatherings} of {kinds}.").format(
        span=span,
        gatherings=count(total, "gatherings"),
        kinds=count(sum(1 for n in visits.values() if n), "kinds"),
    )
    if not missing:
        return _("{sentence} All six kinds were among them.").format(sentence=went)
    kinds = listed([label("gathering_kind", kind) for kind in missing])
    return _("{sentence} Not among them: {kinds}.").format(sentence=went, kinds=kinds)


def outside(ei: float | None) -> str:
    """E–I index, −1 only inside the company to 1 only outside; None without ties."""
    if ei is None:
        return _("There is nothing yet to tell inside and outside the company apart.")
    return _("Of your ties, {share} are outside the company.").format(share=share((ei + 1) / 2))


def bridges(size: float, people: int) -> str:
    """Burt's effective size: how many of the people do not already know one another through you."""
    return _("Of {people}, about {n} stand in circles that only you connect.").format(
        people=count(people, "people"), n=count(round(size), "people")
    )


def seats(there: int, quiet: int, vacant: Sequence[str]) -> str:
    """Key persons: fields with one, of these not seen for a while, and fields where one is yet to be met."""
    if not there and not vacant:
        return _("Key persons begin with one tap: somebody you are curious about.")
    said = [_("You have key persons in {fields}.").format(fields=count(there, "fields"))] if there else []
    if quiet:
        said.append(
            _("In {fields} of them it has been quiet for a while.").format(fields=count(quiet, "fields"))
        )
    if vacant:
        said.append(_("Yet to be met: {fields}.").format(fields=_fields(vacant)))
    return sentences(said)


def if_i_left(
    company_share: float | None, at_risk_share: float | None, stays: int, blank: Sequence[str], again: int
) -> str:
    """What would remain if the owner left the company; shares 0–1, None for an empty network."""
    if company_share is None or at_risk_share is None:
        return _("With the first people noted, this will say what would remain.")
    if not company_share:
        return _("None of your ties hangs on the company. All of them go with you.")
    said = [_("Of your ties, {share} came through the company's work.").format(share=share(company_share))]
    if stays:
        said.append(
            _("{people} of these you have since met as yourself; they stay.").format(
                people=count(stays, "people")
            )
        )
    if blank:
        said.append(_("These fields would go blank: {fields}.").format(fields=_fields(blank)))
    if again:
        said.append(_("To be met again as yourself: {people}.").format(people=count(again, "people")))
    return sentences(said)


def give_and_take(given: int, received: int, reached: int, both_ways: int) -> str:
    """What passed within a year, over everybody; never person by person."""
    if not given and not received:
        return _("Nothing is noted yet. A word of information or an hour of listening counts, too.")
    said = [
        _("Within a year you gave {given} and received {received}.").format(
            given=count(given, "favors"), received=count(received, "favors")
        )
    ]
    if reached:
        said.append(_("It reached {people}.").format(people=count(reached, "people")))
    if both_ways:
        said.append(_("With {people} it went both ways.").format(people=count(both_ways, "people")))
    return sentences(said)


def known_for(offer: str, people: int, alike: int, wanting: int) -> str:
    """How sharp an offer is: how many others could say the same, and how many look for it."""
    words = (
        _("“{offer}”: of {people}, {alike} could say the same.").format(
            offer=offer, people=count(people, "people"), alike=count(alike, "people")
        )
        if alike
        else _("“{offer}”: among your {people} only you can say this.").format(
            offer=offer, people=count(people, "people")
        )
    )
    if not wanting:
        return words
    return _("{sentence} Looking for it: {wanting}.").format(sentence=words, wanting=count(wanting, "people"))


def known_to_weak(value: float | None) -> str:
    """K_w, 0–1: how far "what I do" is known to weak ties; None without any."""
    if value is None:
        return _("Once there are acquaintances, this will say how many know what you do.")
    return _("Among your acquaintances, {share} have heard of late what you do.").format(share=share(value))


def known_to_key(value: float | None) -> str:
    """K_k, 0–1: how far "what I want" is known to key persons; None without any."""
    if value is None:
        return _("Once there are key persons, this will say how many know what you want.")
    return _("Among your key persons, {share} have heard of late what you want.").format(share=share(value))


def chances(total: int, round_about: int, coincidences: int) -> str:
    """Chances in counts only: how many came through somebody else's somebody, how many outside any plan."""
    if not total:
        return _("The first chance will stand here with the way it took.")
    return _(
        "So far {chances} came. {round_about} took a way over more than one person, {coincidences} were in "
        "no plan. "
        "That is what happened, not proof of why."
    ).format(
        chances=count(total, "chances"), round_about=figure(round_about), coincidences=figure(coincidences)
    )
