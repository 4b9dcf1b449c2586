"""Introductions: where one stands, why two should meet, and the words with which to ask each and to bring them together.

Decides the sentences only, in both languages and two tones; nothing here is ever sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.wording import names
from enishi.wording.labels import language
from enishi.wording.names import Name
from enishi.wording.phrases import Table, clip

LANGUAGES = ("ja", "en")
STAGES: Table = {
    "idea": gettext_lazy("An idea"),
    "asked_one": gettext_lazy("Asked one"),
    "asked_both": gettext_lazy("Asked both"),
    "made": gettext_lazy("Introduced"),
    "bore_fruit": gettext_lazy("It bore fruit"),
    "declined": gettext_lazy("Not this time"),
}
Tones = Mapping[str, Promise]
# To whom looks for it, to whom can do it, to both once they agreed; and where it is not known who looks for what.
ASK_SEEKER: Tones = {
    "polite": gettext_lazy(
        "Hello {person}, about “{want}”: I thought of {other}, whom I know. Would you like to be introduced? "
        "I would ask {other} as well, and it is quite all right to say no."
    ),
    "casual": gettext_lazy(
        "Hi {person}, about “{want}”: I thought of {other}. Shall I bring you two together? I'd ask "
        "{other} first, too."
    ),
}
ASK_GIVER: Tones = {
    "polite": gettext_lazy(
        "Hello {person}, somebody I know, {other}, is looking for “{want}”, and I thought of you. "
        "Might I introduce you to each other? Please feel free to say no."
    ),
    "casual": gettext_lazy(
        "Hi {person}, {other}, whom I know, is looking for “{want}”, and I thought of you. "
        "OK if I bring you two together? A no is fine, too."
    ),
}
ASK_PLAIN: Tones = {
    "polite": gettext_lazy(
        "Hello {person}, there is somebody I would like you to meet: {other}. I believe you two would get "
        "along. Might I introduce you? I would ask {other} as well, and it is quite all right to say no."
    ),
    "casual": gettext_lazy(
        "Hi {person}, I'd love you to meet {other}; I think you'd get along. Shall I bring you two together? "
        "A no is fine, too."
    ),
}
TOGETHER: Tones = {
    "polite": gettext_lazy(
        "Dear {person}, dear {other}, thank you both for agreeing. {person} is looking for “{want}”, and {other} "
        "knows about “{offer}”. I am glad to bring you together; please take it from here as suits you both."
    ),
    "casual": gettext_lazy(
        "{person}, {other}: here you are! {person} is looking for “{want}”, and {other} knows about “{offer}”. "
        "Over to you two. Have a good talk!"
    ),
}
TOGETHER_PLAIN: Tones = {
    "polite": gettext_lazy(
        "Dear {person}, dear {other}, thank you both for agreeing. I have long wanted you two to meet and am glad to "
        "bring you together; please take it from here as suits you both."
    ),
    "casual": gettext_lazy(
        "{person}, {other}: here you are! I've long wanted you two to meet. Have a good talk!"
    ),
}


@dataclass(frozen=True)
class Draft:
    """One text in one language and two tones. language: "ja" or "en"."""

    language: str
    polite: str
    casual: str


def stage(code: str) -> str:
    """Return where an introduction stands on the board."""
    return str(STAGES[code])


def because(
    a: Name, b: Name, want: str, offer: str, words: Sequence[str], back: tuple[str, str]
) -> list[str]:
    """Return why two should meet, the words that met with it."""
    one, other = names.with_honorific(a), names.with_honorific(b)
    said = [
        _("{one} is looking for “{want}”; {other} can do “{offer}”.").format(
            one=one, want=clip(want), other=other, offer=clip(offer)
        )
    ]
    if all(back):
        said.append(
            _("And the other way round: {other} is looking for “{want}”; {one} can do “{offer}”.").format(
                one=one, want=clip(back[0]), other=other, offer=clip(back[1])
            )
        )
    if words:
        said.append(_("These words met: {words}.").format(words=names.listed([*words])))
    return said


def in_short(want: str, offer: str) -> str:
    """Return in a few words why two should meet, to be kept with the introduction."""
    return _("One looks for “{want}”, the other can do “{offer}”.").format(want=clip(want), offer=clip(offer))


def ask(person: Name, other: Name, want: str, *, seeks: bool) -> list[Draft]:
    """Return how to ask one of the two, the owner's language first. seeks: it is they who look for `want`."""
    tones = (ASK_SEEKER if seeks else ASK_GIVER) if want else ASK_PLAIN
    return _in_both(tones, person, other, want=want)


def together(seeker: Name, giver: Name, want: str, offer: str) -> list[Draft]:
    """Return how to bring the two together once both agreed, the owner's language first."""
    return _in_both(TOGETHER if want else TOGETHER_PLAIN, seeker, giver, want=want, offer=offer)


def _in_both(tones: Tones, person: Name, other: Name, **said: str) -> list[Draft]:
    first = language()
    return [
        _in(code, tones, person, other, said) for code in sorted(LANGUAGES, key=lambda code: code != first)
    ]


def _in(code: str, tones: Tones, person: Name, other: Name, said: Mapping[str, str]) -> Draft:
    with translation.override(code):
        facts = {key: clip(value) for key, value in said.items()}
        facts |= {"person": names.address(person), "other": names.with_honorific(other)}
        return Draft(code, str(tones["polite"]).format_map(facts), str(tones["casual"]).format_map(facts))


def language_called(code: str) -> str:
    """Return a language's own name."""
    return {"ja": "日本語", "en": "English"}[code]


def waits_for(a: Name, b: Name, asked_a: str, asked_b: str) -> str:
    """Return what is still to come before the two may be brought together; "" for nothing."""
    unasked = [names.with_honorific(one) for one, answer in ((a, asked_a), (b, asked_b)) if not answer]
    waiting = [
        names.with_honorific(one) for one, answer in ((a, asked_a), (b, asked_b)) if answer == "waiting"
    ]
    if len(unasked) == 2:
        return _("Neither has been asked yet. Ask both before you bring them together.")
    if unasked:
        return _("{person} has not been asked yet.").format(person=unasked[0])
    if waiting:
        return _("Waiting for a word from {people}.").format(people=names.listed(waiting))
    return ""
