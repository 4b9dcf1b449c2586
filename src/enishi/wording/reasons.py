"""The reasons and occasions of the week's steps: one sentence for each code of `core.codes`.

A key with a dot is the variant for one value of a fact ("costs.0"). Beside the facts themselves a sentence
may use `ago`, `span` and `soon`, which all say `days`.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enishi.wording.phrases import Table

REASONS: Table = {
    "kind_never_visited": _("You have not been to {kind} yet."),
    "kind_missing": _("In the last {span} you have not been to {kind}."),
    "kind_brings_new": _("At {kind} (you went {visits}) you met {people} whom you meet nowhere else."),
    "series_brings_new": _("At “{series}” (you went {visits}) you met {people} whom you meet nowhere else."),
    "fields_expected": _("People from {fields} may be there, of whom you know few so far."),
    "vacant_seat_there": _(
        "Your key person for {field} is yet to be met; somebody of that field may be there."
    ),
    "wanted_there": _("{people}, whom you wanted to see, may be there."),
    "mine_are_coming": _("{people} will be there too."),
    "again_wished": _("After “{title}” you noted that you would go again."),
    "coming_up": _("It is on {on}, {soon}."),
    "costs": _("It takes {minutes} and {cost}."),
    "costs.0": _("It takes {minutes} and no money."),
    "kinds_so_far": _("Of the {of} kinds of gatherings you have been to {visited}."),
    "nothing_noted": _("No gathering is noted for the coming {span} yet."),
    "could_take_me": _("{person} goes to {kind} and might take you along."),
    "promised": _("You promised “{what}” {ago}."),
    "promise_due": _("You promised “{what}” by {due} ({soon})."),
    "promise_overdue": _("You promised “{what}” by {due}. It still gladdens now."),
    "promises_open": _("You have {number} open, this one included."),
    "key_person": _("Your key person for {fields}."),
    "key_person.none": _("One of your key persons."),
    "over_rhythm": _("You last talked {ago}; your rhythm is every {rhythm}."),
    "past_usual_gap": _("You usually talk every {usual}; the last time was {ago}."),
    "no_talk_logged": _("No talk with them is written down yet."),
    "last_talk": _("You last talked {ago}."),
    "met_times": _("You have met or talked {times} so far."),
    "want_to_be_with": _("You noted that you would like to be together for long."),
    "far_fields": _("They are at home in {fields}, far from most of your people."),
    "looks_for": _("{person} is looking for this: “{what}”."),
    "talked_of": _("The last time you talked of “{topic}”."),
    "birthday_soon": _("Their birthday is {soon}."),
    "season_greeting.new_year": _("It is the time of New Year's greetings."),
    "season_greeting.spring": _("It is spring, when much begins anew."),
    "season_greeting.summer": _("It is the time of midsummer greetings."),
    "season_greeting.year_end": _("It is the end of the year, a time to say thank you."),
    "i_can": _("You can do this: “{offer}”."),
    "someone_can": _("{person} can do this: “{offer}”."),
    "words_met": _("These words met: {words}."),
    "open_for": _("They have been looking for {span}."),
    "open_for.0": _("They have been looking since today."),
    "chance_came": _("“{title}” came to you {ago}."),
    "place_in_chain": _("It came through them, {place} links back."),
    "place_in_chain.1": _("It came from them directly."),
    "helped_me": _("They helped you: “{what}”."),
    "not_yet_thanked": _("That was {ago}, and no thank-you is written down yet."),
    "never_told.do": _("What you do has not been told to them yet."),
    "never_told.want": _("What you want has not been told to them yet."),
    "told_long_ago.do": _("You told them what you do {ago}."),
    "told_long_ago.want": _("You told them what you want {ago}."),
    "being_met": _("You meet on {on} anyway, {soon}."),
    "gave_lately": _("You did something for them {ago}: “{what}”."),
    "wished_away": _("You noted that you would rather keep away."),
    "bad_moods": _("You noted {times} that meeting them wore you out."),
    "people_in_network": _("Your network so far: {people}."),
    "people_in_network.0": _("Your network begins with the first name."),
    "names_waiting": _("Waiting in the address book: {names}."),
    "names_waiting.0": _("The first name that comes to mind is the right one."),
    "polish_in_hand": _("You began to polish “{what}” {ago}."),
    "trial_waits": _("{person} is the one to try it with."),
    "words_behind": _("Behind it: {words}."),
    "words_behind.0": _("It is a start that needs nobody else."),
    "word_asked": _("{person} asked you for “{text}”."),
    "word_thanked": _("{person} was glad of “{text}”."),
    "word_missed": _("{person} said: if only there were “{text}”."),
    "word_came": _("These words came {ago}."),
    "no_statement.do": _("What you do has no sentence of its own yet."),
    "no_statement.want": _("What you want has no sentence of its own yet."),
    "statement_age.do": _("You put what you do into words {ago}."),
    "statement_age.want": _("You put what you want into words {ago}."),
    "question_open": _("“{question}” is still open; {answered} of the {of} questions have an answer."),
}

OCCASIONS: Table = {
    "gathering_on": _("“{title}” on {on}"),
    "find_a_room": _("Looking for {kind}"),
    "promise_due": _("What you promised by {due}: “{what}”"),
    "promise_open": _("What you promised: “{what}”"),
    "no_business": _("A meal, without any business"),
    "no_business_short": _("A word, without any business"),
    "looks_for": _("What they are looking for: “{what}”"),
    "talked_of": _("What you talked of: “{topic}”"),
    "birthday": _("Their birthday, {soon}"),
    "season.new_year": _("New Year"),
    "season.spring": _("Spring"),
    "season.summer": _("Midsummer"),
    "season.year_end": _("The end of the year"),
    "remembering": _("You met {times} and now thought of them"),
    "can_help": _("Being of help with “{what}”"),
    "ask_both_first": _("Asking both of them first"),
    "chance_came": _("“{title}” came to you"),
    "helped_me": _("They helped you: “{what}”"),
    "thanks_from_memory": _("A good thing that once came through somebody"),
    "tell_someone_close": _("Telling somebody close what you are about to do"),
    "meeting_anyway": _("You meet on {on} anyway"),
    "gave_lately": _("You did something for them: “{what}”"),
    "gentle_distance": _("A little distance, without a word of blame"),
    "trial": _("A small trial: “{what}”"),
    "small_practice": _("A small practice: “{what}”"),
    "word_received": _("Words you received: “{text}”"),
    "one_sentence.do": _("What you do, in one sentence"),
    "one_sentence.want": _("What you want, in one sentence"),
    "six_questions": _("One of the six questions: {question}"),
    "say_it_anew.do": _("What you do, put anew"),
    "say_it_anew.want": _("What you want, put anew"),
}

CANDIDATE_REASONS: Table = {
    "well_remembered": _("You have been in touch of late."),
    "met_others_through": _("Through them you met others of this field."),
    "same_phase": _("They stand at about the same point as you."),
    "both_gave": _("Something has passed both ways."),
    "want_to_be_with": _("You noted that you would like to be together for long."),
    "spark": _("You marked them as somebody you are curious about."),
    "far_ahead": _("They are far ahead of you; it may take time to become mutual."),
}

TO_MEET_REASONS: Table = {
    "want": _("Somebody of yours is looking for this."),
    "introduction": _("There is an introduction to be made."),
    "vacant_seat": _("Here your key person is yet to be met."),
    "thin_field": _("You know few people of this field so far."),
}

TAP_QUESTIONS: Table = {
    "in_network": _("Is this somebody you would like to stay in touch with?"),
    "field": _("In which field are they at home?"),
    "origin": _("How did you come to know each other?"),
}
