"""A made-up card as it was read, beside its fields; and when and where it was exchanged."""

from __future__ import annotations

from typing import Any

from django import forms

Context = dict[str, Any]


class _Read(forms.Form):
    name = forms.CharField(label="名前")
    phones = forms.CharField(label="電話", required=False, widget=forms.Textarea(attrs={"rows": 1}))
    person = forms.ChoiceField(
        label="どなたの名刺", required=False, choices=[("", "新しい人"), ("u", "大塚 実さん")]
    )
    image = forms.CharField(required=False, widget=forms.HiddenInput)


class _Exchange(forms.Form):
    on = forms.DateField(label="交換した日", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    gathering = forms.ChoiceField(label="どこで", required=False, choices=[("", "とくになし")])


def card_photos() -> Context:
    form = _Read(prefix="c1", initial={"name": "大塚 実", "phones": "+819055550101"})
    card = {
        "prefix": "c1", "picture": "", "doubtful": [form["name"]], "fields": [form["person"], form["phones"]],
        "hidden": [form["image"]], "errors": [],
    }  # fmt: skip
    return {
        "accepts": "image/*", "cards": [card], "problems": ["tonight.jpg：名刺が見つかりませんでした。"],
        "exchange": _Exchange(), "read_url": "#", "save_url": "#", "photos": [],
        "waiting": {"sentence": "受け取りフォルダに写真2枚", "url": "#"},
    }  # fmt: skip
