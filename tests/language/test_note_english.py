"""What a note in English says: the table is the specification."""

from __future__ import annotations

import pytest

from tests.language.notes import told

NOTES = [
    (
        "Had coffee with Daniel Okoye this morning. He runs a small publishing house and is looking for illustrators.",
        "2026-11-20; meal; Daniel Okoye /media seeks illustrators",
    ),
    (
        "Quick zoom with Peter from Northlight Studios. He'll send over the contract by Thursday.",
        "video; Peter /Northlight Studios; Peter promised by them contract 2026-11-26",
    ),
    (
        "I introduced Hannah to Marcus, who needs a photographer for his restaurant",
        "Hannah; Marcus seeks photographer; Hannah met Marcus by me",
    ),
    ("Bumped into my old professor, Dr. Stein, on the train. Lovely chat!", "one_to_one; Stein; mood +1"),
    ("Lena invited me to speak at her design conference in March", "Lena; Lena asks speak"),
    ("Told Oscar about my business over lunch. He was really interested.", "meal; Oscar; Oscar told do"),
    ("Sofia lent me her projector for the workshop", "Sofia; Sofia received help projector"),
    (
        "Book club on Wednesday: sat beside Nora Quinn, an architect. We should do a project together some day",
        "2026-11-18; seminar: Book club; Nora Quinn /architect /housing key",
    ),
    ("The networking event was awful, nobody talked to me. Exhausted.", "mixer: networking event; mood -1"),
    ("Don't want to meet Victor again, he only talks about himself", "Victor again -1"),
    ("Jess bought me lunch today", "2026-11-20; meal; Jess; Jess received gift lunch"),
    ("Received a lovely postcard from Ingrid", "letter; Ingrid; mood +1"),
    ("Can't stop thinking about what Paula said", ""),
    (
        "My neighbor Tim is a retired electrician, he fixed my lamp for free",
        "Tim /retired electrician /housing; Tim received help lamp",
    ),
    (
        "Met Aiko and Ren at the pottery class. Aiko is a nurse, Ren works for Toyota.",
        "seminar: pottery class; Aiko /nurse /health; Ren /Toyota",
    ),
    ("Aiko's husband is looking for a job", ""),
    ("Next Monday: lunch with Claire", "2026-11-23; to come; meal; Claire"),
    ("Got referred a new client by Ben!", "Ben; Ben received referral new client"),
    (
        "Caroline sent me two new customers last month",
        "2026-10; Caroline; Caroline received referral two new customers",
    ),
    ("I owe Takeshi a copy of the survey", "Takeshi; Takeshi promised by me copy of the survey"),
    ("Kate asked if I could design a poster for the summer festival", "Kate; Kate asks design a poster"),
    (
        "Talked with Yumi on the phone about her divorce, just listened for an hour",
        "call; Yumi; Yumi given listening",
    ),
    ("Didn't get to see Leo, he was sick", ""),
    (
        "At the farmers market I met a beekeeper called Hugo, he wants help with labels",
        "community: farmers market; Hugo /beekeeper /farming seeks labels",
    ),
    ("Dinner at Rosa's place with Ivan and Petra. Petra's brother is a dentist.", "meal; Rosa; Ivan; Petra"),
    (
        "Through Nick I met Valerie, a patent lawyer. She's an expert on trademarks",
        "one_to_one; Valerie /patent lawyer /law can trademarks by Nick",
    ),
    (
        "Amir, the owner of the bike shop, gave me great advice about suppliers",
        "Amir /owner /commerce; Amir received information great advice about suppliers",
    ),
    ("Texted Olga, no answer yet", "message; Olga"),
    (
        "Company year-end party on Dec 18 with the whole design team",
        "2026-12-18; to come; meal: Company year-end party",
    ),
    ("Spent the afternoon alone in the park", ""),
    ("Hired Zoe to translate my website", "Zoe; Zoe given work translate my website"),
    ("helped bob with his tax return", "bob; bob given help tax return"),
    ("Had dinner w/ Maria (chef) & her colleague Jo last Friday", "2026-11-13; meal; Maria /chef /food; Jo"),
    ("Paul can edit podcasts and speaks fluent Portuguese", "Paul can podcasts can Portuguese"),
    (
        "Thomas from the bank called, he needs a speaker for their charity event on 5 December",
        "call; Thomas /finance seeks speaker",
    ),
    ("Passed a logo job on to Erin because I'm fully booked", "Erin; Erin given work logo job"),
    ("wrote to Gabriel, congratulated him on the new baby", "message; Gabriel"),
    ("I'm having lunch with Akira and Beth tomorrow", "2026-11-21; to come; meal; Akira; Beth"),
    ("Mei is great with spreadsheets, works in HR at Sony", "Mei /Sony /hr can spreadsheets"),
    (
        "Met up with Fiona for a walk along the river. She's thinking about leaving her job, needs a career coach",
        "one_to_one; Fiona seeks career coach",
    ),
    (
        "Yesterday's design meetup: chatted with a UX researcher, Tomás Rivera, from Lumen Labs",
        "2026-11-19; same_trade: design meetup; Tomás Rivera /UX researcher /Lumen Labs /design",
    ),
    ("Ingrid gave me two tickets for the opera!", "Ingrid; Ingrid received gift two tickets"),
    (
        "Julia wants to learn ceramics. I know someone, I'll connect her with Aya",
        "Julia seeks ceramics; Aya; Aya promised by me connect her with Aya",
    ),
    ("Connected Julia and Aya by email", "message; Julia; Aya; Julia met Aya by me"),
    ("Just heard that Martin moved to Berlin", ""),
    ("Paid Akane for the illustrations", "Akane"),
    (
        "Pottery workshop w/ Naoko next Saturday at 10",
        "2026-11-28; to come; seminar: Pottery workshop; Naoko",
    ),
    (
        "Ed said he'd put me in touch with a publisher",
        "Ed; Ed promised by them put me in touch with a publisher",
    ),
    (
        "Gave Petra feedback on her pitch deck, she was thrilled",
        "Petra; Petra given information on her pitch deck",
    ),
    ("Ken asked me whether I'd like to join his board", "Ken; Ken asks join his board"),
    (
        "Coffee with Sven: he makes furniture from old boats and is searching for a showroom",
        "meal; Sven /manufacturing seeks showroom",
    ),
    (
        "I should send Monica the brochure before Wednesday",
        "Monica; Monica promised by me brochure 2026-11-25",
    ),
    ("Ran into Beth and her husband at the cinema on Sunday", "2026-11-15; one_to_one; Beth"),
    ("talked to my landlord about the roof", ""),
    (
        "Had a video chat with Anand (data scientist at Kestrel) on the 9th, he is really good at explaining statistics",
        "2026-11-09; video; Anand /data scientist /Kestrel /it can explaining statistics",
    ),
    (
        "Nobody new at the breakfast club today. A bit disappointing.",
        "2026-11-20; other: breakfast club; mood -1",
    ),
    (
        "Sharon teaches yoga, she'd like someone to build her a booking page",
        "Sharon /wellness can yoga seeks booking page",
    ),
    (
        "the baker from the corner, Luigi, taught me how to fold pastry",
        "Luigi /baker /food; Luigi received information fold pastry",
    ),
    ("Amanda is leading the residents' association. Asked her about the street party", "Amanda /community"),
    ("Would be great to work on a project with Nina one day", "Nina key"),
    ("Sat with Colin at the reunion; found him tiresome, once was enough", "meal: reunion; Colin again -1"),
    ("Rebecca recommended a great accountant", "Rebecca; Rebecca received information great accountant"),
    (
        "Rosie's exhibition opening was wonderful. She introduced me to Claude, a gallery owner.",
        "other: Rosie's exhibition opening; Rosie; Claude /gallery owner /arts by Rosie",
    ),
    (
        "Owen from accounting is leaving, farewell drinks on Nov 27",
        "2026-11-27; to come; meal: farewell drinks; Owen /finance",
    ),
    (
        "Went hiking with Bruno and Silke on Saturday, felt great afterwards",
        "2026-11-14; Bruno; Silke; mood +1",
    ),
    (
        "Annual meeting of the tenants' association on 12 Nov - got to know Mr. "
        "Petrov from the second floor, a violin maker",
        "2026-11-12; community: Annual meeting of the tenants' association; Petrov /violin maker /manufacturing",
    ),
    ("Caught up with Louise over tea. Her daughter is studying medicine.", "meal; Louise"),
    (
        "Met a guy called Felipe at the hackathon, backend developer, seeking a co-founder",
        "seminar: hackathon; Felipe /backend developer /it seeks co-founder",
    ),
    ("Dinner next Friday with the translators' guild", "2026-11-27; to come; same_trade: translators' guild"),
    (
        "Priyanka from HR put me in contact with a headhunter",
        "Priyanka /hr; Priyanka received introduction headhunter",
    ),
    ("Ryan wants to buy two of my prints!", "Ryan seeks two of my prints"),
    ("I'd rather not work with Trevor again", "Trevor again -1"),
    (
        "Great talk by Dr. Osei at the climate seminar yesterday, spoke to him "
        "afterwards. He's after a data visualisation person",
        "2026-11-19; seminar: climate seminar; Osei seeks data visualisation person",
    ),
    ("Coffee with Nick. He thinks my prices are too low. Useful.", "meal; Nick"),
    ("Wrote Hiroko a thank you note for the introduction to the gallery", "letter; Hiroko"),
    (
        "Marta makes leather bags, sells them at the Saturday market. She could use a photographer",
        "Marta /manufacturing seeks photographer",
    ),
    ("Met Leonie through Astrid at the vernissage", "other: vernissage; Leonie by Astrid"),
    (
        "Breakfast meeting with Gareth Price (founder of Lumo) on Tuesday. Wants to hire a part-time bookkeeper",
        "2026-11-17; meal; Gareth Price /founder /Lumo seeks part-time bookkeeper",
    ),
    (
        "Coffee at Slow Drip w/ Noor. She edits cookbooks. I told her about my "
        "plan to go freelance, she was so encouraging!",
        "meal; Noor; Noor told want; mood +1",
    ),
    (
        "Alumni networking night, Nov 5: exchanged cards with Farah Aziz of Crescent Capital and Dieter, a patent examiner",
        "2026-11-05; mixer: Alumni networking night; Farah Aziz /Crescent Capital; Dieter /patent examiner /law",
    ),
    ("Wanted to see Maurice but he cancelled last minute", ""),
    ("Nadine says her brother-in-law wants to sell his van", "Nadine"),
    (
        "Julian will introduce me to his publisher next month",
        "Julian; Julian promised by them introduce me to his publisher 2026-12",
    ),
    ("Long letter from Aunt Vera, she's learning Italian", "letter; Vera"),
    (
        "Gave a workshop at the library on Saturday. Two people stood out: "
        "Renee (illustrator, brilliant with ink) and Samir, who owns a print shop",
        "2026-11-14; seminar: workshop; Renee /illustrator /design; Samir /media",
    ),
    (
        "Ines recommended me to the museum and they ordered 50 postcards!",
        "Ines; Ines received referral museum",
    ),
    (
        "Thandi is an expert in export law, met her at yesterday's chamber of commerce breakfast",
        "2026-11-19; meal: chamber of commerce breakfast; Thandi can export law",
    ),
    (
        "Patrick's party on Saturday! Met his flatmate Ola, sound designer",
        "2026-11-14; meal: Patrick's party; Patrick; Ola /sound designer /design",
    ),
    ("Had a great brainstorm with Mina and Joel, we want to launch a podcast together", "Mina key; Joel key"),
    ("Vivian owes me a reply", "Vivian; Vivian promised by them reply"),
    ("Missed Helga at the station, sent her a text instead", "message; Helga"),
]


@pytest.mark.parametrize(("text", "facts"), NOTES)
def test_a_note_says(text: str, facts: str) -> None:
    assert told(text) == facts
