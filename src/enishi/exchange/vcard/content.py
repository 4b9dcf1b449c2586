"""Content lines: the text of one vCard as properties, whatever its writer did to folding, quoting and escaping.

Decides where a property begins and ends and how its value is decoded, for vCard 2.1 (quoted-printable with soft
breaks, bare types, charsets), 3.0 (RFC 2426) and 4.0 (RFC 6350, RFC 6868). It knows no property's meaning.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from enishi.exchange import encodings

# Names that may be written in any case; others count only in capitals or with X-, so that the second line of a note
# that was never folded ("http://…", "Tel. home: …") is not taken for a property.
KNOWN = frozenset({
    "BEGIN", "END", "VERSION", "FN", "N", "NICKNAME", "PHOTO", "BDAY", "ADR", "LABEL", "TEL", "EMAIL",
    "MAILER", "TZ", "GEO", "TITLE", "ROLE", "LOGO", "AGENT", "ORG", "CATEGORIES", "NOTE", "PRODID", "REV",
    "SORT-STRING", "SOUND", "URL", "UID", "CLASS", "KEY", "IMPP", "SOURCE", "KIND", "XML", "ANNIVERSARY",
    "GENDER", "LANG", "MEMBER", "RELATED", "CLIENTPIDMAP", "FBURL", "CALADRURI", "CALURI", "NAME", "PROFILE",
    "SOCIALPROFILE",
})  # fmt: skip
_START = re.compile(r"(?:([\w-]+)\.)?([A-Za-z][A-Za-z0-9-]*)[ \t]*[;:]")
_QUOTED_HEAD = re.compile(r'(?:[^":]|"[^"]*")*(?=:)')
_BETWEEN_PARAMS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_BASE64_HEAD = re.compile(r";(?:ENCODING=)?\"?(?:BASE64|B)\"?(?:;|$)", re.IGNORECASE)
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/=]+")
_QP_HEAD = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE(?:;|$)", re.IGNORECASE)
_ENDS = re.compile(r"(?:END|BEGIN):VCARD\s*$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\;,:nN])")
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_BARE_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"}
# A folded value of these has no line breaks of its own, so lines folded badly are joined without one.
_UNBROKEN = {
    "PHOTO",
    "LOGO",
    "URL",
    "KEY",
    "SOUND",
    "SOURCE",
    "FBURL",
    "UID",
    "EMAIL",
    "IMPP",
    "X-SOCIALPROFILE",
}


@dataclass(slots=True)
class Property:
    """One property. name: in capitals. params: in capitals → values. head, value: as written, unfolded."""

    name: str
    value: str
    params: dict[str, list[str]] = field(default_factory=dict)
    group: str = ""
    head: str = ""

    def types(self) -> set[str]:
        """Its types in small letters, bare ones too."""
        return {word.lower() for value in self.params.get("TYPE", ()) for word in value.split(",")}

    def is_preferred(self) -> bool:
        return "pref" in self.types() or "PREF" in self.params

    def encoding(self) -> str:
        """quoted-printable, base64 or ""."""
        said = self.params.get("ENCODING", [""])[0].lower()
        return "base64" if said in {"b", "base64"} else said if said == "quoted-printable" else ""

    def decoded(self) -> str:
        """Its value without the transfer encoding; escapes still stand."""
        if self.encoding() != "quoted-printable":
            return self.value
        data = binascii.a2b_qp(self.value.encode("utf-8", "replace"))
        charset = self.params.get("CHARSET", [""])[0]
        return encodings.decode(data, charset)[0].replace("\r\n", "\n").replace("\r", "\n")

    def text(self) -> str:
        """Its value as one text."""
        return unescape(self.decoded())

    def components(self, separator: str = ";") -> list[str]:
        """Its value as the texts between unescaped separators."""
        return [unescape(part) for part in split(self.decoded(), separator)]


def unescape(text: str) -> str:
    """Undo backslash escapes; a backslash before any other character stands for itself."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def split(text: str, separator: str) -> list[str]:
    """Split at separators that no backslash escapes; the escapes still stand."""
    if "\\" not in text:
        return text.split(separator)
    return re.findall(rf"((?:\\.|[^\\{separator}]|\\$)*)(?:{separator}|$)", text, re.DOTALL)[
        : _parts(text, separator)
    ]


def _parts(text: str, separator: str) -> int:
    return len(re.sub(r"\\.", "", text, flags=re.DOTALL).split(separator))


def parse(text: str) -> tuple[list[Property], int]:
    """Return the properties of a card, without BEGIN and END, and how many lines are none."""
    logical, unread = _unfold(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    properties = [_property(line) for line in logical]
    return [one for one in properties if one.name not in {"BEGIN", "END"}], unread


def version_of(properties: Iterable[Property]) -> str:
    """The version a card says it has; 2.1 is what cards without one are."""
    return next((one.value.strip() for one in properties if one.name == "VERSION"), "2.1")


def _unfold(physical: list[str]) -> tuple[list[str], int]:
    """Join physical lines into logical ones; count those that belong nowhere."""
    found: list[list[str]] = []
    unread = 0
    soft = quoted = base64 = False
    for line in physical:
        if soft and not _ENDS.match(line):
            # A quoted-printable soft break: the next line goes on, whatever it looks like.
            found[-1][-1] = found[-1][-1][:-1]
            found[-1].append(line)
            soft = line.endswith("=")
        elif not line.strip():
            base64 = False
        elif line[0] in " \t":
            if found:
                found[-1].append(line[1:])
                soft = quoted and line.endswith("=")
        elif base64 and _BASE64_LINE.fullmatch(line):
            # Pictures are the one value that some writers fold without indenting.
            found[-1].append(line)
        elif _begins(line):
            head = line.partition(":")[0]
            found.append([line])
            base64, quoted = bool(_BASE64_HEAD.search(head)), bool(_QP_HEAD.search(head))
            soft = quoted and line.endswith("=")
        elif line.startswith("#") or len(found) < 2:
            unread += 1
        else:
            _mend(found[-1], line)
    return ["".join(parts) for parts in found], unread


def _begins(line: str) -> bool:
    start = _START.match(line)
    if start is None or ":" not in line:
        return False
    name = start[2]
    return name.isupper() or name.upper() in KNOWN or name[:2] in {"X-", "x-"}


def _mend(parts: list[str], line: str) -> None:
    """Append a line that was folded without indenting; text keeps the break that was meant."""
    start = _START.match(parts[0])
    if parts[-1].endswith("\\") and not parts[-1].endswith("\\\\"):
        parts[-1] = parts[-1][:-1]
    elif start and start[2].upper() in _UNBROKEN:
        parts.append(line)
        return
    parts.append("\n" + line)


def _property(line: str) -> Property:
    head, _, value = line.partition(":")
    if '"' in head and (quoted := _QUOTED_HEAD.match(line)):
        head, value = quoted[0], line[quoted.end() + 1 :]
    words = _BETWEEN_PARAMS.split(head) if '"' in head else head.split(";")
    group, _, name = words[0].strip().rpartition(".")
    params: dict[str, list[str]] = {}
    for word in words[1:]:
        key, values = _param(word.strip())
        if key:
            params.setdefault(key, []).extend(values)
    return Property(name.upper(), value, params, group, head)


def _param(word: str) -> tuple[str, list[str]]:
    key, equals, value = word.partition("=")
    if not equals:
        return ("ENCODING" if word.upper() in _BARE_ENCODINGS else "TYPE" if word else ""), [word]
    if '"' in value:
        values = [one.strip('"') for one in re.findall(r'"[^"]*"|[^",]+', value)]
    else:
        values = value.split(",")
    if "^" in value:
        values = [re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], one) for one in values]
    return key.strip().upper(), values
