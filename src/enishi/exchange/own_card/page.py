"""A page of one's own as a single file to put anywhere: no scripts, nothing fetched, light and dark, in both languages.

What it says is what the card says; the few words of its own stand here in both languages, since both are in the file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from html import escape

from enishi.exchange.own_card.contact import person_of, vcard_of
from enishi.exchange.records import Record

WORDS = {
    "ja": {"save": "連絡先を保存", "language": "日本語", "tel": "電話", "reach": "連絡先"},
    "en": {"save": "Save my contact", "language": "English", "tel": "Phone", "reach": "How to reach me"},
}
STYLE = """
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1f2328;--soft:#5c6166;--line:#e4e0d6;--indigo:#1f3a5f;--thread:#c8452d}
@media(prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8e6e1;--soft:#a3a8ad;--line:#2d3338;--indigo:#9db9dc;--thread:#e8745e}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);line-height:1.7;
font-family:"Hiragino Sans","Noto Sans JP","Yu Gothic UI",system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:clamp(3rem,14vh,9rem) 1.5rem 4rem}
h1{margin:0;
font:500 clamp(2rem,7vw,2.9rem)/1.25 "Hiragino Mincho ProN","Noto Serif JP","Yu Mincho",serif;letter-spacing:.08em}
:lang(en) h1{letter-spacing:.01em}
:lang(en){line-height:1.55}
p{margin:0}.reading,.house,.line{color:var(--soft)}.house{margin-bottom:.6rem}.reading{margin-top:.3rem;font-size:.9rem}
.does{margin-top:1.6rem;font-size:1.2rem}.line{margin-top:.4rem}
.thread{display:block;
width:100%;height:22px;margin:2.2rem 0 1.6rem;fill:none;stroke:var(--thread)}
ul{list-style:none;margin:0;padding:0}li{border-bottom:1px solid var(--line)}
li>*{display:flex;gap:1rem;
min-height:44px;align-items:center;padding:.4rem 0;overflow-wrap:anywhere;color:inherit;text-decoration:none}
li>a{color:var(--indigo)}li small{color:var(--soft);font-size:.85rem}
a:hover{text-decoration:underline}a:focus-visible{outline:2px solid var(--indigo);outline-offset:3px}
.save{display:inline-block;margin-top:1.8rem;padding:.65rem 1.3rem;border:1px solid var(--indigo);border-radius:10px;
color:var(--indigo);text-decoration:none}
nav{position:absolute;inset:1rem 1rem auto auto;display:flex;gap:1rem;font-size:.9rem}
nav label{min-height:44px;padding:.5rem .2rem;color:var(--soft);cursor:pointer}
.turn{position:absolute;opacity:0}
#ja:checked~nav [for=ja],#en:checked~nav [for=en]{color:var(--ink);border-bottom:1.5px solid var(--thread)}
#ja:focus-visible~nav [for=ja],#en:focus-visible~nav [for=en]{outline:2px solid var(--indigo);outline-offset:2px}
#ja:checked~main>[lang=en],#en:checked~main>[lang=ja]{display:none}
@media print{nav,.save{display:none}}
"""
THREAD = (
    '<svg class="thread" viewBox="0 0 400 22" preserveAspectRatio="none" aria-hidden="true">'
    '<path d="M0 13C110 20 220 2 296 11S372 15 400 8" vector-effect="non-scaling-stroke"/></svg>'
)
SAFE = re.compile(r"https?://", re.IGNORECASE)


def page_of(card: Record) -> str:
    """Return the page as HTML. A card with one side makes a page in its language; with two it can be turned over."""
    sides = list({side.get("language") or "ja": side for side in card.get("sides") or [{}]}.values())
    ways = card.get("ways") or []
    name = str(person_of(card)["name"]["full"] or "")
    first = str(sides[0].get("language") or "ja")
    parts = "".join(_side(side, ways, card, name) for side in sides)
    turn = _turn(sides) if len(sides) > 1 else ""
    # Whatever is written here, the page may fetch nothing and run nothing.
    guard = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="{first}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{guard}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{escape(str(sides[0].get("does") or name))}">\n'
        f"<title>{escape(name)}</title>\n<style>{STYLE}</style>\n<body>\n{turn}<main>{parts}</main>\n</body>\n</html>\n"
    )


def _turn(sides: Sequence[Record]) -> str:
    codes = [str(side.get("language") or "ja") for side in sides]
    inputs = "".join(
        f'<input class="turn" type="radio" name="language" id="{code}" aria-label="{WORDS[code]["language"]}"'
        f"{' checked' if place == 0 else ''}>"
        for place, code in enumerate(codes)
    )
    labels = "".join(f'<label for="{code}" lang="{code}">{WORDS[code]["language"]}</label>' for code in codes)
    return f"{inputs}<nav>{labels}</nav>\n"


def _side(side: Record, ways: Sequence[Record], card: Record, name: str) -> str:
    code = "en" if side.get("language") == "en" else "ja"
    said = {
        key: escape(str(side.get(key) or "")) for key in ("organization", "name", "reading", "does", "line")
    }
    text = "".join(
        f'<p class="{mark}">{said[key]}</p>'
        for key, mark in (("reading", "reading"), ("does", "does"), ("line", "line"))
        if said[key]
    )
    house = f'<p class="house">{said["organization"]}</p>' if said["organization"] else ""
    listed = "".join(f"<li>{_way(way, code)}</li>" for way in ways)
    file = re.sub(r"\W+", "-", name).strip("-") or "card"
    vcard = b64encode(vcard_of(card).encode()).decode()
    return (
        f'<article lang="{code}"><header>{house}<h1>{said["name"] or escape(name)}</h1>{text}</header>{THREAD}'
        + (f'<ul aria-label="{WORDS[code]["reach"]}">{listed}</ul>' if listed else "")
        + f'<a class="save" download="{escape(file)}.vcf" href="data:text/vcard;charset=utf-8;base64,{vcard}">'
        f"{WORDS[code]['save']}</a></article>"
    )


def _way(way: Record, language: str) -> str:
    from enishi.exchange.card.contacts import as_dialled

    kind, value = way.get("kind"), str(way.get("value") or "")
    if kind == "email":
        return f'<a href="mailto:{escape(value)}">{escape(value)}</a>'
    if kind == "phone":
        note = "Fax" if way.get("label") == "fax" else WORDS[language]["tel"]
        return f'<a href="tel:{escape(value)}">{escape(as_dialled(value))} <small>{note}</small></a>'
    if kind == "url" and SAFE.match(value):
        return f'<a href="{escape(value)}" rel="me noopener">{escape(SAFE.sub("", value).rstrip("/"))}</a>'
    if kind == "account" and way.get("service"):
        return f"<span>{escape(value)} <small>{escape(str(way['service']))}</small></span>"
    code = f"〒{way['postal_code']} " if way.get("postal_code") and language == "ja" else ""
    return f"<span>{escape(code + value)}</span>"
