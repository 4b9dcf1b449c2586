"""How loudly each fact speaks for a step: one common scale, ½ a nudge, 1 a good reason, 2 a very good one.

Decides the weights and nothing else. What they are worth was measured by benchmarks/weeks.py; docs/measures.md says what
was found. The effects of promises, occasions and words are set by judgement.
"""

# --- ① show up
FIRST_VISIT_BEGINNER, FIRST_VISIT, MISSING_KIND = 2.0, 1.2, 0.6
MISSING_DAYS = 42
"""Six weeks for six kinds: who goes out once a week can have been to each."""
KIND_WORTH, SERIES_WORTH = 1.0, 0.5
AGAIN = 0.3
NEW_FIELD, NEW_FIELDS_MOST = 0.8, 1.6
MINE_COMING, MINE_COMING_MOST = 0.2, 0.5
WANTED_THERE, VACANT_SEAT = 0.7, 0.5

# --- ② meet or give back
KEY_PERSON, LIKED, MET_OFTEN = 1.2, 0.5, 0.2
OVER_RHYTHM, OVER_RHYTHM_MOST = 0.5, 2.0
EDGE, EDGE_FAR = 0.8, 1.0
DORMANT, DORMANT_FAR = 0.3, 0.7
GIVE_ASKED, GIVE_CAN, GIVE_OTHER_CAN = 1.1, 0.7, 0.5
INTRODUCE, INTRODUCE_WORTH = 0.7, 0.5
THANK_CHANCE, THANK_HELP = 1.6, 1.3
MET_ANYWAY, GAVE_LATELY, NEVER_TOLD, TOLD_LONG_AGO = 0.9, 1.0, 0.7, 0.5
WISHED_AWAY, BAD_MOODS = 0.9, 0.7

# --- among more steps
SAME_KIND_AGAIN = 0.5
"""What is left of a value for every step of its kind already in the plan: more steps are other steps."""
