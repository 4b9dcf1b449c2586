"""A believable made-up network, as archive records: for trying Enishi, for tests and for benchmarks.

`network` tells the years of one invented owner in full; `bulk` pours out any number of people and encounters
in flat memory. Both are decided by their seed and by today alone; neither knows a table, a clock or anybody
who exists.
"""

from enishi.demo.bulk import bulk
from enishi.demo.story import network

__all__ = ["bulk", "network"]
