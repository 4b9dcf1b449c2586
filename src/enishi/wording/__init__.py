"""Wording: the one place where codes and facts become sentences, labels, dates and names, in the active
language.

Every interface speaks through here. It knows no table and no page; nothing in it reads or writes anything.
"""
