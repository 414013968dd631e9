"""A question bank as a learning system reads it: its items, and what they say to an answer."""

from __future__ import annotations

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
        self.mapping = root.find(f"{Q}responseDeclaration/{Q}mapping")
        self.key = {
            one.get("identifier"): [said(value) for value in one.iter(f"{Q}value")]
            for one in root.iter(f"{Q}responseDeclaration")
        }
        self.feedback = {one.get("identifier"): one for one in root.iter(f"{Q}modalFeedback")}
        self.root = root

    def respond(self, answers: dict[str, list[str]]) -> tuple[float, list[str]]:
        """The score for an answer and what is then said, by the item's own response processing."""
        score, shown = 0.0, []
        for step in self.root.find(f"{Q}responseProcessing"):
            if step.tag == f"{Q}responseCondition":
                (test,) = (
                    one
                    for one in step.find(f"{Q}responseIf")
                    if one.tag in (f"{Q}match", f"{Q}stringMatch")
                )
                name = test.find(f"{Q}variable").get("identifier")
                given, right = answers[name], self.key[name]
                if name not in self.ordered:
                    given, right = sorted(given), sorted(right)
                if test.get("caseSensitive") == "false":
                    given, right = [one.lower() for one in given], [one.lower() for one in right]
                score += float(step.find(f".//{Q}baseValue").text) if given == right else 0
            elif step.get("identifier") == "SCORE":
                (mapped,) = step
                assert mapped.tag == f"{Q}mapResponse"
                score = self._mapped(answers[mapped.get("identifier")])
            else:
                assert step.get("identifier") == "FEEDBACK"
                for one in step.find(f"{Q}multiple"):
                    shown += (
                        answers[one.get("identifier")] if one.tag == f"{Q}variable" else [one.text]
                    )
        return round(score, 4), [
            said(self.feedback[name]) for name in shown if name in self.feedback
        ]

    def _mapped(self, given: list[str]) -> float:
        """The sum of what the mapping gives for each different pair, within its bounds."""
        bounds = self.mapping.attrib
        worth = {
            one.get("mapKey"): float(one.get("mappedValue"))
            for one in self.mapping.iter(f"{Q}mapEntry")
        }
        total = sum(worth.get(one, float(bounds["defaultValue"])) for one in set(given))
        return min(max(total, float(bounds["lowerBound"])), float(bounds["upperBound"]))


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
