"""First sentences in two tones, ready to copy: one for each opening of `core.codes`, never pushy, never sent.

`{person}` is the way one addresses somebody. A key with a dot is a variant (see `phrases.pick`); "unsaid"
is for an owner who has not yet put into words what they do or want. Openings that address nobody are for
thinking with.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enishi.wording.phrases import Table

POLITE: Table = {
    "i_will_come": _(
        "Thank you for the invitation. I will be glad to come to “{title}” and look forward to the day."
    ),
    "see_you_there": _(
        "Hello {person}, I hear you will be at “{title}” as well. I look forward to seeing you there."
    ),
    "take_me_along": _(
        "Hello {person}, I would like to try {kind}, but feel a little shy about going alone. "
        "Might I come along the next time you go?"
    ),
    "ask_around": _(
        "I would like to try {kind}. If you know one that is easy to join for the first time, "
        "I would be glad to hear of it."
    ),
    "keep_promise": _(
        "Hello {person}, I have not forgotten what I promised you: “{what}”. Thank you for your patience."
    ),
    "meal_together": _(
        "Hello {person}. {season_opening} It has nothing to do with work: would you care to have lunch "
        "some day soon? "
        "I will happily come to where it suits you."
    ),
    "short_word": _(
        "Hello {person}. {season_opening} There is no special reason; I only wondered how you have been."
    ),
    "about_their_want": _(
        "Hello {person}, you told me you were looking for “{what}”. How has it gone since? "
        "If there is anything I can ask around for, please tell me."
    ),
    "about_last_topic": _(
        "Hello {person}, I enjoyed our talk about “{topic}” and it has stayed with me. How have things "
        "gone since?"
    ),
    "happy_birthday": _("Hello {person}, happy birthday. I wish you a year full of good things."),
    "season_greeting.new_year": _(
        "Hello {person}, a happy New Year to you. I hope it will be a good one, and that we meet in the "
        "course of it."
    ),
    "season_greeting.spring": _(
        "Hello {person}, spring is here and much begins anew. I hope this season brings you something good."
    ),
    "season_greeting.summer": _(
        "Hello {person}, I hope you are keeping well in this heat. Please take good care of yourself."
    ),
    "season_greeting.year_end": _(
        "Hello {person}, the year is drawing to its close. Thank you for everything, and a good New Year "
        "to you."
    ),
    "long_time": _(
        "Hello {person}, it has been a long while. {season_opening} "
        "I thought of you the other day and wanted to ask how you are."
    ),
    "i_can_help": _(
        "Hello {person}, about “{what}” that you told me of: I may be of some use there, with “{offer}”. "
        "If it would help, please do not hesitate to say so."
    ),
    "i_know_someone": _(
        "Hello {person}, about “{what}” that you told me of: somebody I know, {other}, may be of help. "
        "I would gladly ask them, if you like."
    ),
    "may_i_introduce": _(
        "Hello {person}, about “{what}”: I thought of {other}, whom I know. Would you like to be introduced? "
        "I would ask {other} as well, and it is quite all right to say no."
    ),
    "thanks_for_chance": _(
        "Hello {person}, I wanted to tell you that “{title}” came to me, and that it goes back to you. "
        "Thank you very much."
    ),
    "thanks_for_help": _(
        "Hello {person}, thank you very much for “{what}”. It helped me a great deal, and I wanted to say so."
    ),
    "thanks_from_memory": _(
        "It has been a long while. The other day I remembered what you once did for me, "
        "and wanted to thank you properly."
    ),
    "tell_someone_close": _(
        "May I tell you something about myself? There is something I would like to begin, "
        "and I would be glad if you listened for a moment."
    ),
    "what_i_do": _(
        "{person}, may I tell you in a word what I do these days? It is this: “{do}”. "
        "If you ever hear of somebody who is looking for it, I would be glad if you thought of me."
    ),
    "what_i_do.unsaid": _(
        "{person}, may I tell you in a word what I do these days? "
        "I am still looking for the right way to put it, and would like to hear what you think."
    ),
    "what_i_want": _(
        "Hello {person}, there is something I have wanted to tell you: what I am looking for now is "
        "“{want}”. "
        "If something comes to your ears some day, I would be glad of a word."
    ),
    "what_i_want.unsaid": _(
        "Hello {person}, I have been thinking about what I want to do from here on. "
        "Might I tell you about it some time?"
    ),
    "not_this_time": _(
        "Thank you for asking, {person}. I cannot make it this time, but I wish you all the best."
    ),
    "offer_trial": _(
        "Hello {person}, I am working on “{what}” and would like to try it out in a small way. "
        "Might I try it with you? Please feel free to say no."
    ),
    "practise": _("Take half an hour for “{what}”, and stop while it is still going well."),
    "about_their_word": _(
        "Hello {person}, your word about “{text}” has stayed with me. Might you tell me a little more "
        "about it?"
    ),
    "write_one_sentence.do": _(
        "“For whom, and what with, am I of use?” Write it in one sentence; rough is fine."
    ),
    "write_one_sentence.want": _(
        "“What would I be glad to hear of?” Write it in one sentence; rough is fine."
    ),
    "answer_question": _(
        "“{question}” Write down the first answer that comes; “I don't know yet” is one too."
    ),
    "say_it_anew.do": _(
        "Read aloud the sentence that says what you do. Would somebody who hears it know for whom to think "
        "of you?"
    ),
    "say_it_anew.want": _(
        "Read aloud the sentence that says what you want. Would somebody who hears it know what to tell "
        "you of?"
    ),
}

CASUAL: Table = {
    "i_will_come": _("I'm coming to “{title}”! Looking forward to it."),
    "see_you_there": _("Hi {person}, I hear you're going to “{title}” too. See you there!"),
    "take_me_along": _(
        "Hi {person}, I'd like to try {kind}, but not quite alone. Can I tag along next time you go?"
    ),
    "ask_around": _("I'd like to try {kind}. Do you know one that's easy for a newcomer?"),
    "keep_promise": _("Hi {person}, here's what I promised: “{what}”. Thanks for waiting!"),
    "meal_together": _(
        "Hi {person}, how have you been? No business at all: fancy lunch or a drink some time soon?"
    ),
    "short_word": _("Hi {person}, how are you doing? No reason, I just thought of you."),
    "about_their_want": _("Hi {person}, any luck with “{what}”? Happy to ask around if that helps."),
    "about_last_topic": _("Hi {person}, I still think of our talk about “{topic}”. How did it go on?"),
    "happy_birthday": _("Happy birthday, {person}! Have a lovely year."),
    "season_greeting.new_year": _("Happy New Year, {person}! Let's meet some time this year."),
    "season_greeting.spring": _("Hi {person}, spring at last! Anything new with you?"),
    "season_greeting.summer": _("Hi {person}, it's hot, isn't it? Hope you're bearing up!"),
    "season_greeting.year_end": _("Hi {person}, thanks for this year! Have a good New Year."),
    "long_time": _("Hi {person}, it's been ages! You came to my mind the other day. How are you?"),
    "i_can_help": _("Hi {person}, about “{what}”: I might be able to help (“{offer}”). Just say the word!"),
    "i_know_someone": _(
        "Hi {person}, about “{what}”: {other}, whom I know, might be able to help. Shall I ask?"
    ),
    "may_i_introduce": _(
        "Hi {person}, about “{what}”: I thought of {other}. Shall I bring you two together? I'd ask "
        "{other} first, too."
    ),
    "thanks_for_chance": _(
        "Hi {person}, guess what: “{title}” came my way, and it all goes back to you. Thank you!"
    ),
    "thanks_for_help": _("Hi {person}, thank you for “{what}”. It really helped!"),
    "thanks_from_memory": _(
        "It's been ages! I just remembered what you once did for me. Thank you, and better late than never."
    ),
    "tell_someone_close": _(
        "Can I tell you something? There's something I want to start. Would you lend me an ear?"
    ),
    "what_i_do": _(
        "By the way, {person}, this is what I do these days: “{do}”. Think of me if someone needs it!"
    ),
    "what_i_do.unsaid": _(
        "By the way, {person}, can I tell you what I do these days? I'm still finding the words."
    ),
    "what_i_want": _(
        "Hi {person}, just so you know, I'm looking for “{want}”. If you hear of something, tell me!"
    ),
    "what_i_want.unsaid": _(
        "Hi {person}, I've been thinking about what I want to do next. Can I tell you some time?"
    ),
    "not_this_time": _("Thanks for asking, {person}! I'll sit this one out. Have a good time!"),
    "offer_trial": _(
        "Hi {person}, I'm trying something out: “{what}”. Would you be my first? A no is fine, too!"
    ),
    "practise": _("Just half an hour of “{what}” today."),
    "about_their_word": _("Hi {person}, what you said about “{text}” stuck with me. Tell me more some time?"),
    "write_one_sentence.do": _(
        "Imagine a friend asks: so what do you do? One sentence, as you would say it."
    ),
    "write_one_sentence.want": _(
        "Imagine a friend asks: so what do you want? One sentence, as you would say it."
    ),
    "answer_question": _("“{question}” Just the first thing that comes to mind."),
    "say_it_anew.do": _(
        "Does the sentence about what you do still sound like you? Say it once more, your way."
    ),
    "say_it_anew.want": _(
        "Does the sentence about what you want still sound like you? Say it once more, your way."
    ),
}
