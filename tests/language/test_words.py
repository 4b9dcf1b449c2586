"""Words, their readings and their parts of speech."""

from concurrent.futures import ThreadPoolExecutor

from enishi.language.words import words


def test_it_cuts_text_into_words_with_their_readings() -> None:
    family, given = words("佐藤健一")
    assert (family.surface, family.reading, family.is_surname) == ("佐藤", "さとう", True)
    assert (given.surface, given.reading, given.is_given_name) == ("健一", "けんいち", True)


def test_short_words_are_pieces_of_the_long_ones() -> None:
    whole, pieces = words("税理士事務所"), words("税理士事務所", short=True)
    assert len(pieces) > len(whole)
    assert "".join(word.surface for word in pieces) == "税理士事務所"


def test_text_of_any_length_is_taken() -> None:
    assert words("") == ()
    assert words("縁" * 60_000)


def test_many_may_ask_at_once() -> None:
    texts = [f"佐藤税理士事務所の{number}番目の担当" for number in range(400)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(words, texts))
    assert ["".join(word.surface for word in cut) for cut in found] == texts
