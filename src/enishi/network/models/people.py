"""Person and what is known about one: how to reach them, where they belong, what they can do and look for."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q

from enishi.network.models.base import Owned, Part, Recorded, Way, code, day, link, words


class Person(Recorded):
    """Somebody. A family name or a nickname alone is enough.

    Holds what the owner says of the person and of the tie; what follows from the log lies in `Tie`.
    """

    full = words()
    family = words()
    given = words()
    family_kana = words()
    given_kana = words()
    nickname = words()
    # The reading by which lists are ordered; derived (language.readings).
    sort_key = models.CharField(max_length=120, default="")

    phase = code()
    origin = code()
    met_on = day()
    met_at = link("network.Gathering", null=True, blank=True, related_name="first_met")
    introduced_by = link("self", null=True, blank=True, related_name="introduced")
    company_role = code()
    standing = code(default="acquaintance")
    wish = models.SmallIntegerField(null=True, blank=True)
    spark = models.BooleanField(default=False)
    in_network = models.BooleanField(default=True)
    rhythm_days = models.PositiveSmallIntegerField(null=True, blank=True)
    snoozed_until = day()
    birthday = day()
    note = words()
    photo = link("network.Attachment", null=True, blank=True, related_name="portraits")
    # Said to be one person with this one, who stayed: the row lies in the trash and leads there.
    merged_into = link("self", null=True, blank=True, related_name="merged")

    class Meta(Recorded.Meta):
        indexes = [
            # Each list has an index of just its people: a truth is no value SQLite could look up in one.
            Index(
                fields=["owner", "sort_key", "id"],
                name="person_by_reading",
                condition=Q(trashed_at__isnull=True, in_network=True),
            ),
            Index(
                fields=["owner", "sort_key", "id"],
                name="person_in_book",
                condition=Q(trashed_at__isnull=True, in_network=False),
            ),
            Index(
                fields=["owner", "-id"],
                name="person_newest_in_book",
                condition=Q(trashed_at__isnull=True, in_network=False),
            ),
            Index(
                fields=["owner", "standing", "sort_key", "id"],
                name="person_by_standing",
                condition=Q(trashed_at__isnull=True, in_network=True),
            ),
            Index(fields=["owner", "spark"], name="person_by_spark", condition=Q(spark=True)),
            Index(fields=["owner", "wish"], name="person_by_wish", condition=Q(wish__isnull=False)),
            Index(
                fields=["owner", "trashed_at"], name="person_in_trash", condition=Q(trashed_at__isnull=False)
            ),
        ]


class PersonPart(Part):
    """A part of what is known about a person."""

    whole = "person"
    person = link("network.Person", related_name="%(class)ss")

    class Meta:
        abstract = True


class PersonField(PersonPart):
    """A field of life or trade a person belongs to."""

    field = models.CharField(max_length=48)

    class Meta:
        indexes = [Index(fields=["owner", "field", "person"], name="personfield_by_field")]


class PersonTag(PersonPart):
    """A word of the owner's own for a person."""

    tag = models.TextField()


class Organization(Owned):
    """A company, association, shop or community; `key` is its name folded for comparison."""

    name = models.TextField()
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="organization_name")]
        indexes = [Index(fields=["owner", "key"], name="organization_by_key")]


class Affiliation(PersonPart):
    """A person at an organization, with title and time."""

    organization = link("network.Organization", null=True, blank=True, related_name="affiliations")
    title = words()
    department = words()
    since = day()
    until = day()


class ContactWay(PersonPart, Way):
    """A way to reach a person."""

    class Meta:
        # Not unique: families share telephones, offices share mail addresses.
        indexes = [Index(fields=["owner", "kind", "value"], name="contactway_by_value")]


class Offer(PersonPart):
    """Something a person – or, without one, the owner – can do or has."""

    person = link("network.Person", null=True, blank=True, related_name="offers")
    text = models.TextField()


class Want(PersonPart):
    """Something a person – or, without one, the owner – looks for."""

    person = link("network.Person", null=True, blank=True, related_name="wants")
    text = models.TextField()


class History(Recorded):
    """A dated value of a phase or a wish; without a person it is the owner's own."""

    whole = "person"
    person = link("network.Person", null=True, blank=True, related_name="history")
    what = models.CharField(max_length=16)
    since = day()
    value = models.JSONField(null=True)


class Relation(Recorded):
    """Two persons who know each other."""

    a = link("network.Person", related_name="relations_a")
    b = link("network.Person", related_name="relations_b")
    kind = code(default="knows")
    note = words()


class NotSame(Recorded):
    """Two persons of whom the owner said: not the same."""

    a = link("network.Person", related_name="not_same_a")
    b = link("network.Person", related_name="not_same_b")


class Tie(models.Model):
    """What follows from the log about one person; derived, refolded by every action that touches it.

    days: contact days as core.activation packs them. half_on, fifth_on: the days on which the chance of being
    remembered falls below .5 and .2 without a further contact. strength: the largest activation the tie ever had.
    """

    owner = models.ForeignKey("network.Owner", on_delete=models.CASCADE, db_index=False, related_name="+")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="tie")
    in_network = models.BooleanField(default=True)
    days = models.BinaryField(default=b"")
    count = models.PositiveIntegerField(default=0)
    first_on = day()
    last_on = day()
    half_on = day()
    fifth_on = day()
    strength = models.FloatField(null=True)
    as_myself = models.BooleanField(default=False)
    bad_moods = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            Index(fields=["owner", "half_on"], name="tie_by_half", condition=Q(in_network=True)),
            Index(fields=["owner", "strength"], name="tie_by_strength", condition=Q(in_network=True)),
            Index(fields=["owner", "last_on"], name="tie_by_last", condition=Q(in_network=True)),
            Index(fields=["owner", "fifth_on"], name="tie_by_fifth", condition=Q(in_network=True)),
            Index(fields=["owner", "bad_moods"], name="tie_by_moods", condition=Q(bad_moods__gte=2)),
        ]
