"""CSV exports of people: each a member that names its columns; the shape they share is in member and table."""

from enishi.exchange.csv.google import GoogleContactsNew, GoogleContactsOld
from enishi.exchange.csv.linkedin import LinkedInConnections

__all__ = ["GoogleContactsNew", "GoogleContactsOld", "LinkedInConnections"]
