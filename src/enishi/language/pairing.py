"""Twins among people at hand: who meets whom under a key, and which pairs are likely one person.

For lists that fit into memory – benchmarks, one file's rows. The network does the same from its index
(network.actions.twins); both judge by `judged`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from enishi.core.twins import SURE, USUAL, Habits, Likeness, learnt, likeness
from enishi.language.likeness import Around, agreements
from enishi.language.traits import Keys, Traits, keys_of

# A key more people meet under says too little to compare each with each; the rarer keys of the same people do.
CROWD = 60


def judged(one: Traits, other: Traits, around: Around, habits: Habits = USUAL) -> Likeness:
    """Return how likely two are one person, in a network as it is around them."""
    return likeness(agreements(one, other, around), around.people, habits)


def candidates(keys: Mapping[str, Keys]) -> Iterator[tuple[str, str]]:
    """Yield every pair that meets under a key not too many share, each once."""
    blocks: dict[int, list[str]] = defaultdict(list)
    for person, listed in keys.items():
        for key in listed.meet:
            blocks[key].append(person)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) <= CROWD:
            for pair in combinations(sorted(block), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def twins(people: Mapping[str, Traits], sure: float = SURE) -> dict[tuple[str, str], Likeness]:
    """Return the pairs that are likely one person, each with how likely and why."""
    keys = {person: keys_of(traits) for person, traits in people.items()}
    bearers = Counter(key for listed in keys.values() for key in listed.meet | listed.count)
    around = Around(len(people), bearers.__getitem__)
    met = {pair: agreements(people[pair[0]], people[pair[1]], around) for pair in candidates(keys)}
    habits = learnt([*met.values()], len(people), len(people) / 2)
    found = ((pair, likeness(listed, len(people), habits)) for pair, listed in met.items())
    return {pair: likely for pair, likely in found if likely.probability >= sure}
