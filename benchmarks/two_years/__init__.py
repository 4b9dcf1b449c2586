"""A simulated two years in which to try ways of spending the same hours: `benchmarks/weeks.py` runs it.

`world` and `life` are the law, fixed before any way of planning was tried in it; `diary` is what the owner would have
written down; `habits` are the simple ways; `planner` hands the diary to Enishi's own planner.
"""
