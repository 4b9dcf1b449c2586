"""Pages: the one plain sentence with which a page opens, where the template has none of its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enishi.wording.phrases import Table

WHYS: Table = {
    "map": _(
        "You in the middle, the fields around you. It shows where you have somebody and where there is room."
    ),
    "map_nameless": _("The same picture without names, so that you can show it to a friend."),
    "between": _(
        "Alike people gather by themselves. What nobody expected comes from where far-apart ones meet."
    ),
    "chances": _("Income comes round-about. Each chance keeps the thread along which it came."),
    "chance": _("Follow the thread back and you see whom to thank."),
    "way": _("Nobody can plan by which way something comes. Looking back one sees which ways there were."),
    "review": _("What was it good for? That shows only in looking back, so take your time here."),
    "leaving": _(
        "Ties made under the company's name tend to end on the day one leaves. Whom you meet as yourself, "
        "you keep."
    ),
    "polish": _("Those who play a part are asked again. The words people gave you say what to polish."),
    "introductions": _("Two people who should meet, and you are the one who sees it. Both are asked first."),
    "can_help": _("Who would be glad of you? Begin with what you can give without effort."),
    "cards": _("A card of your own says who you are without the company."),
    "questions": _(
        "Six questions nobody asks at a company. “I don't know yet” is an answer, and answers may change."
    ),
    "known": _("Known even to weak ties, so that they say: for this, there was that person."),
    "tell": _(
        "What you do may be known to everybody. What you want, key persons hear – after you were of use to them."
    ),
    "with_whom": _(
        "In the end a network is the companions one lives happily with. What you note here is for you alone."
    ),
    "statement": _("What you do must be short enough for others to pass on."),
    "companions": _("In the end a network is the people one lives happily with."),
    "address_book": _(
        "Everybody you brought waits here, found but never counted, until you meet or tap them."
    ),
    "duplicates": _(
        "Perhaps these are the same person. Nothing is joined unless you say so, and it can be undone."
    ),
    "drafts": _("What you sent ahead waits here until you say it is right."),
    "backup": _("Everything is yours: take it away whole, and bring it back whole."),
    "phone": _("Your people in the phone's own address book; what is private stays here."),
    "past_weeks": _("What you did, put off and let pass. None of it is counted; it is only kept."),
    "about": _("Enishi sends nothing, rates nobody and asks nothing of anybody."),
}


def why(page: str) -> str:
    """Return why a page is there; "" for one whose template says it."""
    return str(WHYS.get(page, ""))
