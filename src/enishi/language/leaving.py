"""Words that tell of leaving the company: what 会社には内緒 keeps out of files that others may come to see.

Decides by words alone and errs towards keeping: a title held back costs a look into Enishi, one let out cannot be
taken back. What is done about it the caller decides.
"""

from __future__ import annotations

import re

from enishi.language.normalise import unify

_JAPANESE = (
    "独立", "退職", "退社", "辞表", "転職", "起業", "創業", "開業", "副業", "複業", "脱サラ", "フリーランス",
    "個人事業", "自営", "屋号", "会社設立", "法人設立", "早期退職", "定年後", "(?:会社|仕事|勤め)を(?:辞め|やめ|離れ|出)",
)  # fmt: skip
_ENGLISH = (
    r"leav(?:e|ing) (?:the|my) (?:company|job|firm|work)", r"quit(?:ting)?", r"resign(?:s|ed|ing|ation)?",
    r"self-?employ\w*", r"freelanc\w*", r"side (?:job|business|hustle|project)s?", r"start(?:ing)?-?ups?",
    r"start(?:ing)? (?:my|your|a|an) (?:own )?(?:business|company|firm)", r"(?:my|your) own (?:business|company|boss)",
    r"entrepreneur\w*", r"founders?", r"go(?:ing)? (?:solo|independent)", r"new job", r"job change", r"career change",
)  # fmt: skip
# 独立行政法人 and 独立系書店 are names of things that have nothing to do with it.
_NO_LEAVING = re.compile(r"独立(?:行政|系|変数|記念|戦争|性)")
_LEAVING = re.compile("|".join(_JAPANESE) + r"|\b(?:" + "|".join(_ENGLISH) + r")\b", re.IGNORECASE)


def tells_of_leaving(text: str | None) -> bool:
    """Tell whether a text speaks of standing on one's own feet, or of leaving where one works."""
    return bool(_LEAVING.search(_NO_LEAVING.sub("", unify(text or ""))))
