"""What SQLite is told about its indexes: the shape of a grown network, from the first day and at any size.

Left alone, SQLite takes any index whose first columns are asked for by equality for a sharp one – and here every index
begins with the owner, which is the same in every row. Statistics of an empty or small file mislead it as badly. So the
statistics of a typical large network are written once after every migration (the SQLite documentation names
this way, §"Using sqlite_stat1 to get a stable plan"), and the same plan is used with ten people and with a hundred thousand.
PostgreSQL keeps its own.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

# Rows of a large network, by table; others are taken as ROWS.
ROWS = 100_000
TABLES = {
    "network_encounter": 1_000_000, "network_encounterperson": 1_300_000, "network_term": 2_000_000,
    "network_twinkey": 1_500_000,
}  # fmt: skip
# Indexes of some rows only that are far smaller than their table.
INDEXES = {"encounter_noticed": 20_000, "twinkey_waiting": 500}
# How many different values a column holds there; others are taken as DISTINCT.
DISTINCT = 500
VALUES = {
    "owner_id": 1, "status": 2, "in_network": 2, "standing": 3, "spark": 2, "wish": 4, "kind": 6, "direction": 2, "by": 2,
    "state": 4, "what": 2, "bad_moods": 4, "trashed_at": 1, "field": 150, "source": 4, "on": 2_500, "due": 1_000,
    "last_on": 2_500, "half_on": 2_500, "fifth_on": 2_500, "since": 1_000, "strength": 20_000, "week": 200, "place": 10,
    "id": ROWS * 10, "uid": ROWS * 10, "person_id": ROWS, "encounter_id": ROWS * 10, "gathering_id": 20_000,
    "sort_key": ROWS, "term": ROWS, "key": ROWS, "name": ROWS, "value": ROWS, "digest": ROWS, "number": ROWS,
    "organization_id": 20_000, "weight": 5, "mood": 4, "medium": 7,
}  # fmt: skip


def seed(**_: Any) -> None:
    """Write the statistics of every index of the network (a receiver of Django's post_migrate)."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        # Makes the table of statistics; on empty tables it writes nothing into it.
        cursor.execute("ANALYZE sqlite_schema")
        cursor.execute("CREATE TABLE IF NOT EXISTS enishi_probe (a)")
        cursor.execute("ANALYZE enishi_probe")
        cursor.execute("DROP TABLE enishi_probe")
        cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl LIKE 'network\\_%' ESCAPE '\\'")
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND tbl_name LIKE 'network\\_%' ESCAPE '\\'"
        )
        for index, table in cursor.fetchall():
            cursor.execute("SELECT name FROM pragma_index_info(%s)", [index])
            stat = _stat(INDEXES.get(index, TABLES.get(table, ROWS)), [row[0] for row in cursor.fetchall()])
            cursor.execute(
                "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (%s, %s, %s)", [table, index, stat]
            )
        # The connection at hand reads them anew; others do when they open.
        cursor.execute("ANALYZE sqlite_schema")


def _stat(rows: int, columns: list[str]) -> str:
    """Return rows of the index, then how many rows share the first one, two … columns."""
    numbers, left = [rows], float(rows)
    for column in columns:
        left = max(1.0, left / VALUES.get(column, DISTINCT))
        numbers.append(round(left))
    return " ".join(map(str, numbers))
