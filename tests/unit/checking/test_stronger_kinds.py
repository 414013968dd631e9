"""Overstatement, kind by kind: a sentence that says more than its quote, and one that does not."""

from __future__ import annotations

import pytest
from briefed.checking.overstatement.judgement import stronger


@pytest.mark.parametrize(
    ("quoted", "more", "same"),
    [
        pytest.param(
            "Keepers in ports are more likely than others to leave early.",
            "Keepers in ports are likely to leave early.",
            "Keepers in ports are more likely to leave early.",
            id="compared",
        ),
        pytest.param(
            "The horn is among the most costly parts of the station.",
            "The horn is the most costly part of the station.",
            "The horn is one of the most costly parts of the station.",
            id="among the most",
        ),
        pytest.param(
            "The boat came to the rock on four occasions.",
            "The boat came to the rock nearly every day.",
            "The boat came to the rock four times.",
            id="every day",
        ),
        pytest.param(
            "The boat came to the rock in fair weather.",
            "The boat made daily calls at the rock.",
            "The boat made calls at the rock in fair weather.",
            id="daily",
        ),
        pytest.param(
            "The form does not prompt keepers to record the hour.",
            "Keepers do not record the hour.",
            "Keepers are not prompted to record the hour.",
            id="not prompted",
        ),
        pytest.param(
            "Records of the store were not available to the Board.",
            "The store kept no records.",
            "Records of the store were not available.",
            id="not available",
        ),
        pytest.param(
            "Auditors were unable to find a log in four stations.",
            "Four stations had no log.",
            "Auditors could not find a log in four stations.",
            id="unable to find",
        ),
        pytest.param(
            "The lamp was left with one keeper who was new.",
            "The lamp was frequently left with a new keeper.",
            "The lamp was left once with a new keeper.",
            id="frequently",
        ),
        pytest.param(
            "Lamp drill was recorded for two of the five stations.",
            "Three stations did not hold a lamp drill.",
            "Three stations had no record of a lamp drill.",
            id="by the record",
        ),
        pytest.param(
            "Keepers were sometimes left without oil.",
            "Why are keepers always left without oil?",
            "Why are keepers sometimes left without oil?",
            id="why",
        ),
        pytest.param(
            "The log helped the crew to see how fast the water rose.",
            "The log ensured that the crew saw how fast the water rose.",
            "The log helped the crew to see the water rise.",
            id="helped",
        ),
        pytest.param(
            "The Board should consider sending a boat where the lamp fails.",
            "The Board should send a boat where the lamp fails.",
            "The Board should consider sending a boat where the lamp fails.",
            id="consider",
        ),
        pytest.param(
            "Keepers were seldom heard unless they had a radio.",
            "Keepers were seldom heard on the rock.",
            "Keepers without a radio were seldom heard.",
            id="exception",
        ),
        pytest.param(
            "The Board intends to buy a boat, subject to agreement by the port.",
            "The Board will buy a boat this year.",
            "The Board will buy a boat if the port agrees to it.",
            id="condition",
        ),
        pytest.param(
            "Drill is taught to keepers; how far it has reached the ports has not been tested.",
            "Drill is taught to keepers and has reached the ports.",
            "Drill is taught to keepers, and nobody knows whether it has reached the ports.",
            id="not tested",
        ),
        pytest.param(
            "It was not always clear whether keepers had been relieved alone.",
            "Keepers were not always relieved alone.",
            "It was not always clear whether keepers were relieved alone.",
            id="not always clear",
        ),
        pytest.param(
            "The Board has asked the port and harbour office to share tides each month.",
            "The port and harbour office is now sharing tides each month.",
            "The port and harbour office was asked to share tides each month.",
            id="asked a double name",
        ),
        pytest.param(
            "The harbour logs were held by one port until after the wreck.",
            "Seeing the harbour logs sooner might have prevented the wreck.",
            "Might the harbour logs have helped before the wreck?",
            id="might have",
        ),
        pytest.param(
            "Keepers far from port may be at greater risk of falls.",
            "Living far from port may put keepers at risk of falls because they lose friends.",
            "Living far from port may put keepers at risk of falls.",
            id="a new reason behind a risk",
        ),
        pytest.param(
            "The log had little on what keepers assumed.",
            "With little in the log, old habits shaped what the keepers assumed.",
            "The log said little of what keepers assumed.",
            id="shaped",
        ),
        pytest.param(
            "A keeper was praised for ringing the port when she saw the oil run low.",
            "Her call helped to protect the port from the dark.",
            "A keeper who rang the port when the oil ran low was praised.",
            id="helped to protect",
        ),
        pytest.param(
            "In two of the twelve stations the log had not been updated after a storm.",
            "Failing to update the log after a storm was a common feature of the stations.",
            "Two of the twelve stations had not updated the log after a storm.",
            id="common",
        ),
        pytest.param(
            "Spare wicks were present in six of the eight island stations.",
            "Most island stations are stocked with spare wicks.",
            "Most of the island stations had spare wicks.",
            id="most as a rule",
        ),
        pytest.param(
            "The police accept that their answer to the first two calls was late.",
            "Agencies accept that their answer to the first two calls was late.",
            "The police accept that they answered the first two calls late.",
            id="one service",
        ),
        pytest.param(
            "There is a risk that rust becomes normal where keepers see it daily.",
            "Rust becomes normal where keepers see it daily.",
            "There is a risk that keepers who see rust daily take it for normal.",
            id="risk that",
        ),
        pytest.param(
            "Keepers should consider whether a spare lamp is needed.",
            "Keepers must provide a spare lamp.",
            "Think about whether a spare lamp is needed.",
            id="whether it is needed",
        ),
        pytest.param(
            "The light improved while the visiting keeper was there.",
            "The visiting keeper improved the light.",
            "As the visiting keeper was there, the light got better.",
            id="improved meanwhile",
        ),
        pytest.param(
            "Keepers at one island station had been drilled this year.",
            "Island keepers had been drilled this year.",
            "At one island station keepers had been drilled this year.",
            id="at one station",
        ),
        pytest.param(
            "The audit found some good examples of joint watches.",
            "Joint watches were good.",
            "There were joint watches that were good.",
            id="there were",
        ),
        pytest.param(
            "The form is intended to prompt questions about oil.",
            "The form prompts questions about oil.",
            "The form is meant to prompt questions about oil.",
            id="meant to",
        ),
        pytest.param(
            "Nobody could be sure who held the key to the store.",
            "Keepers were not sure who held the key because boats had been cut.",
            "Keepers were not sure who held the key.",
            id="a hedge before another claim",
        ),
        pytest.param(
            "The keeper was told of the move by letter.",
            "The keeper opposed the move.",
            "The keeper heard of the move by letter.",
            id="opposed",
        ),
        pytest.param(
            "The log was short on some nights.",
            "The crew were not interested in the log.",
            "The log said little on some nights.",
            id="not interested",
        ),
        pytest.param(
            "The crew rang the bell at dusk.",
            "The crew will ring the bell again.",
            "The crew had rung the bell at dusk.",
            id="foretold",
        ),
        pytest.param(
            "The Board intends to fit a mended lamp.",
            "The Board has mended the lamp.",
            "The Board plans to fit a mended lamp.",
            id="intended",
        ),
        pytest.param(
            "The Board has asked keepers to report the hour.",
            "Keepers report the hour.",
            "Keepers are asked to report the hour.",
            id="asked",
        ),
        pytest.param(
            "Some keepers told us that they were unsure whom to ring.",
            "Keepers told us that they were unsure whom to ring.",
            "A few keepers told us that they were unsure whom to ring.",
            id="some",
        ),
        pytest.param(
            "The crew described the boat as safe.",
            "The boat is safe.",
            "In the crew's words the boat was safe.",
            id="described",
        ),
    ],
)
def test_a_sentence_may_say_as_much_as_its_quote_and_no_more(
    quoted: str, more: str, same: str
) -> None:
    assert stronger(more, quoted)
    assert stronger(same, quoted) is None


@pytest.mark.parametrize(
    ("quoted", "sentence"),
    [
        (
            "The lamp was trimmed in all but one station.",
            "With one exception, every lamp was trimmed.",
        ),
        ("The lamp was not trimmed until May.", "It took until May to have the lamp trimmed."),
        ("The crew met within a week.", "It took the crew no more than a week to meet."),
        ("Three keepers spoke of the cold.", "A few keepers, three in all, spoke of the cold."),
        ("The keeper rows out daily.", "The keeper rows out every day."),
    ],
)
def test_other_words_for_the_same_are_no_more(quoted: str, sentence: str) -> None:
    assert stronger(sentence, quoted) is None
