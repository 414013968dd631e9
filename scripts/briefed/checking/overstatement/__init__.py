"""Whether a sentence of ours says more than the briefing's words that it rests on: `judgement`.

Pure and explainable: an excess is a word of ours together with the weaker word of the quote. The
words are in `tables`. The judgement looks at words and their neighbours, not at meaning; so it
warns, and a person decides. It asks about:

- obligation (`measures`): "must" for "should", "should" for "could" or "would benefit"
- certainty (`measures`, `limits`): "proves", or "robust" without the quote's "evidence of"
- degree (`degrees`, `limits`): "all" for "most", "many" for "some"
- cause (`reasons`): "because" or "led to" where the quote gives no cause
- scope (`scope`): a service, a group of people, a place or a time that the quote does not name
- words that the quote has none like (`grounds`): "soared", "harmed", "best" (`needs`); "refused",
  "not interested" (`inferences`); "joined", "worried about", "told the" (`doings`, `dealings`)
- limits that we drop (`limits`, `bounds`): "some", "may", "was offered", "by two agencies"
- words that say less in the quote (`narrower`): "likely" for "more likely than", "no records" for
  "records were not available"
- denials (`denials`): "did not" for "did not always", or for "no record that"
- rules (`general`): "landlords wait" for "the landlord waited"
- doers (`swaps`): "social care knew", where housing did
- turned findings (`turns`): "done" for "advised", "stopped" for "less often"

A word of ours is compared with the part of the quote that is about the same thing (`support`).

Some sentences claim nothing about the finding, so they are not judged: questions, words in
quotation marks, marked fiction, denials ("The audit does not say that all …"), and feedback on the
person in its case. A request to the reader ("Ask both parents", "What that asks of you: …") may say
"all" or "because", but neither "must" nor the name of another service.
"""
