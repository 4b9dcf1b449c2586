"""Cards, pictures and reviews: what is kept as it came, and what the owner wrote looking back."""

from __future__ import annotations

from django.db import models

from enishi.network.models.base import Part, Recorded, Way, code, day, link, words


class Blob(models.Model):
    """The bytes of pictures and files, once per content hash; never part of a revision, so undo costs no room."""

    owner = models.ForeignKey("network.Owner", on_delete=models.CASCADE, db_index=False, related_name="+")
    digest = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="blob_digest")]


class Attachment(Recorded):
    """A picture or file; its bytes lie in `Blob` under their SHA-256. Pictures are scaled when they come in."""

    name = words()
    media_type = code(default="application/octet-stream")
    digest = models.CharField(max_length=64, default="")

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["owner", "digest"], name="attachment_by_digest")]


class Card(Recorded):
    """A business card: a version of the owner's own (no person), or one received from a person.

    Of an own one: title is what the owner calls it, since the day it was made; audience, design, direction, size and qr
    (what its code says) as in core.vocabulary, page where the owner's own page stands.
    """

    person = link("network.Person", null=True, blank=True, related_name="cards")
    image = link("network.Attachment", null=True, blank=True, related_name="cards")
    exchanged_on = day()

    title = words()
    since = day()
    audience = code()
    design = code()
    direction = code()
    size = code()
    qr = code()
    page = words()


class CardSide(Part):
    """What one side of an own card says, in its language."""

    whole = "card"
    card = link("network.Card", related_name="sides")
    language = models.CharField(max_length=8, default="ja")
    name = words()
    reading = words()
    organization = words()
    does = words()
    line = words()


class CardWay(Part, Way):
    """A way to reach the owner that an own card names; copied, since what is printed does not change."""

    whole = "card"
    card = link("network.Card", related_name="ways")


class Handing(Recorded):
    """An own card was handed to a person, perhaps when they met."""

    card = link("network.Card", related_name="handings")
    person = link("network.Person", related_name="handings")
    encounter = link("network.Encounter", null=True, blank=True, related_name="handings")
    on = day()

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["owner", "card", "on"], name="handing_by_card")]


class Review(Recorded):
    """The owner's look back over a month (2025-10) or a year (2025); the newest of a period holds, the others are versions.

    could_help, brought_chances, be_with: what was found on the three searches – whom could I help, who brought chances,
    with whom do I want to be.
    """

    period = models.CharField(max_length=8)
    since = day()
    text = words()
    could_help = words()
    brought_chances = words()
    be_with = words()
