"""A question bank as a learning system reads it: its items, and what they say to an answer."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as xml

Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
P = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def said(element: xml.Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


class Item:
    """A question as a learning system reads it: what is asked, what may be answered, what counts,
    and what is said to which answer.
    """

    def __init__(self, data: bytes) -> None:
        root = xml.fromstring(data)
        self.name = root.get("identifier")
        (interaction, *_) = root.find(f"{Q}itemBody")
        prompt = interaction.find(f"{Q}prompt")
        self.interaction = interaction.tag.removeprefix(Q)
        self.asked = said(root.find(f"{Q}itemBody") if prompt is None else prompt)
        self.options = {one.get("identifier"): said(one) for one in root.iter(f"{Q}simpleChoice")}
        # What is matched, with what: each with how often it may be used, 0 for any number.
        self.sets = [
            {
                one.get("identifier"): (said(one), int(one.get("matchMax")))
                for one in found.iter(f"{Q}simpleAssociableChoice")
            }
            for found in root.iter(f"{Q}simpleMatchSet")
        ]
        self.most = interaction.get("maxAssociations")
        self.shuffled = interaction.get("shuffle") == "true"
        self.ordered = {
            one.get("identifier")
            for one in root.iter(f"{Q}responseDeclaration")
            if one.get("cardinality") == "ordered"
        }
        self.mappings = {
            one.get("identifier"): one.find(f"{Q}mapping")
            for one in root.iter(f"{Q}responseDeclaration")
        }
        self.key = {
            one.get("identifier"): [said(value) for value in one.iter(f"{Q}value")]
            for one in root.iter(f"{Q}responseDeclaration")
        }
        self.feedback = {one.get("identifier"): one for one in root.iter(f"{Q}modalFeedback")}
        self.root = root

    def respond(self, answers: dict[str, list[str]]) -> tuple[float, list[str]]:
        """The score for an answer and what is then said, by the item's own response processing.

        Nothing is said of an answer is the empty list.
        """
        values = {"SCORE": 0.0}
        shown: list[str] = []
        for step in self.root.find(f"{Q}responseProcessing"):
            rules = [step]
            if step.tag == f"{Q}responseCondition":
                test, *rules = step.find(f"{Q}responseIf")
                if not self._holds(test, answers):
                    continue
            for rule in rules:
                assert rule.tag == f"{Q}setOutcomeValue"
                (value,) = rule
                if rule.get("identifier") == "SCORE":
                    values["SCORE"] = self._number(value, answers, values)
                else:
                    named = answers.get(value.get("identifier"), [])
                    shown += named if value.tag == f"{Q}variable" else [value.text]
        return round(values["SCORE"], 4), [
            said(self.feedback[name]) for name in shown if name in self.feedback
        ]

    def _holds(self, test: xml.Element, answers: dict[str, list[str]]) -> bool:
        name = test.find(f".//{Q}variable").get("identifier")
        given, right = answers[name], self.key[name]
        if test.tag == f"{Q}not":
            assert [one.tag for one in test] == [f"{Q}isNull"]
            return bool(given)
        assert test.tag == f"{Q}match"
        return given == right if name in self.ordered else sorted(given) == sorted(right)

    def _number(
        self, value: xml.Element, answers: dict[str, list[str]], values: dict[str, float]
    ) -> float:
        if value.tag == f"{Q}sum":
            return sum(self._number(one, answers, values) for one in value)
        if value.tag == f"{Q}mapResponse":
            return self._mapped(value.get("identifier"), answers)
        return values[value.get("identifier")] if value.tag == f"{Q}variable" else float(value.text)

    def _mapped(self, name: str, answers: dict[str, list[str]]) -> float:
        """The sum of what a mapping gives for each different value, within its bounds."""
        mapping = self.mappings[name]
        worth = {
            one.get("mapKey"): float(one.get("mappedValue")) for one in mapping.iter(f"{Q}mapEntry")
        }
        given = set(answers[name])
        if all(one.get("caseSensitive") == "false" for one in mapping):
            given = {one.lower() for one in given}
            worth = {key.lower(): value for key, value in worth.items()}
        total = sum(worth.get(one, float(mapping.get("defaultValue"))) for one in given)
        least, most = (float(mapping.get(f"{end}Bound", total)) for end in ("lower", "upper"))
        return min(max(total, least), most)


def bank(path: Path) -> dict[str, Item]:
    """The items of a package in the order of its test: none is missing, none is left over."""
    archive = zipfile.ZipFile(path)
    test, manifest = (
        xml.fromstring(archive.read("assessment.xml")),
        xml.fromstring(archive.read("imsmanifest.xml")),
    )
    refs = [(one.get("identifier"), one.get("href")) for one in test.iter(f"{Q}assessmentItemRef")]
    resources = {one.get("identifier"): one.get("href") for one in manifest.iter(f"{P}resource")}
    assert resources == {"assessment": "assessment.xml", **dict(refs)} and len(dict(refs)) == len(
        refs
    )
    assert {one.get("identifierref") for one in manifest.iter(f"{P}dependency")} == set(dict(refs))
    assert set(archive.namelist()) == {"imsmanifest.xml", *resources.values()}
    items = {name: Item(archive.read(href)) for name, href in refs}
    assert all(name == item.name for name, item in items.items())
    return items


def sources(course: str, folder: Path) -> dict[str, dict]:
    """What the quiz files hold, read by nothing of ours: by the question's id stem, options and
    answers.
    """
    found = {}
    for path in sorted((folder / course).glob("*.md")):
        for block in path.read_text(encoding="utf-8").split("<!-- question: ")[1:]:
            id, tag, text = re.match(
                r"(\S+)(?: \((?:decision|true: [^()]+)\))? -->\s*<(\w+)>\n(.*?)^</\2>",
                block,
                re.M | re.S,
            ).groups()
            options = re.findall(
                r"^[-*] \[([^\]]*)\] (.+(?:\n(?![->*\n]).+)*)\n((?:>.*\n|\n(?=>))*)", text, re.M
            )
            found[id] = {
                "tag": tag,
                "stem": re.split(r"^(?:[-*] \[|---$)", text, maxsplit=1, flags=re.M)[0],
                "options": [
                    (
                        mark if tag != "quiz" else mark.lower() == "x",
                        " ".join(words.split()),
                        " ".join(re.sub(r"(?m)^> ?", "", reason).split()),
                    )
                    for mark, words, reason in options
                ],
                "quotes": " ".join(
                    re.findall(r"^> ?(.*)$", text.partition("The briefing says:")[2], re.M)
                ),
            }
    return found
