"""Read one Japanese predicate: its verb, adjective or noun, and what the endings add.

Decides negation, time, wish, passive, who is done a favor (てあげる, てくれる, てもらう), hearsay and what follows:
a noun it modifies, another clause, an end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from enishi.language.note.japanese.people import is_title
from enishi.language.note.japanese.tokens import Token

LAUGHS = frozenset(("笑", "w", "ww", "www", "泣", "汗", "爆", "涙", "怒"))
"""What is written behind a sentence to say how it is meant."""

_E_ROW = frozenset("えけげせてねべめれ")
_GIVE = frozenset(("上げる", "遣る", "差し上げる"))
_LET = frozenset(("呉れる", "下さる"))
_TAKE = frozenset(("貰う", "頂く"))
_DO = frozenset(("為る", "致す", "なさる", "為さる"))
_NOT = frozenset(("ない", "ぬ", "ん", "へん", "まい", "ず", "無い"))
# Behind these で is the copula (…をやってる人で、), behind other nouns the particle (集まりで、).
_SAID_OF_PEOPLE = frozenset(
    ("人", "方", "者", "勤め", "勤務", "育ち", "生まれ", "出身", "好き", "得意", "苦手")
)
_POLITE_DO = frozenset(("頂く", "下さる", "いただく", "くださる", "出来る", "申し上げる", "貰う"))


@dataclass(slots=True)
class Predicate:
    """lemma: the verb, adjective or noun; first, last: tokens; head: those of its noun, with
    what stands before in the compound (動画編集|する).

    benefit: "give" (てあげる), "let" (てくれる), "take" (てもらう) or ""; ask: a request (てほしい, てください).
    link: て, ば, たら … where another clause follows.
    """

    lemma: str
    start: int
    end: int
    first: int
    last: int
    head: tuple[Token, ...] = ()
    base: str = ""
    noun: bool = False
    negative: bool = False
    past: bool = False
    wish: bool = False
    passive: bool = False
    progressive: bool = False
    volition: bool = False
    benefit: str = ""
    ask: bool = False
    hearsay: bool = False
    seems: bool = False
    can: bool = False
    must: bool = False
    causative: bool = False
    adjective: bool = False
    adnominal: bool = False
    link: str = ""
    extra: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()

    @property
    def potential(self) -> bool:
        """話せる, 作れる: the base says it can be done."""
        if self.noun or len(self.base) < 3 or self.base[-1] != "る":
            return False
        return self.base[-2] in _E_ROW and self.lemma[-2:-1] not in _E_ROW and self.lemma[-1:] != "い"

    @property
    def describes(self) -> bool:
        """An adjective: 新しい, 耳寄りな."""
        return self.adjective and not self.benefit

    @property
    def goes_on(self) -> bool:
        """Another clause is bound to follow."""
        return bool(self.link)


def read_predicate(tokens: Sequence[Token], at: int, blocked: Callable[[int], bool]) -> Predicate | None:
    """The predicate that begins at a token; None where none does."""
    token = tokens[at]
    if token.is_content:
        predicate = Predicate(token.lemma, token.start, token.end, at, at + 1, base=token.word.listed)
    elif token.is_noun and (done := _verbal_noun(tokens, at, blocked)):
        predicate = Predicate(token.text, token.start, tokens[done - 1].end, at, done, (token,))
        predicate.can = tokens[done - 1].lemma == "出来る"
    elif token.is_noun and _has_copula(tokens, at, blocked):
        predicate = Predicate(token.text, token.start, token.end, at, at + 1, (token,), noun=True)
    else:
        return None
    predicate.adjective = token.kind in ("形容詞", "形状詞")
    predicate.volition = token.is_content and token.word.form.startswith("意志推量")
    _endings(tokens, predicate, blocked)
    return predicate


def _verbal_noun(tokens: Sequence[Token], at: int, blocked: Callable[[int], bool]) -> int:
    """The token after する where this noun is made a verb (紹介|する, ご|依頼|いただく); 0 where it is not."""
    token, after = tokens[at], at + 1
    if after >= len(tokens) or blocked(after) or token.kind not in ("名詞", "形状詞"):
        return 0
    follower = tokens[after]
    polite = at > 0 and tokens[at - 1].lemma in ("御", "お", "ご")
    if follower.kind != "動詞":
        return 0
    does = follower.lemma in _DO and (token.is_verbal or token.kind == "名詞")
    if does or (polite and follower.lemma in _POLITE_DO):
        return after if follower.lemma in _TAKE | _LET else after + 1
    return after + 1 if follower.lemma == "出来る" and token.is_verbal else 0


def _has_copula(tokens: Sequence[Token], at: int, blocked: Callable[[int], bool]) -> bool:
    """Whether だ, です, らしい … follow the noun (だ as で only before another clause)."""
    after = at + 1
    if after >= len(tokens) or blocked(after):
        return False
    follower = tokens[after]
    if follower.text == "なら":
        return False
    if follower.kind == "名詞" and follower.sort[:1] == ("助動詞語幹",):
        return True
    if follower.kind != "助動詞":
        return follower.kind == "形状詞" and follower.sort[:1] == ("助動詞語幹",)
    if follower.text == "な":
        return tokens[at].kind == "形状詞" or (
            after + 1 < len(tokens) and tokens[after + 1].text in ("の", "ん")
        )
    if follower.text == "で" and not is_title(tokens[at].text) and tokens[at].text not in _SAID_OF_PEOPLE:
        return False
    return follower.text != "に"


def _endings(tokens: Sequence[Token], found: Predicate, blocked: Callable[[int], bool]) -> None:
    """Walk over the endings and note what they add."""
    at = found.last
    extra: list[str] = []
    while at < len(tokens) and not blocked(at):
        token = tokens[at]
        if _explains(tokens, at):
            at += 1
            continue
        if not _is_ending(tokens, at):
            break
        _note(found, token, tokens[at - 1])
        extra.append(token.lemma)
        at += 1
    found.bases = tuple(token.word.listed for token in tokens[found.last : at])
    found.last, found.extra = at, tuple(extra)
    found.end = tokens[at - 1].end
    _read_duty(tokens, found)
    at = found.last
    found.link = _link(tokens, found, at)
    found.adnominal = not found.link and _is_adnominal(tokens, at, blocked)


def _read_duty(tokens: Sequence[Token], found: Predicate) -> None:
    """送らなきゃ, 出さないといけない, 返さねば: what has to be done is not denied."""
    last, after = tokens[found.last - 1], tokens[found.last] if found.last < len(tokens) else None
    said = after.text if after is not None else ""
    behind = found.last + (said in ("と", "ば", "は", "も", "へん"))
    ends = behind >= len(tokens) or tokens[behind].kind in ("補助記号", "空白")
    if not found.negative:
        return
    if last.word.form.startswith("仮定形-融合") or last.text == "ちゃ":
        found.must = True
    elif said in ("と", "ば", "は") and (said != "は" or last.text == "て"):
        found.must = ends or _is_forbidden(tokens, behind)
    elif last.text in ("な", "ず"):
        found.must = _is_forbidden(tokens, found.last)
    if found.must:
        found.negative = False
        found.last = behind
        found.end = tokens[found.last - 1].end


def _is_forbidden(tokens: Sequence[Token], at: int) -> bool:
    """いけない, ならない, あかん: behind なければ."""
    said = "".join(token.text for token in tokens[at : at + 3])
    return said.startswith(("いけ", "いか", "なら", "なり", "あか", "だめ", "駄目", "まず", "怒"))


def _explains(tokens: Sequence[Token], at: int) -> bool:
    """んだ, のです: says nothing more."""
    if tokens[at].text not in ("の", "ん") or tokens[at].sort[:1] != ("準体助詞",) or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].lemma in ("だ", "です", "じゃ", "や") and tokens[at + 1].text not in (
        "で",
        "に",
        "な",
    )


def _is_ending(tokens: Sequence[Token], at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.kind == "助動詞" or token.sort[:1] == ("助動詞語幹",):
        return True
    if token.kind == "助詞":
        return token.text in ("て", "で", "ちゃ", "じゃ", "つつ") and token.sort[:1] == ("接続助詞",)
    if before.is_verbal and token.lemma in _TAKE | _LET:
        return True
    if token.lemma == "無い" and before.word.form.startswith("連用形"):
        return True
    if token.kind in ("動詞", "形容詞") and token.sort[:1] == ("非自立可能",):
        return before.text in ("て", "で", "ちゃ") or (
            before.kind == "動詞" and before.word.form.startswith("連用")
        )
    if token.kind == "接尾辞":
        return token.sort[:1] in (("動詞的",), ("形容詞的",), ("形状詞的",))
    return token.kind == "動詞" and token.lemma in (
        "すぎる",
        "過ぎる",
        "始める",
        "続ける",
        "出す",
        "はる",
        "なはる",
    )


def _note(found: Predicate, token: Token, before: Token) -> None:
    lemma, base = token.lemma, token.word.listed
    after_te = before.text in ("て", "で")
    found.volition |= token.word.form.startswith("意志推量")
    if token.kind == "助動詞":
        found.negative ^= lemma in _NOT or base in _NOT
        found.past |= (base in ("た", "だ") and lemma == "た") or base == "てた"
        found.wish |= lemma in ("たい", "たがる")
        # やって居られる is polite.
        found.passive |= lemma in ("れる", "られる") and not found.progressive
        found.causative |= lemma in ("せる", "させる")
        found.progressive |= base in ("てる", "でる", "とる", "ちょる", "どる")
        found.hearsay |= lemma in ("らしい", "みたい", "そう")
    elif token.sort[:1] == ("助動詞語幹",):
        # 始めたいそう is heard, 始めたそう is seen.
        whole = before.word.form.startswith(("終止形", "連体形"))
        heard = token.kind == "名詞" or (token.text == "そう" and whole)
        found.hearsay |= heard
        found.seems |= not heard and token.kind == "形状詞"
    elif after_te and lemma in _GIVE:
        found.benefit = "give"
    elif (after_te or before.is_verbal or _is_polite_stem(before)) and lemma in _LET:
        found.benefit = "let"
    elif (after_te or found.benefit == "") and lemma in _TAKE:
        found.benefit = "take"
    elif after_te and lemma in ("欲しい", "貰いたい"):
        found.ask = True
    elif after_te and lemma in ("居る", "居られる", "いらっしゃる", "をる", "おる", "はる"):
        found.progressive = True
    elif lemma == "無い":
        found.negative ^= True


def _is_polite_stem(before: Token) -> bool:
    """お送り|くださる."""
    return before.kind == "動詞" and before.word.form.startswith("連用形-一般")


def _link(tokens: Sequence[Token], found: Predicate, at: int) -> str:
    """て, たら, から …: what binds the predicate to a clause that follows."""
    last = tokens[at - 1]
    if last.text in ("て", "で", "ちゃ") and last.kind == "助詞":
        return "て"
    if last.kind == "助動詞" and last.word.listed in ("た", "だ") and last.word.form.startswith("仮定"):
        return "たら"
    if at < len(tokens) and tokens[at].kind == "助詞":
        follower = tokens[at]
        if follower.sort[:1] == ("接続助詞",) and follower.text in (
            "から",
            "けど",
            "が",
            "し",
            "ば",
            "ながら",
            "けれど",
            "ので",
            "のに",
            "けれども",
        ):
            return follower.text
        if follower.text in ("の", "ん") and at + 1 < len(tokens) and tokens[at + 1].text in ("で", "に"):
            return "ので"
        return ""
    if (
        last.word.form.startswith("連用形")
        and last.kind in ("動詞", "助動詞", "形容詞")
        and last.text not in ("に",)
    ):
        return "て"
    return ""


def _is_adnominal(tokens: Sequence[Token], at: int, blocked: Callable[[int], bool]) -> bool:
    """A noun or name stands right behind; or の, which makes the clause a noun."""
    if at >= len(tokens):
        return False
    follower = tokens[at]
    if follower.text in LAUGHS:
        return False
    if blocked(at):
        return True
    if follower.kind == "助詞":
        return follower.text in ("の", "ん") and follower.sort[:1] == ("準体助詞",)
    return follower.kind in ("名詞", "代名詞", "接頭辞", "連体詞", "形状詞") and follower.sort[:1] != (
        "助動詞語幹",
    )
