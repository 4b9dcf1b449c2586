"""What every test may ask for: two owners, a day – and a guard that no page asks the database while it is drawn."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tools import browsers, messages

if TYPE_CHECKING:
    from enishi.network.models import Owner

TODAY = datetime.date(2026, 11, 20)
REQUIRED = {name.strip() for name in os.environ.get("ENISHI_REQUIRE", "").split(",")}


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogue when it is newer than what was compiled of it."""
    made = messages.JAPANESE.with_suffix(".mo")
    if messages.JAPANESE.exists() and (
        not made.exists() or made.stat().st_mtime < messages.JAPANESE.stat().st_mtime
    ):
        messages.compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run, unless it is required here; begin with what takes longest."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    lacking = {
        "browser": browsers.chromium() is None,
        "postgres": not os.environ.get("ENISHI_TEST_DATABASE"),
    }
    for name in [name for name, missing in lacking.items() if missing and name not in REQUIRED]:
        for item in items:
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=f"no {name} here"))


@pytest.fixture(autouse=True)
def no_sql_while_a_page_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any SQL while a template renders: queries hand over what is finished."""
    from django.db import connection
    from django.template.base import Template

    render = Template.render

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise AssertionError(f"SQL while a template renders: {sql}")

    def guarded(self: Template, context: Any) -> Any:
        with connection.execute_wrapper(refuse):
            return render(self, context)

    monkeypatch.setattr(Template, "render", guarded)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The tables of the tests, made at once, are said to be today's, as those of a new file are."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from enishi.backup import known_migrations

    with django_db_blocker.unblock():
        recorder = MigrationRecorder(connection)
        for app, name in known_migrations():
            recorder.record_applied(app, name)


@pytest.fixture
def today() -> datetime.date:
    return TODAY


@pytest.fixture
def owner(db: None) -> Owner:
    """The one whose network it is."""
    from enishi.network.actions.opening import local_owner

    return local_owner("ja")


@pytest.fixture
def other_owner(db: None) -> Owner:
    """Somebody else in the same tables, who must never be seen."""
    from enishi.network.models import Owner

    return Owner.objects.create_user("stranger", language="ja")


@pytest.fixture(autouse=True)
def staging_of_its_own(
    request: pytest.FixtureRequest, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """What tests put beside the data file lies in their own folder."""
    from enishi.network import places

    monkeypatch.setattr(places, "data_folder", lambda: tmp_path)
    yield
