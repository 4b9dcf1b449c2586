"""Labels: what the codes of the enumerations are called on screen.

Decides the word for each code of `core.vocabulary` and of the imports, drafts and steps, in the active
language. What a field is called stands in `language.fields`; whole sentences are the other modules' work.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from enishi.core.vocabulary import PHASES
from enishi.language import fields as taxonomy

Code = str | int | bool | None
Choice = tuple[str, str]

LABELS: Mapping[str, Mapping[str, Promise]] = {
    "phase": {
        "employed": _("Employed at a company"),
        "preparing": _("Preparing to stand on my own feet"),
        "starting": _("Just started"),
        "running": _("Well under way"),
        "leading": _("At the front of the field"),
    },
    "phase_compared": {
        "before": _("Still to come"),
        "same": _("About the same"),
        "ahead": _("A bit ahead"),
        "far_ahead": _("Far ahead"),
    },
    "origin": {
        "individual": _("As myself"),
        "company": _("Through the company's work"),
        "introduction": _("Through an introduction"),
        "before": _("From before (family, school …)"),
    },
    "company_role": {
        "colleague": _("Works there, too"),
        "customer": _("Customer or partner of the company's"),
        "outside": _("Nothing to do with the company"),
        "": _("(as it looks from what is noted)"),
    },
    "standing": {
        "acquaintance": _("Acquaintance"),
        "companion": _("Companion"),
        "at_peace": _("Left in peace"),
        "family": _("Family"),
        "service": _("Shop or service"),
    },
    "wish": {
        "1": _("I would like to"),
        "0": _("Now and then"),
        "-1": _("I would rather keep away"),
        "": _("(I don't say yet)"),
    },
    "mood": {
        "1": _("It felt good"),
        "0": _("It was all right"),
        "-1": _("It wore me out"),
        "": _("(not said)"),
    },
    "gathering_kind": {
        "same_trade": _("Gathering of one's trade"),
        "community": _("Local community"),
        "mixer": _("Business mixer"),
        "meal": _("Drinks or a meal"),
        "card_exchange": _("Card-exchange meeting"),
        "seminar": _("Seminar or workshop"),
        "other": _("Something else"),
    },
    # The same inside a sentence.
    "gathering_noun": {
        "same_trade": _("a gathering of your trade"),
        "community": _("a get-together of the local community"),
        "mixer": _("a business mixer"),
        "meal": _("drinks or a meal in company"),
        "card_exchange": _("a card-exchange meeting"),
        "seminar": _("a seminar or workshop"),
        "other": _("a gathering"),
    },
    "gathering_status": {"planned": _("Planned"), "attended": _("I was there"), "cancelled": _("Called off")},
    "medium": {
        "gathering": _("At a gathering"),
        "one_to_one": _("Just the two of us"),
        "meal": _("Over a meal or drinks"),
        "call": _("On the phone"),
        "video": _("By video"),
        "message": _("By message or mail"),
        "letter": _("By letter"),
    },
    "encounter_status": {"happened": _("It took place"), "planned": _("It is planned")},
    "role": {"me": _("As myself, in person"), "company": _("For the company")},
    "side": {"me": _("I"), "them": _("They")},
    "direction": {"given": _("I did it for them"), "received": _("They did it for me")},
    "favor_kind": {
        "information": _("Information"),
        "introduction": _("Introduction"),
        "help": _("A helping hand"),
        "work": _("Work passed on"),
        "referral": _("Recommendation"),
        "listening": _("A listening ear"),
        "gift": _("Gift"),
    },
    "introduction_state": {
        "idea": _("An idea"),
        "asked": _("Asked"),
        "made": _("Introduced"),
        "declined": _("Not this time"),
        "bore_fruit": _("It bore fruit"),
    },
    "asked": {
        "": _("Not asked yet"),
        "waiting": _("Waiting for a word"),
        "yes": _("Glad to"),
        "no": _("Rather not"),
    },
    "chance_state": {
        "open": _("Under way"),
        "won": _("Came true"),
        "lost": _("Came to nothing"),
        "declined": _("I turned it down"),
    },
    "planned": {
        "true": _("Inside my plan"),
        "false": _("A happy coincidence"),
        "": _("(not said which)"),
    },
    "audience": {
        "everyone": _("Everyone"),
        "key_persons": _("Key persons only"),
        "not_company": _("Not the company"),
    },
    "statement": {"do": _("What I do"), "want": _("What I want")},
    "reaction": {
        "asked": _("I was asked for it"),
        "thanked": _("They were glad of it"),
        "missed": _("“If only there were …”"),
    },
    "question": {
        "customers": _("Where are my customers?"),
        "for_whom": _("For whom is what I make?"),
        "glad": _("Who is glad of me?"),
        "how_glad": _("How would they be glad?"),
        "good_at": _("What am I good at?"),
        "lack": _("What do I lack?"),
    },
    "history": {"phase": _("Where one stands"), "wish": _("Wish to be together")},
    "step_kind": {
        "promise": _("Keep a promise"),
        "show_up": _("Go and show your face"),
        "deepen": _("Spend time together"),
        "edge": _("A word in time"),
        "dormant": _("A word after a long while"),
        "give": _("Be of help"),
        "introduce": _("Bring two together"),
        "thank": _("Say thank you"),
        "say": _("Let them know"),
        "polish": _("Polish"),
        "ease": _("A gentle distance"),
    },
    "step_state": {
        "open": _("Still open"),
        "done": _("Did it"),
        "later": _("Put off"),
        "passed": _("Passed over"),
    },
    "draft_kind": {
        "note": _("Noted line"),
        "card": _("Received card"),
        "calendar": _("From the calendar"),
        "inbox": _("From the inbox"),
        "feed": _("From a calendar of gatherings"),
    },
    "draft_state": {"waiting": _("Waiting"), "confirmed": _("Written in"), "dropped": _("Let go")},
    "import_state": {
        "staging": _("Being received"),
        "looking": _("Being looked through"),
        "ready": _("Ready to look at"),
        "queued": _("About to begin"),
        "applying": _("Being read in"),
        "done": _("Read in completely"),
        "undoing": _("Being taken back"),
        "undone": _("Taken back"),
        "failed": _("Could not be read in"),
    },
    "copy_why": {
        "backup": _("Made by you"),
        "daily": _("Of the day, by itself"),
        "before-upgrade": _("Before an update"),
        "before-restore": _("Before a copy was put back"),
    },
    "verdict": {
        "new": _("New"),
        "updated": _("Brought up to date"),
        "unchanged": _("As it was"),
        "kept": _("Your own version stays"),
        "refused": _("Could not be read"),
    },
    "source": {
        "enishi": _("Enishi archive"),
        "vcard": _("Address book (vCard)"),
        "google_contacts": _("Google Contacts"),
        "google_contacts_old": _("Google Contacts (older form)"),
        "outlook": _("Outlook contacts"),
        "outlook_ja": _("Outlook contacts (Japanese)"),
        "linkedin_connections": _("LinkedIn connections"),
        "linkedin_positions": _("LinkedIn: where you worked"),
        "linkedin_invitations": _("LinkedIn invitations"),
        "linkedin_messages": _("LinkedIn messages (days only)"),
        "linkedin_events": _("LinkedIn events"),
        "eight": _("Eight business cards"),
        "sansan": _("Sansan business cards"),
        "connpass": _("connpass applicants"),
        "calendar": _("Calendar (ICS)"),
        "line": _("LINE talk (days only)"),
        "whatsapp": _("WhatsApp chat (days only)"),
        "facebook_friends": _("Facebook friends"),
        "facebook_messages": _("Facebook messages (days only)"),
        "mail": _("Mail (days only)"),
        "table": _("Any other table (CSV, TSV, XLSX)"),
        "bundle": _("Several files, or a zip of them"),
        "card": _("Business card photo"),
    },
    # What somebody without a name goes by.
    "naming": {
        "nickname": _("nickname"),
        "organization": _("organization"),
        "email": _("mail address"),
        "phone": _("phone number"),
        "account": _("account"),
    },
    "card_design": {"quiet": _("Quiet"), "classic": _("Classic"), "thread": _("Thread")},
    "card_direction": {"horizontal": _("Across"), "vertical": _("Upright, Japanese running downwards")},
    "card_size": {"91x55": _("91 × 55 mm (Japan)"), "85x55": _("85 × 55 mm (Europe)")},
    "card_qr": {
        "vcard": _("My contact, straight into an address book"),
        "page": _("The address of my page"),
        "none": _("None"),
    },
    "card_language": {"ja": _("In Japanese"), "en": _("In English")},
    "card_audience": {"everyone": _("For everybody"), "not_company": _("Not for people of the company")},
    # What there is in a network, as it stands inside a sentence.
    "thing": {
        "owner": _("what you say about yourself"),
        "person": _("a person"),
        "history": _("an earlier answer"),
        "relation": _("who knows whom"),
        "not_same": _("“these are two people”"),
        "gathering": _("a gathering"),
        "feed": _("a calendar of gatherings"),
        "encounter": _("a meeting"),
        "favor": _("something given or received"),
        "promise": _("a promise"),
        "introduction": _("an introduction"),
        "chance": _("a chance"),
        "statement": _("how you put yourself"),
        "telling": _("whom you told"),
        "reaction": _("words received"),
        "polish": _("something to polish"),
        "answer": _("an answer to the six questions"),
        "seat": _("a key person's place"),
        "step": _("a step of the week"),
        "draft": _("a draft"),
        "card": _("a card"),
        "handing": _("whom you gave a card"),
        "own_card": _("a card of your own"),
        "review": _("a look back"),
        "original": _("what an import brought"),
        "attachment": _("a picture"),
        "file_answer": _("how a file is to be read"),
        "import": _("an import"),
        "copy": _("a copy"),
        "revision": _("a change"),
    },
}

FURTHEST = 2


def label(enum: str, code: Code) -> str:
    """Return the word for a code of an enumeration; a code that is not known is shown as it is written.

    Numbers and None are codes too: `label("wish", 1)`, `label("planned", None)`.
    """
    written = "" if code is None else str(code).lower() if isinstance(code, bool) else str(code)
    found = LABELS[enum].get(written)
    return written if found is None else str(found)


def choices(enum: str) -> list[Choice]:
    """Return (code, label) of every code, in the order in which to offer them."""
    return [(code, str(words)) for code, words in LABELS[enum].items()]


def compared(theirs: str | None, mine: str | None) -> str | None:
    """Return the code of "phase_compared" for two phases; None when either was not said."""
    if theirs not in PHASES or mine not in PHASES:
        return None
    gap = PHASES.index(theirs) - PHASES.index(mine)
    return "before" if gap < 0 else "same" if gap == 0 else "ahead" if gap < FURTHEST else "far_ahead"


def language() -> str:
    """Return "ja" or "en": which of the two the active language reads."""
    return "ja" if (get_language() or "").startswith("ja") else "en"


def field(code: str) -> str:
    """Return a field's name in the active language."""
    return taxonomy.label(code, language())


def fields() -> list[Choice]:
    """Return (code, name) of the branches, in the order of the contract."""
    return [(code, field(code)) for code in taxonomy.branches()]
