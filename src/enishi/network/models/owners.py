"""Owner: whose network this is; also the one who signs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from enishi.network.keys import uuid7
from enishi.network.models.base import Part, Way, code, day, words
from enishi.network.models.search import TERMS_VERSION


class Owners(BaseUserManager["Owner"]):
    """Makes and finds owners by their handle."""

    def create_user(self, handle: str, **values: Any) -> Owner:
        # Who begins now has no terms of an older Enishi.
        owner = self.model(handle=handle, terms_version=TERMS_VERSION, **values)
        owner.set_unusable_password()
        owner.save(using=self._db)
        return owner


class Owner(AbstractBaseUser):
    """Whose network this is. Every other row belongs to exactly one owner."""

    handle = models.CharField(max_length=64, unique=True)
    # Not unique: two owners of one service may read in the same archive.
    uid = models.UUIDField(default=uuid7)
    is_active = models.BooleanField(default=True)

    full = words()
    family = words()
    given = words()
    family_kana = words()
    given_kana = words()
    phase = code()
    leaving_on = day()
    kept_from_company = models.BooleanField(default=False)
    hours_per_week = models.FloatField(default=3)
    money_per_week = models.IntegerField(default=5000)
    town = words()
    language = models.CharField(max_length=8, default="ja")
    time_zone = models.CharField(max_length=64, default="Asia/Tokyo")
    extra = models.JSONField(default=dict, blank=True)

    # The number of the newest revision; every action raises it by one.
    revision = models.PositiveIntegerField(default=0)
    rev = models.PositiveIntegerField(default=0)
    # Set by whatever changes what the week is made of; cleared when the steps were computed anew.
    week_stale = models.BooleanField(default=True)
    # The version of language.index by which the owner's terms were written; an older one is written anew at a start.
    terms_version = models.PositiveSmallIntegerField(default=0)
    begun = models.BooleanField(default=False)

    objects: ClassVar[Owners] = Owners()

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    whole: ClassVar[str | None] = None

    class Meta:
        db_table = "network_owner"


class OwnerField(Part):
    """A field the owner works in."""

    field = models.CharField(max_length=48)


class OwnerWay(Part, Way):
    """A way to reach the owner."""


class OwnerCompany(Part):
    """A company the owner works or worked for."""

    name = models.TextField()
    since = day()
    until = day()


class SignInLink(models.Model):
    """A one-time link: only its hash is kept, for ten minutes, until used."""

    owner = models.ForeignKey(Owner, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
