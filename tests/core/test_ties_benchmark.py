"""The benchmark of ties: it keeps its protocol on a log small enough to see through."""

import csv
import gzip

import numpy as np
import pytest
from benchmarks import ties

DAY = 86_400
START = 1_700_006_400  # midnight


def write(path, rows):
    with gzip.open(path, "wt", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["time", "from", "to"])
        writer.writerows(rows)
    return path


def messages():
    """One owner with six others over a hundred days; a and b come again after the split, the rest do not."""
    rows = [(START + 7 * n * DAY + 5, "me", other) for n in range(8) for other in ("a", "b")]
    rows += [(START + n * DAY + 11, other, "me") for n, other in enumerate("cdef")]
    rows += [(START + 62 * DAY + 3, "a", "me"), (START + 65 * DAY, "b", "me"), (START + 100 * DAY, "c", "me")]
    return sorted(rows)


def test_it_streams_packed_rows_into_undirected_contact_days(tmp_path):
    log = ties.read_log(write(tmp_path / "log.csv.gz", [*messages(), (START, "me", "me")]))
    assert len(log.pairs[("a", "me")]) == 9
    assert log.span == pytest.approx(100, abs=0.01)
    assert not log.sensed


def test_it_knows_a_sensors_log_by_its_steps(tmp_path):
    rows = [(START + 20 * n, "a", "b") for n in range(50)] + [
        (START + 20 * n, "b", "c") for n in range(0, 50, 7)
    ]
    assert ties.read_log(write(tmp_path / "log.csv.gz", sorted(rows))).sensed


def test_it_asks_only_owners_who_know_six_and_met_one_again(tmp_path):
    log = ties.read_log(write(tmp_path / "log.csv.gz", messages()))
    (owner,) = ties.owners_of(log, START // DAY + 60, 10)
    assert sorted(owner.again) == [False] * 4 + [True] * 2
    assert ties.owners_of(log, START // DAY + 60, 2) == []


def test_its_measures_count_equal_ranks_as_half():
    again = np.array([True, False, True, False, False, False])
    assert ties.auc(np.arange(6.0)[::-1], again) == pytest.approx(7 / 8)
    assert ties.auc(np.zeros(6), again) == 0.5
    assert ties.precision(np.arange(6.0)[::-1], again) == pytest.approx(2 / 5)
    assert ties.precision(np.zeros(6), again) == pytest.approx(1 / 3)


def test_it_prints_a_table_with_ours_beside_the_simple_ones(tmp_path, capsys):
    ties.compare(write(tmp_path / "log.csv.gz", messages()), None)
    table = capsys.readouterr().out
    assert "messages, 100 days, horizon 10 d, 1 owners" in table
    assert "| ours | 1.000 [1.000, 1.000] |" in table
    assert "Ours − best simple by AUC" in table
