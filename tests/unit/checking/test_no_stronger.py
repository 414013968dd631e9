"""What is not stronger than its quote, though its words look so, beside what is."""

from __future__ import annotations

import pytest
from briefed.checking.overstatement.judgement import stronger


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Such a visit would have another name.", None),
        ("Such a visit would not have another name.", None),
        ("The two keepers would have children by then.", None),
        ("A log would have clear dates.", None),
        ("A drill would have to be held.", None),
        ("Such a visit should have more time.", None),
        ("A visit would have told them more.", "would have"),
        ("A visit would have been made.", "would have"),
        ("The keeper would have already seen it.", "would have"),
        ("The keeper would have let her in.", "would have"),
        ("The keeper would not have drowned.", "would not have"),
        ("The keeper would not have been there.", "would not have"),
        ("Somebody should have visited the keeper.", "should have"),
    ],
)
def test_what_something_would_have_is_not_what_would_have_happened(
    sentence: str, word: str | None
) -> None:
    found = stronger(sentence, "The keeper was not visited.")
    assert (found and found.word) == word


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Late oil delayed the lighting.", None),
        ("The lighting was delayed, and late oil is part of that.", None),
        ("The delayed lighting has to do with late oil.", None),
        ("Late oil caused the delay in the lighting.", "caused"),
        ("The lighting was delayed because oil came late.", "because"),
        ("Late oil prevented the lighting.", "prevented"),
        ("Late oil led to the delay in the lighting.", "led to"),
        ("Late oil worsened the lighting.", "worsened"),
        ("The storm delayed the boat.", "delayed"),
    ],
)
def test_what_adds_to_a_delay_delays_and_does_not_cause_it(sentence: str, word: str | None) -> None:
    quoted = "Oil came late, contributing to the delay in the lighting."
    found = stronger(sentence, quoted)
    assert (found and found.word) == word


_LOG = "Keepers write the log each night."


@pytest.mark.parametrize(
    ("sentence", "before", "quoted", "behind", "held"),
    [
        (
            "Keepers write the log each night, and light the lamp.",
            "",
            _LOG,
            "In some stations they light the lamp late.",
            None,
        ),
        (
            "Keepers light the lamp late.",
            "",
            _LOG,
            "In some stations they light the lamp late.",
            "some",
        ),
        (
            "Keepers write the log and light the lamp late in their stations.",
            "",
            _LOG,
            "In some stations they light the lamp late.",
            "some",
        ),
        (
            "Keepers, who were new, write the log each night.",
            "Some keepers were new.",
            "These keepers write the log each night.",
            "",
            "Some",
        ),
        (
            "Keepers write the log each night and light the lamp.",
            "",
            "Some keepers write the log each night.",
            "In a few stations they light the lamp late.",
            "Some",
        ),
    ],
)
def test_a_limit_beside_the_quote_holds_for_what_is_said_of_that_sentence(
    sentence: str, before: str, quoted: str, behind: str, held: str | None
) -> None:
    found = stronger(sentence, quoted, whole=f"{before} {quoted} {behind}".strip())
    assert (found.held if found else None) == held


@pytest.mark.parametrize(
    ("quoted", "sentence"),
    [
        (
            "Keepers may not see themselves as tired, which should not be taken as a sign of rest.",
            "Do not conclude that keepers are rested because they do not see themselves as tired.",
        ),
        (
            "Some keepers felt that the rule book was too long to be useful.",
            "Some keepers felt that the rule book was hard to use because it was long.",
        ),
        (
            "Keepers are encouraged to report any doubts about oil.",
            "If you keep a lamp and have doubts about oil, you are encouraged to say so.",
        ),
        (
            "The Board intends to print a rule book.",
            "A rule book is planned by the Board.",
        ),
        (
            "Keepers should share what they hear about boats and people with the harbour office.",
            "What a keeper hears about boats and people is useful on the day itself.",
        ),
    ],
)
def test_what_the_quote_says_in_other_words_is_not_too_strong(quoted: str, sentence: str) -> None:
    assert stronger(sentence, quoted) is None


def test_a_quote_may_end_in_a_verb_without_a_full_stop() -> None:
    assert stronger("The keeper improved the light.", "Oil came, and the light improved")
