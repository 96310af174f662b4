"""The words of rules/reading/outline.yaml are read once and say what they are for."""

from docgen.rules import outline_words


def test_the_words_are_read_once() -> None:
    assert outline_words() is outline_words()


def test_no_word_names_two_kinds_of_chapter() -> None:
    words = [word for entry in outline_words().kinds for word in entry.words]
    assert sorted(words) == sorted(set(words))
