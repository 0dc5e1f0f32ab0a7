from almoner.ground.search.words import asked, folded


def test_words_lose_case_accents_apostrophes_and_plurals():
    assert folded("Zoë’s CHARITIES: naïve façades, Øresund, Straße") == [
        "zoe", "charity", "naive", "facade", "oresund", "strasse",
    ]  # fmt: skip


def test_words_that_only_look_plural_stay():
    assert folded("bus address us focus 24s gas") == ["bus", "address", "us", "focus", "24s", "gas"]


def test_a_question_is_short_and_has_each_word_once():
    assert asked("the the " + " ".join(f"w{n}" for n in range(40))) == ["the", *(f"w{n}" for n in range(15))]
