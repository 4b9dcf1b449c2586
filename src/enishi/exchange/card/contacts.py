"""Mail and web addresses, telephone numbers, postal code and address: what on a card has a form of its own.

Takes the lines of a card and says which of them it used up; names and titles are left to `who`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import phonenumbers

from enishi.exchange.card import lexicon
from enishi.exchange.card.lexicon import plain, solid
from enishi.exchange.card.reading import Line

_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+'-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_URL = re.compile(r"https?://[^\s、。()]+|www\.[^\s、。()]+", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/[\w./~%-]*)?(?![\w@])")
_NUMBER = re.compile(r"(?:\+\s?\d|\(?0)[\d\s().-]{6,}\d")
_POSTAL = re.compile(r"(?:〒|[〶テT]\s?(?=\d{3}-))?\s*(?<![\d-])(\d{3})\s?-\s?(\d{4})(?![\d-])")
_POSTAL_SOLID = re.compile(r"〒\s*(\d{3})\s*(\d{4})(?!\d)")
_POSTAL_ELSEWHERE = re.compile(
    r"\b(?:[A-Z]{2}\s+(\d{5}(?:-\d{4})?)|([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})|(?:Singapore|Taipei|Seoul|Hanoi|Bangkok)\s+(\d{5,6}))\b"
)
_PLACE = re.compile(r"[一-鿿ぁ-んァ-ヶ々]{1,8}?[市区町村郡].{0,12}?[0-9一二三四五六七八九十]")
JAPAN = 81
_KANJI_DIGITS = str.maketrans("〇○一二三四五六七八九", "00123456789")
_NUMERAL_RUN = re.compile(r"[〇○一二三四五六七八九][〇○一二三四五六七八九\s-]{5,}[〇○一二三四五六七八九O]")


_NAMED = re.compile(r"\d{2,}|@|www|\.[a-z]{2}")


@dataclass
class Contacts:
    """What was found. phones: (label, E.164); body: the size of the small print, in mm; rest: the lines left for names."""

    emails: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    phones: list[tuple[str, str]] = field(default_factory=list)
    accounts: list[tuple[str, str]] = field(default_factory=list)
    postal_code: str | None = None
    address: str | None = None
    scores: dict[str, float] = field(default_factory=dict)
    body: float = 3.0
    rest: list[Line] = field(default_factory=list)


def contacts_of(lines: list[Line]) -> Contacts:
    """Find everything that has a form; `rest` holds the lines that are left for names."""
    sizes = sorted(line.size for line in lines)
    found = Contacts(body=sizes[len(sizes) // 3] if sizes else 3.0)
    rows = [replace(line, text=_figures(line)) for line in with_labels(lines)]
    left: list[Line] = []
    for line in rows:
        text = _take_mail_and_web(line, found)
        text = _take_phones(replace(line, text=text), found)
        if text.strip(" :;,.・/|-") and not lexicon.is_aside(text):
            left.append(replace(line, text=text))
    found.rest = _take_address(left, found)
    return found


def _figures(line: Line) -> str:
    """Return a line with plain figures, where a vertical one has numerals."""
    text = plain(line.text)
    if not line.tall:
        return text
    return _NUMERAL_RUN.sub(lambda run: run.group().replace("O", "0").translate(_KANJI_DIGITS), text)


# -- labels that stand apart ----------------------------------------------------------------------------------------


def with_labels(lines: list[Line]) -> list[Line]:
    """Put a label that stands by itself before what it names: to its right, or beneath it where lines run downwards."""
    kinds = "|".join(lexicon.label_pattern(kind) for kind in ("work", "fax", "mobile", "mail", "web"))
    alone = re.compile(rf"(?:{kinds})\s*[.:]?", re.IGNORECASE)
    labels = [line for line in lines if alone.fullmatch(plain(line.text))]
    left = [line for line in lines if line not in labels]
    for label in labels:
        near = [line for line in left if _follows(label, line) and _NAMED.search(_figures(line))]
        if not near:
            # 代表 stands before a number, or before a name.
            left.append(label)
            continue
        nearest = min(near, key=lambda line: (line.y - label.y) if label.tall else (line.x - label.x))
        text = f"{plain(label.text).rstrip(':.')}: {nearest.text}"
        left[left.index(nearest)] = replace(nearest, text=text)
    return left


def _follows(label: Line, line: Line) -> bool:
    if line.tall:
        return abs(line.middle[0] - label.middle[0]) < 0.7 * line.size and line.y > label.y
    return abs(line.middle[1] - label.middle[1]) < 0.75 * max(line.size, label.size) and line.x > label.x


# -- mail, web, accounts --------------------------------------------------------------------------------------------


def _take_mail_and_web(line: Line, found: Contacts) -> str:
    """Take mail and web addresses and account names off a line; return what is left."""
    text = _take_account(line.text, found)
    text = re.sub(r"\s*@\s*", "@", text)
    text = (
        re.sub(r"(?<=[a-z0-9])\s*\.\s+(?=[a-z]{2,}\b)", ".", text) if "@" in text or "www" in text else text
    )
    for pattern, kind in ((_MAIL, "emails"), (_URL, "urls"), (_BARE, "urls")):
        for value in pattern.findall(text):
            text = text.replace(value, " ", 1)
            _keep(
                found,
                kind,
                _without_label(value, "mail") if kind == "emails" else value.rstrip(".,;"),
                line.score,
            )
    emptied = text != line.text
    leftover = rf"(?:{lexicon.label_pattern('mail')}|{lexicon.label_pattern('web')})\s*[.:：]?\s*$"
    return re.sub(leftover, "", text.strip(), flags=re.IGNORECASE) if emptied else text


def _take_account(text: str, found: Contacts) -> str:
    """Take a name in another service off the end of a line: Instagram @…, LINE ID: …"""
    if _MAIL.search(text) and not re.search(r"\s@", text):
        return text
    match = re.search(
        rf"(?<![A-Za-z])({lexicon.label_pattern('account')})(?:\s*:\s*@?|\s+@?|@)([A-Za-z0-9._-]{{3,}})\s*$",
        text,
        re.IGNORECASE,
    )
    if match:
        found.accounts.append((match.group(1), match.group(2)))
        text = text[: match.start()]
    return re.sub(r"(?:^|\s)@[A-Za-z0-9._-]{3,}\s*$", " ", text)


def _without_label(mail: str, kind: str) -> str:
    """E-mailinfo@… is a label without its blank."""
    return re.sub(r"^(?:E-mail|Email|Mail|E-MAIL|MAIL)[.:]?(?=[a-z0-9])", "", mail)


def _keep(found: Contacts, kind: str, value: str, score: float) -> None:
    values: list[str] = getattr(found, kind)
    if value.casefold() not in {one.casefold() for one in values}:
        values.append(value)
        found.scores[kind] = min(score, found.scores.get(kind, 1.0))


# -- telephones -----------------------------------------------------------------------------------------------------


def _take_phones(line: Line, found: Contacts) -> str:
    """Take telephone numbers with their labels off a line; return what is left of it."""
    text = re.sub(r"(?:内線|ext\.?|extension)\s*[:：]?\s*\d+", "", line.text, flags=re.IGNORECASE)
    out, last = [], 0
    for match in _NUMBER.finditer(text):
        before = text[last : match.start()]
        for piece in _numbers(match.group()):
            for label in _labels(before, piece):
                if (label, piece) not in found.phones:
                    found.phones.append((label, piece))
                    found.scores["phones"] = min(line.score, found.scores.get("phones", 1.0))
            out.append(_unlabelled(before))
            last = match.end()
    return " ".join([*out, text[last:]]) if out else text


def _numbers(written: str) -> list[str]:
    """Return the telephone numbers a run of figures holds, as E.164: one, or several written after another."""
    one = e164(written)
    if one:
        return [one]
    parts = re.split(r"\s{1,}(?=\(?0|\+)", written.strip())
    return [number for part in parts if (number := e164(part))] if len(parts) > 1 else []


def e164(written: str) -> str | None:
    """Return a number as dialled from anywhere, or None where it is none. Without a + it is one of Japan."""
    text = written.replace("(0)", "") if written.strip().startswith("+") else written
    figures = re.sub(r"\D", "", text)
    if not text.strip().startswith("+"):
        if not figures.startswith("0") or len(figures) != _length(figures):
            return None
        return "+81" + figures[1:]
    try:
        number = phonenumbers.parse("+" + figures)
    except phonenumbers.NumberParseException:
        return None
    # Made-up and new numbers are none that are assigned: possible is enough.
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def as_dialled(number: str) -> str:
    """Return an E.164 number as one dials it here: a Japanese one with its zero, another with its country."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    style = phonenumbers.PhoneNumberFormat
    home = parsed.country_code == JAPAN
    return phonenumbers.format_number(parsed, style.NATIONAL if home else style.INTERNATIONAL)


def _length(figures: str) -> int:
    return 11 if re.match(r"0[5-9]0", figures) and not figures.startswith(("0120", "0570", "0990")) else 10


def _labels(before: str, number: str) -> list[str]:
    """Return what a number is, by the words before it: both for TEL/FAX."""
    fax = re.compile(rf"(?:{lexicon.label_pattern('fax')})\s*[.:)]*\s*$", re.IGNORECASE)
    mobile = re.compile(rf"(?:{lexicon.label_pattern('mobile')})\s*[.:)]*\s*$", re.IGNORECASE)
    squeezed = solid(plain(before))
    both = re.search(
        r"(?:TEL|電話|Phone|T)\s*[&/・,､+]\s*(?:FAX|ファックス|ファクス|F)\s*[.:]*$", squeezed, re.IGNORECASE
    )
    reverse = re.search(r"(?:FAX|F)\s*[&/・]\s*(?:TEL|電話|T)\s*[.:]*$", squeezed, re.IGNORECASE)
    if both or reverse:
        return ["work", "fax"]
    if fax.search(squeezed) and not re.search(r"[A-Za-z]F$", squeezed):
        return ["fax"]
    return ["mobile"] if mobile.search(squeezed) else [phone_label(number)]


def phone_label(number: str) -> str:
    """Return what an E.164 number is by itself: Japanese mobiles begin with 060, 070, 080 or 090."""
    return "mobile" if re.match(r"\+81[6789]0", number) else "work"


def _unlabelled(before: str) -> str:
    """Return what stands before a number without the label that belongs to it."""
    kinds = "|".join(lexicon.label_pattern(kind) for kind in ("work", "fax", "mobile"))
    text = before
    for _ in range(3):
        text = re.sub(
            rf"(?:^|(?<=[\s/&・,(]))(?:{kinds})\s*[.:)]*\s*$",
            "",
            text.strip(" :/&・,(."),
            flags=re.IGNORECASE,
        )
    return re.sub(rf"(?:{kinds})$", "", text, flags=re.IGNORECASE) if lexicon.is_japanese(text) else text


# -- postal code and address ----------------------------------------------------------------------------------------


def _take_address(lines: list[Line], found: Contacts) -> list[Line]:
    """Take the first address off the lines, with the lines it runs on to; return those that are left."""
    starts = [line for line in lines if _is_address(line.text)]
    if not starts:
        return lines
    # The first printed counts: from above, or from the right where lines run downwards.
    first = min(starts, key=lambda line: (-line.x, line.y) if line.tall else (round(line.y, 1), line.x))
    parts = _continued(first, lines)
    for line in parts:
        found.scores["address"] = min(line.score, found.scores.get("address", 1.0))
    text = _joined([_without_place_label(line.text) for line in parts])
    found.postal_code, text = _postal(text)
    found.address = _tidy(text) or None
    used = {id(line) for line in parts}
    left = [line for line in lines if id(line) not in used]
    # A second office is no name either.
    return [line for line in left if not _is_address(line.text)]


def _is_address(text: str) -> bool:
    tight = solid(text)
    if lexicon.is_japanese(tight):
        if _POSTAL.match(_without_place_label(tight)) or _POSTAL_SOLID.search(tight):
            return True
        has_number = bool(re.search(r"[0-9一二三四五六七八九十]", tight))
        return has_number and bool(lexicon.prefecture_in(tight) or _PLACE.match(_without_place_label(tight)))
    if re.fullmatch(r"(?:〒|T)?\d{3}-\d{4}", tight):
        return True
    return bool(re.search(r"\d", text)) and lexicon.street_words(text) >= 1 and not re.search(r"@|://", text)


def _without_place_label(text: str) -> str:
    """Take 本社, 住所, Address: off the head of an address."""
    opening, closing = r"[\[【(（〈<■●◆・]?\s*", r"\s*[\]】)）〉>]?\s*[:：.]?\s*"
    ahead = r"(?=〒|\d{3}-?\d{4}|\s|[:：]|[一-鿿]{2,4}[都道府県])"
    label = f"^{opening}(?:{lexicon.label_pattern('address')}){closing}{ahead}"
    # Whatever short word stands before the sign of the post is the name of an office.
    text = re.sub(r"^[^\d〒]{1,8}(?=〒)", "", text)
    shorter = re.sub(label, "", text, flags=re.IGNORECASE).strip(" :")
    # 東京 is a label before 〒, and the beginning of 東京都.
    return shorter if shorter and not shorter.startswith(("都", "府")) else text


def _continued(first: Line, lines: list[Line]) -> list[Line]:
    """Return an address's lines: the first and those that go on beneath (or to the left of) it."""
    parts = [first]
    rest = sorted(
        (line for line in lines if line is not first and line.tall == first.tall),
        key=lambda line: -line.x if first.tall else line.y,
    )
    for line in rest:
        if _is_next(parts[-1], line) and _goes_on(line.text, parts):
            parts.append(line)
    return parts


def _is_next(above: Line, line: Line) -> bool:
    if above.tall:
        step = above.middle[0] - line.middle[0]
        return 0.3 * above.size < step < 2.4 * above.size
    step = line.middle[1] - above.middle[1]
    overlap = min(above.x + above.w, line.x + line.w) - max(above.x, line.x)
    same_row = abs(step) < 0.6 * above.size and 0 < line.x - (above.x + above.w) < 6 * above.size
    return same_row or (0.3 * above.size < step < 2.3 * max(above.size, line.size) and overlap > 0)


def _goes_on(text: str, parts: list[Line]) -> bool:
    """Whether a line can be the rest of an address."""
    whole = " ".join(part.text for part in parts)
    if lexicon.is_japanese(whole) or re.fullmatch(r"\W*\d{3}-\d{4}\W*", solid(whole)):
        if _POSTAL.search(text) and _POSTAL.search(whole):
            return False
        if lexicon.prefecture_in(whole) and lexicon.prefecture_in(text):
            return False
        if _is_address(text):
            return True
        return lexicon.is_building(text) and not lexicon.is_title(text) and not lexicon.legal_form(text)
    if lexicon.is_title(text) or lexicon.legal_form(text):
        return False
    return (
        _is_address(text)
        or bool(re.search(r"\d", text))
        or lexicon.street_words(text) > 0
        or bool(re.search(r",", text))
    )


def _joined(parts: list[str]) -> str:
    return " ".join(part.strip() for part in parts)


def _postal(text: str) -> tuple[str | None, str]:
    """Take the postal code out of an address: (code, the rest)."""
    for pattern in (_POSTAL, _POSTAL_SOLID):
        match = pattern.search(text)
        if match:
            return f"{match.group(1)}-{match.group(2)}", text[: match.start()] + " " + text[match.end() :]
    elsewhere = _POSTAL_ELSEWHERE.search(text)
    if elsewhere:
        group = next(number for number in (1, 2, 3) if elsewhere.group(number))
        return elsewhere.group(group), text[: elsewhere.start(group)] + text[elsewhere.end(group) :]
    return None, text


def _tidy(text: str) -> str:
    text = re.sub(r"^[\s〒〶:：,.\-]+", "", text)
    text = re.sub(r"\s+,", ",", re.sub(r"\s{2,}", " ", text))
    text = re.sub(r",(?=\S)", ", ", re.sub(r",\s*,", ",", text))
    return text.strip(" ,")
