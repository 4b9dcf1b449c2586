"""The identifiers of the enumerations (docs/formats/archive.md): stable words between tables, files and the brain."""

from __future__ import annotations

PHASES = ("employed", "preparing", "starting", "running", "leading")
ORIGINS = ("individual", "company", "introduction", "before")
# What a person is to the owner's employer; null: not said, and told from what is known.
COMPANY_ROLES = ("colleague", "customer", "outside")
STANDINGS = ("acquaintance", "companion", "at_peace", "family", "service")
# Found like everybody, and never suggested.
APART = ("at_peace", "family", "service")
# The six kinds of gathering that a balanced month holds; "other" counts towards none.
SIX_KINDS = ("same_trade", "community", "mixer", "meal", "card_exchange", "seminar")
GATHERING_KINDS = (*SIX_KINDS, "other")
GATHERING_STATES = ("planned", "attended", "cancelled")
MEDIUMS = ("gathering", "one_to_one", "meal", "call", "video", "message", "letter")
ENCOUNTER_STATES = ("happened", "planned")
ROLES = ("me", "company")
SIDES = ("me", "them")
DIRECTIONS = ("given", "received")
FAVOR_KINDS = ("information", "introduction", "help", "work", "referral", "listening", "gift")
INTRODUCTION_STATES = ("idea", "asked", "made", "declined", "bore_fruit")
ASKED = ("waiting", "yes", "no")
AUDIENCES = ("everyone", "key_persons", "not_company")
STATEMENTS = ("do", "want")
CHANCE_STATES = ("open", "won", "lost", "declined")
REACTIONS = ("asked", "thanked", "missed")
QUESTIONS = ("customers", "for_whom", "glad", "how_glad", "good_at", "lack")
STEP_STATES = ("open", "done", "later", "passed")
DRAFT_STATES = ("waiting", "confirmed", "dropped")
# Cards of one's own.
CARD_DESIGNS = ("quiet", "classic", "thread")
CARD_DIRECTIONS = ("horizontal", "vertical")
CARD_SIZES = ("91x55", "85x55")
CARD_CODES = ("vcard", "page", "none")
# Cards go from hand to hand: what only key persons may know stands on none.
CARD_AUDIENCES = ("everyone", "not_company")
WAYS = ("phone", "email", "url", "address", "account")
LANGUAGES = ("ja", "en")

# Words of older networks that are still read.
OLDER_STANDINGS = {"key_person": "acquaintance", "let_go": "at_peace"}
OLDER_INTRODUCTION_STATES = {"asked_one": "asked", "asked_both": "asked"}
SEARCHES = ("could_help", "brought_chances", "be_with")
"""The three searches of a look back: whom could I help, who brought chances, with whom do I want to be."""
