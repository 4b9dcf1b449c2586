"""CSV exports of people: each a member that names its columns; the shape they share is in member and table."""

from enishi.exchange.csv.free import AnyTable
from enishi.exchange.csv.google import GoogleContactsNew, GoogleContactsOld
from enishi.exchange.csv.known import Connpass, Eight, Outlook, OutlookJapanese, Sansan
from enishi.exchange.csv.linkedin import (
    LinkedInConnections,
    LinkedInInvitations,
    LinkedInMessages,
    LinkedInPositions,
)
from enishi.exchange.csv.linkedin_events import LinkedInEvents

__all__ = [
    "AnyTable",
    "Connpass",
    "Eight",
    "GoogleContactsNew",
    "GoogleContactsOld",
    "LinkedInConnections",
    "LinkedInEvents",
    "LinkedInInvitations",
    "LinkedInMessages",
    "LinkedInPositions",
    "Outlook",
    "OutlookJapanese",
    "Sansan",
]  # fmt: skip
