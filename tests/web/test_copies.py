"""写し: seen, made and taken along by the owner of the file, and by nobody who shares it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from enishi.network.models import Owner, Person


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_made_listed_and_handed_over(client: Client, sato: Person) -> None:
    assert "まだ" in client.get(reverse("copies")).content.decode()
    made = client.post(reverse("copies_make"))
    if connection.vendor != "sqlite":  # which has its own means, and the page says so
        assert made.status_code == 422
        return
    assert made.status_code == 302
    page = client.get(reverse("copies"))
    [copy] = page.context["copies"]
    assert "すべて入っています" in page.content.decode()
    answer = client.get(copy["url"])
    assert b"".join(answer).startswith(b"SQLite format 3")  # type: ignore[arg-type]
    assert client.get(reverse("copy_take", args=["nothing.db"])).status_code == 404


def test_a_file_that_holds_more_than_one_network_is_nobodys_to_copy(client: Client, stranger: Owner) -> None:
    assert client.get(reverse("copies")).status_code == 404
    assert client.post(reverse("copies_make")).status_code == 404
