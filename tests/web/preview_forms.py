"""Plain forms with the field names the form templates ask for; labels as a made-up owner sees them."""

from __future__ import annotations

from typing import Any

from django import forms

RADIO = forms.RadioSelect
DATE = forms.DateInput(attrs={"type": "date"})
AREA = forms.Textarea(attrs={"rows": 3})

PHASES = [("1", "これから"), ("2", "同じくらい"), ("3", "少し先"), ("4", "ずっと先")]
ORIGINS = [
    ("individual", "個人として"),
    ("company", "会社の仕事で"),
    ("introduction", "紹介で"),
    ("before", "昔から"),
]
MEDIUMS = [
    ("gathering", "集まりで"),
    ("one_to_one", "ふたりで"),
    ("meal", "食事"),
    ("call", "電話"),
    ("video", "ビデオ通話"),
    ("message", "メッセージ"),
    ("letter", "手紙"),
]
KINDS = [
    "同業者の集まり",
    "地元のコミュニティ",
    "ビジネス交流会",
    "飲み会・食事会",
    "名刺交換会",
    "セミナー・体験会",
    "その他",
]


def text(label: str, help_text: str = "", required: bool = False, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.TextInput(attrs=attrs)
    )


def area(label: str, help_text: str = "", placeholder: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "placeholder": placeholder})
    return forms.CharField(label=label, help_text=help_text, required=False, widget=widget)


def radio(label: str, choices: list[tuple[str, str]], help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=RADIO, help_text=help_text)


class PersonForm(forms.Form):
    name = text("名前", "名字だけ、呼び名だけでも", required=True)
    reading = text("よみ")
    organization = text("所属")
    title = text("肩書き")
    fields_ = forms.CharField()
    spark = forms.BooleanField(label="気になる（組んだら面白そう）", required=False)
    origin = radio("どういう縁で", ORIGINS)
    met_on = forms.DateField(label="いつ", required=False, widget=DATE)
    met_at = text("どの集まりで")
    introduced_by = text("どなたの紹介で")
    offers = area("できること", "1行にひとつ")
    wants = area("探しているもの・困りごと", "1行にひとつ")
    note = area("メモ")
    tags = text("タグ")
    phase = radio("いまの自分と比べて", PHASES)
    birthday = text("誕生日", "月日だけでも")
    url = forms.URLField(label="ウェブ", required=False, assume_scheme="https")
    nickname = text("呼び名")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["fields_"]
        choices = [
            ("it", "IT・ソフトウェア"),
            ("design", "デザイン"),
            ("finance", "金融・会計"),
            ("food", "飲食・食品"),
        ]
        self.fields["fields"] = forms.MultipleChoiceField(
            label="分野", choices=choices, required=False, widget=forms.CheckboxSelectMultiple
        )


class LineForm(forms.Form):
    value = text("番号・アドレス")
    label = forms.ChoiceField(label="種類", choices=[("work", "仕事"), ("mobile", "携帯")])


class PromiseForm(forms.Form):
    by = forms.ChoiceField(label="だれが", choices=[("me", "わたしが"), ("佐藤さん", "佐藤さんが")])
    what = text("なにを")
    due = forms.DateField(label="いつまでに", required=False, widget=DATE)


class FavorForm(forms.Form):
    direction = forms.ChoiceField(
        label="どちら", choices=[("given", "したこと"), ("received", "してもらったこと")]
    )
    kind = forms.ChoiceField(
        label="なに", choices=[("information", "情報"), ("introduction", "紹介"), ("help", "手助け")]
    )
    note = text("ひとこと")


class EncounterForm(forms.Form):
    on = forms.DateField(label="いつ", widget=DATE)
    gathering = text("集まり")
    gathering_kind = forms.ChoiceField(label="種類", choices=[("mixer", "ビジネス交流会")], required=False)
    medium = radio("どうやって", MEDIUMS)
    note = area("話したこと", "ひとことで十分です", "補助金の締切が近いと教えてくれた")
    spark = forms.MultipleChoiceField(
        label="気になる人はいましたか？",
        choices=[("1", "佐藤 健一"), ("2", "田中")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="組んだら面白そう、と思ったら",
    )
    mood = radio("どうでしたか？", [("1", "よかった"), ("0", "ふつう"), ("-1", "疲れた")])
    place = text("場所")
    as_whom = radio("立場", [("me", "個人として"), ("company", "会社の人として")])
    card = forms.ChoiceField(
        label="渡した名刺", required=False, choices=[("", "なし"), ("c1", "わたしの名刺")]
    )
    business = forms.BooleanField(label="仕事の話もした", required=False)
    noticed = area("自分について気づいたこと")
    told = forms.CharField(required=False, widget=forms.HiddenInput)
    carried = forms.CharField(required=False, widget=forms.HiddenInput)


class GatheringForm(forms.Form):
    title = text("名前", required=True)
    kind = radio("種類", [(str(n), kind) for n, kind in enumerate(KINDS)])
    on = forms.DateField(label="日にち", widget=DATE)
    at = forms.TimeField(label="時刻", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    place = text("場所")
    cost = forms.IntegerField(label="費用（円）", required=False)
    note = area("メモ")
    series = text("シリーズ", "毎月の会など、続きもののとき")
    url = forms.URLField(label="ウェブ", required=False, assume_scheme="https")
    fields_expected = text("来そうな分野")


class ChanceForm(forms.Form):
    title = text("何が来ましたか？", "仕事、頼まれごと、お誘いなど。", True)
    state = radio("いまの様子", [("open", "進行中"), ("won", "実った")])
    note = area("メモ")


class SettingsForm(forms.Form):
    language = radio("ことば", [("ja", "日本語"), ("en", "English")])
    theme = radio("明るさ", [("", "端末に合わせる"), ("light", "明るい"), ("dark", "暗い")])
    time_zone = text("時間帯")
    hours_per_week = forms.IntegerField(label="1週間に使える時間", required=False, help_text="だいたいで")
    money_per_week = forms.IntegerField(label="1週間に使えるお金（円）", required=False)
    companies = text("いまの勤め先", "会社の縁とわたしの縁を分けて見るために")
    leaving_on = text("離れるつもりの時期", "月や年だけでも")
    kept_from_company = forms.BooleanField(
        label="会社には内緒", required=False, help_text="独立の話を勤め先の人への一歩に出しません"
    )


class PhaseQuestion(forms.Form):
    phase = radio(
        "いまのところ",
        [
            ("1", "会社勤め"),
            ("2", "独立準備中"),
            ("3", "駆け出し"),
            ("4", "軌道に乗っている"),
            ("5", "第一線"),
        ],
    )


class TaleForm(forms.Form):
    what = text("どんな良いこと？", placeholder="いまの部屋が見つかった")
    through = text(
        "だれのおかげで？",
        "思い出せる順に「、」で区切って",
        placeholder="大家の森さん、行きつけの喫茶店の西さん",
    )


class LookBack(forms.Form):
    could_help = forms.CharField(
        label="見つけたこと", widget=AREA, required=False, help_text="だれが、何を喜んでくれましたか。"
    )
    brought_chances = forms.CharField(label="見つけたこと", widget=AREA, required=False)
    be_with = forms.CharField(label="見つけたこと", widget=AREA, required=False)
    text = forms.CharField(label="自分について気づいたこと", widget=AREA, required=False)
