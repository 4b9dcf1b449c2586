"""Persistence: whether two will have to do with each other again within some days.

The modified BG/NBD model (Batislam, Denizel & Filiztekin 2007) and a ranking made of it and of what is
still present. A second voice in the order of suggestions; never shown. Plain BG/NBD is unusable here: it
calls everyone met once surely alive. What the ranking is worth is measured by benchmarks/ties.py and
written down in docs/measures.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enishi.core.activation import DECAY, ContactDay, Floats, Ints, TieLogs
from enishi.core.errors import OutOfRange


@dataclass(frozen=True)
class Prior:
    """How contact comes and ends across ties: rate ~ Gamma(r, α days), ending ~ Beta(a, b). All > 0."""

    r: float = 0.6
    alpha: float = 60.0
    a: float = 0.35
    b: float = 2.0


@dataclass(frozen=True)
class Pace:
    """What a medium's contacts tell of the next: their prior, and how much the model's voice weighs beside
    presence.
    """

    prior: Prior
    voice: float


MEETINGS = Pace(Prior(), voice=1.0)
"""Meeting in the flesh: regular, so the count speaks loudly."""

MESSAGES = Pace(Prior(alpha=10.0), voice=0.3)
"""Written words: they come in bursts, so what is recent speaks loudly."""

SHORTEST_SIGHT = 14.0
"""Days. A horizon shorter than a fortnight still looks back over a fortnight: people live by the week."""


@dataclass(frozen=True)
class History:
    """What the model needs of a tie: x repeat contact days, the last of them t_x days after the first, T
    days ago.
    """

    x: int
    t_x: float
    t: float


def history_of(days: Sequence[ContactDay], today: int) -> History:
    """The history of a tie with at least one contact day, all up to `today`; raises `OutOfRange` on none."""
    if not days or days[0][0] > today:
        raise OutOfRange(days=len(days))
    past = [day for day, _ in days if day <= today]
    return History(len(past) - 1, past[-1] - past[0], today - past[0])


def alive(history: History, prior: Prior) -> float:
    """P(alive): the chance, 0–1, that the two still have to do with each other."""
    return math.exp(_log_alive(history, prior))


def meets_again(history: History, horizon: float, prior: Prior = MEETINGS.prior) -> float:
    """A(D): the chance, 0–1, of a contact within the next `horizon` days (> 0, else `OutOfRange`)."""
    return math.exp(_log_meets_again(history, horizon, prior))


def persistence(days: Sequence[ContactDay], today: int, horizon: float, pace: Pace = MEETINGS) -> float:
    """Order of ties by whether contact comes within `horizon` days: higher first, in ℝ, no unit; −∞ without
    contact.

    ln Σ w·Δ^(−½)·e^(−Δ/max(D, 14)) + voice·logit A(D): who asks about the next D days looks back over D days.
    """
    past = [(today - day + 0.5, weight) for day, weight in days if day <= today]
    if not past:
        return -math.inf
    sight = max(horizon, SHORTEST_SIGHT)
    # Factored by the latest contact, so that decades of silence do not underflow to ln 0.
    latest = past[-1][0]
    presence = sum(weight * since**-DECAY * math.exp((latest - since) / sight) for since, weight in past)
    chance = _log_meets_again(history_of(days, today), horizon, pace.prior)
    return math.log(presence) - latest / sight + pace.voice * (chance - math.log(-math.expm1(chance)))


def persistences(logs: TieLogs, today: int, horizon: float, pace: Pace = MEETINGS) -> Floats:
    """`persistence` of every tie in one pass; −∞ for empty ties."""
    answer = np.full(len(logs.starts) - 1, -np.inf)
    filled = np.flatnonzero(logs.lengths)
    chance = _log_chances_again(logs, filled, today, horizon, pace.prior)
    sight = max(horizon, SHORTEST_SIGHT)
    since = today - logs.days + 0.5
    latest = since[logs.starts[filled + 1] - 1]
    spread = np.repeat(latest, logs.lengths[filled])
    presence = logs.sums(logs.weights * since**-DECAY * np.exp((spread - since) / sight))[filled]
    answer[filled] = np.log(presence) - latest / sight + pace.voice * (chance - np.log(-np.expm1(chance)))
    return answer


def chances_again(logs: TieLogs, today: int, horizon: float, prior: Prior = MEETINGS.prior) -> Floats:
    """`meets_again` of every tie in one pass, 0–1; 0 for empty ties."""
    answer = np.zeros(len(logs.starts) - 1)
    filled = np.flatnonzero(logs.lengths)
    answer[filled] = np.exp(_log_chances_again(logs, filled, today, horizon, prior))
    return answer


# In logarithms, since (…)^(r+x) of a long, dense and then long silent tie exceeds every float. A chance of
# exactly 1, which would have no odds, is kept a hair below.
_SURE = -1e-15


def _log_alive(history: History, p: Prior) -> float:
    x = history.x
    ended = math.log(p.a / (p.b + x)) + (p.r + x) * math.log((p.alpha + history.t) / (p.alpha + history.t_x))
    return -max(ended, 0.0) - math.log1p(math.exp(-abs(ended)))


def _log_meets_again(history: History, horizon: float, p: Prior) -> float:
    if horizon <= 0:
        raise OutOfRange(horizon=horizon)
    idle = (p.r + history.x) * math.log1p(-horizon / (p.alpha + history.t + horizon))
    return min(_log_alive(history, p) + math.log(-math.expm1(idle)), _SURE)


def _log_chances_again(logs: TieLogs, filled: Ints, today: int, horizon: float, p: Prior) -> Floats:
    if horizon <= 0:
        raise OutOfRange(horizon=horizon)
    x, first = logs.lengths[filled] - 1, logs.days[logs.starts[filled]]
    t_x, t = logs.days[logs.starts[filled + 1] - 1] - first, today - first
    ended = np.log(p.a / (p.b + x)) + (p.r + x) * np.log((p.alpha + t) / (p.alpha + t_x))
    idle = (p.r + x) * np.log1p(-horizon / (p.alpha + t + horizon))
    return np.asarray(np.minimum(np.log(-np.expm1(idle)) - np.logaddexp(0.0, ended), _SURE))
