"""Refusals and problems: what was not possible, where, and what to do, for every code that is refused or
reported.

The facts are those with which the code is raised; text from a file or the owner is quoted in one short line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.wording import names
from enishi.wording.labels import LABELS, field, label
from enishi.wording.phrases import Table, clip

SENTENCES: Table = {
    # What an action or a query refuses.
    "refused": gettext_lazy("This cannot be done as it stands. Nothing was changed."),
    "not_found": gettext_lazy(
        "{thing} was looked for and is not here; perhaps it was put away or taken back."
    ),
    "ambiguous": gettext_lazy("Several people go by this name: {people}. Please say which one."),
    "name_missing": gettext_lazy("Who is it? A family name or a nickname alone is enough."),
    "title_missing": gettext_lazy("What shall it be called? A rough name will do."),
    "no_cards": gettext_lazy("There is no card to file yet."),
    "nobody_met": gettext_lazy("With whom was it? One name is enough."),
    "nobody_in_it": gettext_lazy(
        "Nobody can be read out of these words yet. One name is enough; or keep them as a draft."
    ),
    "draft_gone": gettext_lazy("This draft is written in or let go already."),
    "kind_unknown": gettext_lazy("“{kind}” cannot be written down this way."),
    "nothing_to_undo": gettext_lazy("There is nothing to take back."),
    "undone_already": gettext_lazy("Change {number} was taken back already."),
    "all_touched_since": gettext_lazy(
        "Change {number} stays: all it did was changed again since. Undo the later changes first."
    ),
    "import_not_ready": gettext_lazy("This import cannot be started now: {state}."),
    "state_unknown": gettext_lazy("“{state}” is nothing that can become of a step: did it, later or pass."),
    "nobody_chosen": gettext_lazy("Nobody is chosen yet. Tick one person or several."),
    "text_missing": gettext_lazy("There are no words yet. A few are enough."),
    "two_needed_apart": gettext_lazy("These are one and the same already; it takes two."),
    "put_away_already": gettext_lazy("{name} is put away. Bring them back first."),
    "statement_missing": gettext_lazy("What would you tell? Put it into one sentence first."),
    "too_many_at_once": gettext_lazy("At most {most} people at once, please. Narrow the list down first."),
    "day_missing": gettext_lazy("Since when? A month or a year is enough."),
    "address_unfit": gettext_lazy(
        "“{url}” is no address of a calendar; it begins with https:// or webcal://."
    ),
    "feed_known": gettext_lazy("This calendar is read already."),
    "feeds_full": gettext_lazy("{most} calendars are as many as one can look through. Take one away first."),
    "suggestion_gone": gettext_lazy("This suggestion was taken or let go already."),
    "meaning_unknown": gettext_lazy("“{text}” is nothing a column can mean."),
    "column_unknown": gettext_lazy("There is no column “{text}”. These there are: {columns}"),
    "workbook_unreadable": gettext_lazy("This workbook cannot be read; save it as CSV and bring that."),
    "workbook_too_large": gettext_lazy(
        "A part of this workbook is larger than {limit} MB; save it as CSV and bring that."
    ),
    "zip_broken": gettext_lazy("This zip is damaged or locked; nothing in it was read."),
    "zip_too_large": gettext_lazy(
        "This zip would unpack to more than any export holds; nothing in it was read."
    ),
    "no_calendar": gettext_lazy("What stands there is no calendar (ICS)."),
    "rhythm_unfit": gettext_lazy("A rhythm is a number of days, from one to ten years."),
    "day_past": gettext_lazy("That day has passed; choose one to come."),
    "introduced_already": gettext_lazy("You are bringing {people} together already, or have done so."),
    "introduction_over": gettext_lazy("This introduction has gone its way already."),
    "both_first": gettext_lazy("Both are asked first. When both are glad to, bring them together."),
    "made_first": gettext_lazy("They have to be introduced before something can come of it."),
    "two_needed": gettext_lazy("An introduction needs two different people."),
    "field_unknown": gettext_lazy("“{field}” is no field I know; try a plainer word."),
    "seat_taken": gettext_lazy("{name} is a key person for {field} already."),
    "place_open": gettext_lazy("The place for {field} is open already."),
    "seats_full": gettext_lazy("{most} places for key persons are as many as one can tend. Free one first."),
    # What a file on this machine refuses.
    "synced_folder": gettext_lazy(
        "{path} lies in a folder that {program} keeps in step; it would damage the network. "
        "Choose another place with --data or ENISHI_DATA."
    ),
    "no_room": gettext_lazy("{path} cannot be written: {reason}."),
    "not_a_network": gettext_lazy("{path} is no network of Enishi's."),
    "schema_newer": gettext_lazy(
        "This network was written by a newer Enishi ({migration}). Please update Enishi; nothing was changed."
    ),
    "port_taken": gettext_lazy("Port {port} is taken by another program; choose another with ENISHI_PORT."),
    "backup_sqlite_only": gettext_lazy(
        "This network lies in PostgreSQL: copy it with pg_dump, "
        "or take it along with: enishi export --archive FILE"
    ),
    "file_exists": gettext_lazy("{path} is there already; nothing was overwritten."),
    "file_missing": gettext_lazy("There is no file {path}."),
    "network_busy": gettext_lazy("The network is just being written to. Please try again in a moment."),
    "copy_damaged": gettext_lazy("{path} is damaged; the network was left as it is."),
    "needs_yes": gettext_lazy("Forgetting cannot be taken back. If you are sure, say --yes."),
    "network_not_empty": gettext_lazy("This network holds people already; only an empty one can be filled."),
    "not_in_trash": gettext_lazy("“{id}” is not in the trash."),
    "too_few_people": gettext_lazy("A made-up network needs at least 20 people."),
    "not_a_demo": gettext_lazy("{path} is your own network; the made-up one never takes its place."),
    # What makes a whole file unreadable.
    "empty_file": gettext_lazy("“{filename}” is empty. Please export it once more."),
    "not_recognised": gettext_lazy(
        "What “{filename}” holds could not be told. Address books (vCard, Google, LinkedIn) and Enishi "
        "archives can be read."
    ),
    "archive_header": gettext_lazy(
        "This is not a whole Enishi archive: its first line is missing. Please export once more."
    ),
    "archive_newer": gettext_lazy(
        "This archive comes from a newer Enishi (version {version}; this one reads up to {known}). Please "
        "update first."
    ),
    # The inbox: what is refused, what is left alone, what could not be read.
    "inbox_shared": gettext_lazy(
        "Several people share this Enishi; a folder of this machine is nobody's alone."
    ),
    "inbox_missing": gettext_lazy("No folder is named yet. Name one with: enishi inbox --folder DIR"),
    "folder_missing": gettext_lazy("There is no folder {path}. Please give its whole path."),
    "inbox_unfit": gettext_lazy(
        "{path} holds far more than an inbox, and files are moved out of it. Please make a folder of its own."
    ),
    "inbox_crowded": gettext_lazy(
        "More than {most} files lie in {path}, and all of them would be taken. Please make a folder of its own."
    ),
    "inbox_stuck": gettext_lazy(
        "“{filename}” could not be moved out of the inbox ({reason}); it stays there."
    ),
    "inbox_conflict": gettext_lazy(
        "Two devices wrote it at once. Please see which is right and rename that one."
    ),
    "inbox_too_large": gettext_lazy(
        "It is larger than {limit} MB. Please bring it under Me › Settings › Read in."
    ),
    "inbox_picture": gettext_lazy(
        "A photo. If it is of cards, read it under ＋ › Photos of cards; it moves to “done” then."
    ),
    "inbox_kind": gettext_lazy("Files of this kind are not read; a plain text (.txt) is."),
    "inbox_empty": gettext_lazy("There are no words in it."),
    "inbox_no_text": gettext_lazy("It is called a text and is none. Please save it as plain text."),
    "inbox_too_many": gettext_lazy("It holds more than {most} notes. Please take it apart."),
    "inbox_broken": gettext_lazy("It could not be read. Please save it once more."),
    # What makes a picture of cards unreadable.
    "picture_empty": gettext_lazy("The file is empty. Please take or save the picture once more."),
    "no_picture": gettext_lazy("This is no picture: JPEG, PNG, HEIC, WebP, TIFF and PDF can be read."),
    "picture_damaged": gettext_lazy("The picture is damaged or cut off. Please take or save it once more."),
    "picture_too_large": gettext_lazy("The picture is too large to be read here. A smaller one will do."),
    "too_many_pages": gettext_lazy(
        "It has {pages} pages; up to {most} are read at once. Please take it apart."
    ),
    "no_card": gettext_lazy(
        "No card was found in it. More light, and the whole card in the picture, may help."
    ),
    # What keeps a card of one's own from being made, or set in type.
    "no_own_card": gettext_lazy("There is no card of your own yet. Make one with: enishi card new"),
    "page_missing": gettext_lazy("Where does your page stand? Its address goes into the code."),
    "card_says_kept": gettext_lazy(
        "“{text}” is kept from the company. Keep this card from it as well, or put it in other words."
    ),
    "card_for_key_persons": gettext_lazy(
        "“{text}” is for key persons alone, and cards go from hand to hand. Please put it in other words."
    ),
    "page_for_everyone": gettext_lazy(
        "This card is kept from the company, and a page can be read by anybody. Nothing was made."
    ),
    "font_missing": gettext_lazy(
        "No Japanese typeface was found on this machine. On Linux: sudo apt install fonts-noto-cjk"
    ),
    "card_too_full": gettext_lazy(
        "There is more on this card than fits at a size one can read. Take a line or a way out."
    ),
    "code_too_full": gettext_lazy(
        "The QR code would be too fine to be read. Fewer ways, or the address of your page instead, will do."
    ),
    # What is wrong with one row.
    "json_broken": gettext_lazy("This line could not be read ({what}). The others are not affected."),
    "record_without_type": gettext_lazy("This line does not say what it is and was left out."),
    "id_unfit": gettext_lazy("“{id}” is no identifier; this line was left out."),
    "value_kept": gettext_lazy(
        "“{key}” could not be understood; it is kept as it was written and given back on export."
    ),
    "reference_missing": gettext_lazy(
        "“{key}” points to something that is not here; this line was left out."
    ),
    "reference_kept": gettext_lazy("“{key}” points to something that is not here; the rest was read in."),
    "picture_unreadable": gettext_lazy("The picture could not be read; everything else was."),
    "refused_nobody": gettext_lazy("Nothing here says who it is; this row was left out."),
    "refused_too_large": gettext_lazy("This card is larger than {limit} bytes and was left out."),
    "refused_quote_open": gettext_lazy("A quotation mark is never closed; this row was left out."),
    "refused_row": gettext_lazy("This row could not be told apart ({reason}) and was left out."),
    "refused_unreadable": gettext_lazy("This row could not be read ({reason}) and was left out."),
    "name_missing.taken": gettext_lazy("There is no name; it goes by its {taken_from} for now."),
    "card_without_end": gettext_lazy("The card has no end, perhaps it was cut off; what is there was read."),
    "text_garbled": gettext_lazy("Some letters could not be told for sure ({encoding}). Please have a look."),
    "lines_unread": gettext_lazy("Lines that mean nothing here: {count}. They are kept with the original."),
    "date_unread": gettext_lazy("“{text}” in “{column}” is no day; it is kept with the original."),
    "picture_unread": gettext_lazy("The picture that came with it could not be read."),
    "picture_elsewhere": gettext_lazy("The picture lies on the net ({url}) and was not fetched."),
    "cells_beyond_header": gettext_lazy("Cells without a column: {count}. They are kept with the original."),
    "event_without_day": gettext_lazy("This entry says neither when nor with whom it was, and was left out."),
    "mail_unread": gettext_lazy("This message does not say from whom or when, and was left out."),
    "events_beyond": gettext_lazy(
        "Only the newest {most} events are suggested; {count} older ones were left."
    ),
    # What is said of a file before it is read in.
    "employers_cards": gettext_lazy(
        "Cards kept in Sansan often belong to the company you work for. Take along only whom you know yourself."
    ),
    # What the brain cannot answer for.
    "core": gettext_lazy("This could not be worked out from what is written down."),
    "unreadable_day": gettext_lazy(
        "“{text}” is no day a calendar has. 2026-11-24, 2026-11 or 2026 can be read."
    ),
    "out_of_range": gettext_lazy("One of these numbers is outside what makes sense here."),
    "too_many_steps": gettext_lazy("{asked} steps are too many: a week holds one to {most}."),
}

# Facts that are codes themselves, with their enumeration.
LABELLED = {"state": "import_state", "taken_from": "naming"}


def sentence(code: str, facts: Mapping[str, Any] | None = None) -> str:
    """Return what was refused or reported as a sentence; an unknown code gets the plainest one.

    Facts that are missing leave their place empty: a refusal is never answered by another error.
    """
    given = dict(facts or {})
    variant = f"{code}.taken" if given.get("taken_from") else code
    found = SENTENCES.get(variant) or SENTENCES.get(code) or SENTENCES["refused"]
    return str(found).format_map(_Said({key: _said(key, value) for key, value in _with_thing(given).items()}))


class _Said(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _with_thing(facts: dict[str, Any]) -> dict[str, Any]:
    """What was looked for: the kind of thing where it is one, else what was asked for."""
    key = str(facts.get("key", ""))
    known = label("thing", key) if key in LABELS["thing"] else ""
    thing = known or clip(str(facts.get("id") or key)) or _("This")
    return {**facts, "thing": thing[:1].upper() + thing[1:]}


def _said(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key in LABELLED:
        return label(LABELLED[key], str(value))
    if key == "name":
        return names.with_honorific(str(value))
    if key == "field":
        return field(str(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return names.listed([names.shown(one) for one in value])
    return clip(str(value))


def at_line(line: int, words: str) -> str:
    """Return a sentence about one line of a file: "12行目：…", "Line 12: …"."""
    return _("Line {line}: {sentence}").format(line=line, sentence=words)
