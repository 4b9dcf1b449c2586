"""The tables of the network. Nothing clever lives here: reads are queries, writes are actions."""

from enishi.network.models.base import Owned, OwnedForeignKey, Part, Recorded
from enishi.network.models.batches import Batch, FileAnswer, Imported, Original, Unknown
from enishi.network.models.cards import Attachment, Blob, Card, CardSide, CardWay, Handing, Review
from enishi.network.models.chances import Chance, ChanceLink
from enishi.network.models.drafts import Draft
from enishi.network.models.encounters import Encounter, EncounterPerson
from enishi.network.models.favors import Favor, Promise
from enishi.network.models.feeds import Feed
from enishi.network.models.gatherings import Gathering, GatheringField, GatheringGuest
from enishi.network.models.introductions import Introduction
from enishi.network.models.owners import Owner, OwnerCompany, OwnerField, OwnerWay, SignInLink
from enishi.network.models.people import (
    Affiliation,
    ContactWay,
    History,
    NotSame,
    Offer,
    Organization,
    Person,
    PersonField,
    PersonPart,
    PersonTag,
    Relation,
    Tie,
    Want,
)
from enishi.network.models.polish import Answer, Polish, PolishReaction, Reaction
from enishi.network.models.revisions import Revision, Snapshot
from enishi.network.models.search import Posting, Term
from enishi.network.models.seats import Seat
from enishi.network.models.statements import Statement, Telling
from enishi.network.models.steps import Step, StepPerson
from enishi.network.models.twins import WAITING, Twin, TwinHabits, TwinKey

__all__ = [
    "WAITING",
    "Affiliation",
    "Answer",
    "Attachment",
    "Batch",
    "Blob",
    "Card",
    "CardSide",
    "CardWay",
    "Chance",
    "ChanceLink",
    "ContactWay",
    "Draft",
    "Encounter",
    "EncounterPerson",
    "Favor",
    "Feed",
    "FileAnswer",
    "Gathering",
    "GatheringField",
    "GatheringGuest",
    "Handing",
    "History",
    "Imported",
    "Introduction",
    "NotSame",
    "Offer",
    "Organization",
    "Original",
    "Owned",
    "OwnedForeignKey",
    "Owner",
    "OwnerCompany",
    "OwnerField",
    "OwnerWay",
    "Part",
    "Person",
    "PersonField",
    "PersonPart",
    "PersonTag",
    "Polish",
    "PolishReaction",
    "Posting",
    "Promise",
    "Reaction",
    "Recorded",
    "Relation",
    "Review",
    "Revision",
    "Seat",
    "SignInLink",
    "Snapshot",
    "Statement",
    "Step",
    "StepPerson",
    "Telling",
    "Term",
    "Tie",
    "Twin",
    "TwinHabits",
    "TwinKey",
    "Unknown",
    "Want",
]  # fmt: skip
