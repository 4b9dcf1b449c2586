"""The brain: pure functions over facts the owner logged.

Decides what is near, different, due and worth a step. Knows no database, clock, language or request:
`today` is an argument, ids are opaque text, and answers are numbers, codes and facts for `enishi.wording`
to say.
"""
