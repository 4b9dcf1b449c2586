"""持ち出す: what is chosen is what is handed over, in the owner's language, and nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.network.actions.owners import edit_owner
from enishi.network.models import Owner, Person


def handed(client: Client, **said: str) -> str:
    answer = client.get(reverse("export_file"), said)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="enishi-')
    return b"".join(answer).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kind": "vcard"}, "VERSION:4.0"),
        ({"kind": "vcard", "version": "3.0"}, "X-PHONETIC-LAST-NAME:さとう"),
        ({"kind": "csv"}, "姓のよみ"),
        ({"kind": "ics"}, "X-WR-CALNAME:Enishi：集まりと約束"),
        ({"kind": "nonsense", "who": "nobody", "version": "9"}, "FN:佐藤 健一"),
    ],
)
def test_people_and_days_are_handed_over(
    client: Client, sato: Person, theirs: Person, said: dict[str, str], words: str
) -> None:
    text = handed(client, **said)
    assert words in text
    assert "田中" not in text


def test_the_page_says_how_many_and_asks_about_notes_unless_they_are_kept(
    client: Client, owner: Owner, sato: Person
) -> None:
    page = client.get(reverse("export")).content.decode()
    assert "全員（電話帳も） · 1人" in page and 'name="notes"' in page
    edit_owner(owner, patch={"kept_from_company": True}, today=TODAY)
    page = client.get(reverse("export")).content.decode()
    assert "会社には内緒" in page and 'name="notes"' not in page


def test_one_person_is_taken_from_their_own_page(client: Client, sato: Person, theirs: Person) -> None:
    link = f"{reverse('export')}?person={sato.uid}"
    assert link in client.get(reverse("person", args=[sato.uid])).content.decode()
    page = client.get(link).content.decode()
    assert "佐藤 健一" in page and 'name="who"' not in page
    assert "佐藤" in handed(client, kind="vcard", person=str(sato.uid))
    assert client.get(reverse("export_file"), {"person": str(theirs.uid)}).status_code == 404
