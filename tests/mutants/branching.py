"""Faults in cases that branch: in their choices, their parts and what their ends rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .case_texts import cases
from .model import Expect, Mutant, Texts, fault_class
from .project import id_of_another

CHOICE, UNREACHABLE = "case-choice-unclear", "case-part-unreachable"
GOES_ROUND, EMPTY = "case-goes-round", "case-part-empty"
NO_QUOTE, UNREADABLE = "case-end-without-quote", "page-unreadable"


@fault_class("case: a choice that leads nowhere, or away", everywhere=True)
def leads_away(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for _, (at, words, target) in case.choices:
            for link, says in (
                (f"#{target}-z", "is no part"),
                (f"#{target[1:]}", "is no part"),
                (f"#{target.title()}", "is no part"),
                ("#what-the-audit-found", "is no part"),
                ("#", "is no part"),
                ("index.md", "leads away"),
                (f"index.md#{target}", "leads away"),
                (target, "leads away"),
                ("https://example.org/", "leads away"),
                ("../index.md", "leads away"),
            ):
                line = f"- [{words}]({link})\n"
                yield case.seeded(f"({link})", {at: [line]}, (CHOICE, at, says))


@fault_class("case: a choice that is more than its link, or less", everywhere=True)
def no_choice(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for _, (at, words, target) in case.choices:
            link = f"[{words}](#{target})"
            for line in (
                f"- {link} today",
                f"- Perhaps {link}",
                f"- Or {link} today",
                f"- **{link}**",
                f"- {link}.",
                f"- {link} {link}",
                f"- [](#{target})",
                f"- {words}",
                f"- [{words}]",
                f"- [{words}] (#{target})",
                f"- [{words}][{target}]",
                f"- (#{target})[{words}]",
                f'- [{words}](#{target} "Look")',
                f"- <a href='#{target}'>{words}</a>",
            ):
                yield case.seeded(
                    line[:40], {at: [f"{line}\n"]}, (f"{CHOICE}|{UNREADABLE}", at, "")
                )


@fault_class("case: a choice that the page would not offer", everywhere=True)
def not_offered(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for part, (at, words, target) in case.choices:
            link = f"[{words}](#{target})"
            first = at == part.choices[0].at
            for line in (f"{link}\n", f"-{link}\n", f"    - {link}\n", f"• {link}\n"):
                # Also where it goes on the item above it, it is told where it stands.
                yield case.seeded(f"{line[:20]!r}", {at: [line]}, (CHOICE, at, ""))
            if first:
                yield case.seeded("no empty line above", {at - 1: []}, (CHOICE, at, "empty line"))
            else:
                new = ["\n", case.lines[at]]
                mutant = case.seeded("an empty line above", {at: new}, (CHOICE, at, "empty line"))
                below = tuple(one._replace(line=one.line + 1) for one in mutant.expected)
                yield mutant._replace(expected=below)
                words_above = part.choices[[c.at for c in part.choices].index(at) - 1].words
                for same in (words_above, words_above.upper()):
                    line = f"- [{same}](#{target})\n"
                    yield case.seeded(f"{same!r} twice", {at: [line]}, (CHOICE, at, "already"))


@fault_class("case: a path that goes round", everywhere=True)
def goes_round(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for part, (at, words, _) in case.choices:
            for to in dict.fromkeys((case.parts[0].address, part.address)):
                line = f"- [{words}](#{to})\n"
                yield case.seeded(f"{part.address} → {to}", {at: [line]}, (GOES_ROUND, at, "→"))
        for part in case.parts:
            if not part.choices:
                new = [*case.lines[part.end - 1 : part.end], f"- [Again](#{part.address})\n", "\n"]
                mutant = case.seeded(f"{part.address} again", {part.end - 1: new})
                line = case.first + part.end
                yield mutant._replace(expected=(Expect(GOES_ROUND, case.file, line, "→"),))


@fault_class("case: a part that choices miss", everywhere=True)
def part_missed(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for part in case.parts[1:]:
            # Told once: at the first choice that leads there, or at a heading with another address.
            lost = sorted((CHOICE, one.at, "is no part") for one in case.leading_to(part))[:1]
            head = case.lines[part.at]
            bare = f"### {part.title}\n"
            yield case.seeded(
                f"{part.address}: without an address",
                {part.at: [bare]},
                (UNREACHABLE, part.at, "has no address"),
            )
            other = head.replace(part.address, f"{part.address}-2")
            # Of one choice nothing shows whether it or the heading has the slip, unless the address
            # is that of the heading's words.
            lone = len(lost_of := case.leading_to(part)) == 1 and _slug(part.title) != part.address
            said = (CHOICE, lost_of[0].at if lone else part.at, f"#{part.address}")
            yield case.seeded(f"{part.address}: another address", {part.at: [other]}, said)
            for what, line in (
                ("no heading", head[4:].partition(" {")[0] + "\n"),
                ("bold", f"**{part.title}**\n"),
            ):
                yield case.seeded(f"{part.address}: {what}", {part.at: [line]}, *lost)
            for level, line in ((4, f"#{head}"), (2, head[1:])):
                said = (CHOICE, part.at, f"a heading of level {level}")
                yield case.seeded(f"{part.address}: level {level}", {part.at: [line]}, said)
            gone = {at: [] for at in range(part.at, part.end)}
            yield case.seeded(f"{part.address} removed", gone, *lost)
            before = case.parts[case.parts.index(part) - 1].address
            twice = head.replace(part.address, before)
            yield case.seeded(
                f"{before} twice", {part.at: [twice]}, (UNREADABLE, part.at, "another heading")
            )
            for end in case.parts:
                if end is not part and not end.choices:
                    new = {
                        choice.at: [f"- [{choice.words}](#{end.address})\n"]
                        for choice in case.leading_to(part)
                    }
                    yield case.seeded(
                        f"all to {end.address} for {part.address}",
                        new,
                        (UNREACHABLE, part.at, "no choice leads"),
                    )
                    break
        first = case.parts[0]
        for line, said in (
            (f"#{case.lines[first.at]}", (CHOICE, first.at, "a heading of level 4")),
            ("\n", (CHOICE, first.choices[0].at, "above the first part")),
            (f"**{first.title}**\n", (CHOICE, first.choices[0].at, "above the first part")),
        ):
            yield case.seeded(f"first part: {line[:8]!r}", {first.at: [line]}, said)
        yield case.seeded(
            "first part without an address",
            {first.at: [f"### {first.title}\n"]},
            (UNREACHABLE, first.at, "has no address"),
        )


@fault_class("case: an address that is none", everywhere=True)
def address_broken(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for part in case.parts:
            for form in (
                "{{ #{} x }}",
                "{{ {} }}",
                "{{ #{}",
                "{{ .{} }}",
                "{{ #{}_1 }}",
                "{{#{}-}}",
            ):
                line = f"### {part.title} {form.format(part.address)}\n"
                codes = f"{UNREADABLE}|{UNREACHABLE}"  # without its end it is part of the title
                yield case.seeded(line[4:-1][:50], {part.at: [line]}, (codes, part.at, ""))


@fault_class("case: a part that says nothing, or rests on nothing", everywhere=True)
def says_nothing(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for part in case.parts:
            quoted = {row for quote in part.quotes for row in range(*quote)}
            chosen = {choice.at for choice in part.choices}
            said = [
                row
                for row in range(part.at + 1, part.end)
                if row not in quoted | chosen and case.lines[row].strip()
            ]
            gone: dict[int, list[str]] = {row: [] for row in said}
            yield case.seeded(f"{part.address} empty", gone, (EMPTY, part.at, "says nothing"))
            comment = {said[0]: ["<!-- "], **{row: [] for row in said[1:]}}
            comment[said[0]].append(case.lines[said[0]].rstrip() + " -->\n")
            comment[said[0]] = ["".join(comment[said[0]])]
            yield case.seeded(
                f"{part.address} in a comment", comment, (EMPTY, part.at, "says nothing")
            )
            if part.choices:
                # Without those of the first part, no choice leads to any other.
                begins = part is case.parts[0]
                yield case.seeded(
                    f"{part.address} without choices",
                    {row: [] for row in chosen},
                    (UNREACHABLE, part.at, "")
                    if begins
                    else (NO_QUOTE, part.at, "ends without a quote"),
                )
            elif part.quotes:
                for what, new in (
                    ("without a quote", {row: [] for row in quoted}),
                    ("quote as text", {row: [case.lines[row][2:]] for row in quoted}),
                ):
                    yield case.seeded(
                        f"{part.address} {what}", new, (NO_QUOTE, part.at, "ends without a quote")
                    )


@fault_class("case: not said to be fiction", everywhere=True)
def fiction_unsaid(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        (row,) = [at for at in range(case.parts[0].at) if "fiction" in case.lines[at]]
        said = case.lines[row]
        begins = next(at for at, line in enumerate(case.lines) if line.startswith("#"))
        for what, new in (
            ("gone", re.sub(r"\*[^*]*fiction[^*]*\*", "", said).lstrip()),
            ("denied", said.replace("is fiction", "is no fiction")),
            ("in a comment", f"<!-- fiction -->\n{re.sub(r'[*][^*]*[*] ?', '', said)}"),
        ):
            yield case.seeded(what, {row: [new]}, ("fiction-not-marked", begins, ""))


@fault_class("case: a quote that is none", everywhere=True)
def quote_broken(texts: Texts) -> Iterator[Mutant]:
    for case in cases(texts):
        for part in case.parts:
            for begins, ends in part.quotes:
                text = "".join(case.lines[begins:ends])
                id = re.search(r"\[([a-z-]+-\d+)\]\s*$", text)
                word = re.search(r"\b[a-z]{5,}\b", text)
                ways = (
                    ("no id", text[: id.start()].rstrip(" \n>") + "\n", "quote-without-id"),
                    ("unknown id", text.replace(id[1], "no-theme-1"), "unknown-statement"),
                    ("number too high", text.replace(id[1], f"{id[1]}9"), "unknown-statement"),
                    (
                        "id of another",
                        text.replace(id[1], id_of_another(texts, case.file, id[1])),
                        "quote-not-in-briefing",
                    ),
                    (
                        "another word",
                        text[: word.start()] + "hardly" + text[word.end() :],
                        "quote-not-in-briefing",
                    ),
                    (
                        "from elsewhere",
                        text.replace(id[0].rstrip(), "[a guide](https://example.org/guide)"),
                        NO_QUOTE,
                    ),
                )
                for what, new, code in ways:
                    rows: dict[int, list[str]] = {row: [] for row in range(begins, ends)}
                    rows[begins] = [new]
                    at = part.at if code == NO_QUOTE else begins
                    mutant = case.seeded(f"{part.address}: {what}", rows, (code, at, ""))
                    if code != NO_QUOTE:
                        last = mutant.expected[0].line + ends - begins - 1
                        mutant = mutant._replace(expected=(mutant.expected[0]._replace(last=last),))
                    yield mutant


def _slug(title: str) -> str:
    """The address that an author makes of a title's words."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
