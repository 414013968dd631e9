"""A learning system for tests: scorm-again in a page of its own, and a server that keeps what it
commits.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from support import interactions
from support.building import ROOT
from support.files import unpack
from support.serving import Plain, answering

_SCRIPTS = ROOT / "node_modules/scorm-again/dist"
_APIS = {
    "scorm12": ("scorm12.min.js", "Scorm12API", "API"),
    "scorm2004": ("scorm2004.min.js", "Scorm2004API", "API_1484_11"),
}
_OLD = {"Terminate": "Finish"}  # what SCORM 1.2 calls it
_PLAYER = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Learning system</title>
<link rel="icon" href="data:,">
<style>html, body, iframe {{ margin: 0; width: 100%; height: 100%; border: 0; }}</style>
<script src="/scorm-again/{script}"></script></head>
<body><script>
const asked = new URLSearchParams(location.search), learner = asked.get("learner");
const request = new XMLHttpRequest();
request.open("GET", "/kept?learner=" + learner, false);
request.send();
const kept = JSON.parse(request.responseText);
const commit = "/commit?learner=" + learner;
const api = new {api}({{ lmsCommitUrl: commit, autocommit: false, logLevel: 5 }});
api.loadFromJSON(kept);
const odd = {odd}, get = api[odd.get].bind(api), set = api[odd.set].bind(api);
let code = "";
api[odd.get] = (name) => (code = odd.codes[name] ?? "") ? "" : odd.gives[name] ?? get(name);
const refused = (name) => odd.refuses.some((one) => name.startsWith(one));
api[odd.set] = (name, value) => (refused(name) ? "false" : set(name, value));
const lastCode = api[odd.error].bind(api);
api[odd.error] = () => code || lastCode();
for (const [name, full] of Object.entries(odd.calls)) {{
  const call = api[full].bind(api);
  api[full] = (...values) => {{
    if (odd.fails[name] === "throws") throw new Error(name);
    return odd.fails[name] ?? call(...values);
  }};
}}
setTimeout(() => (window.{name} = api), Number(asked.get("late")));
const opening = "window.open('/course/launch.html')";
if (asked.get("own")) document.write(`<button onclick="${{opening}}">Open the course</button>`);
else document.write('<iframe src="/course/launch.html"></iframe>');
</script></body></html>
"""


class LearningSystem:
    """What a learning system knows, by its learner: what was committed last, as JSON.

    `trouble` is "", "error", "once" (one error) or "slow".
    """

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        self.folder = folder
        self.kept: dict[str, dict] = {}
        self.heard: list[dict] = []  # all that was ever committed
        self.refused: list[str] = []  # why an answer is none that the standard knows
        self.ended = 0  # sessions whose end was told
        self.mode = "normal"
        self.gives: dict[str, str] = {}  # what is said of an element, whatever is kept of it
        self.refuses: list[str] = []  # elements, by how their names begin, that can't be set
        # What a function returns that does nothing, or "throws", by its name in 2004 without LMS.
        self.fails: dict[str, str] = {}
        self.codes: dict[str, str] = {}  # the error that an element can't be read for
        self.forgets = False  # each session begins without the answers of earlier ones
        self.trouble = ""
        self.address = ""

    def cmi(self, learner: str = "a.learner") -> dict:
        """What is kept of a learner."""
        return self.kept[learner]["cmi"]

    def interactions(self, learner: str = "a.learner") -> list[dict]:
        """The answers that were told of a learner, in order."""
        found = self.cmi(learner)["interactions"]
        return (
            [found[place] for place in sorted(found, key=int)] if isinstance(found, dict) else found
        )

    def url(self, learner: str = "a.learner", **asked: object) -> str:
        """Where a learner opens the course."""
        return f"{self.address}/player?learner={learner}" + "".join(
            f"&{name}={value}" for name, value in asked.items()
        )

    def odd(self) -> str:
        """How this learning system differs, for its player."""
        old = self.kind == "scorm12"
        return json.dumps(
            {
                "get": "LMSGetValue" if old else "GetValue",
                "set": "LMSSetValue" if old else "SetValue",
                "error": "LMSGetLastError" if old else "GetLastError",
                "calls": {
                    name: ("LMS" if old else "") + (_OLD.get(name, name) if old else name)
                    for name in ("Initialize", "Terminate", "GetValue", "SetValue", "Commit")
                },
                "fails": self.fails,
                "codes": self.codes,
                "gives": self.gives,
                "refuses": self.refuses,
            }
        )

    def to_load(self, learner: str) -> dict:
        """What the player begins a session with."""
        cmi = json.loads(json.dumps(self.kept.get(learner, {}).get("cmi", {})))
        if self.forgets:
            cmi.pop("interactions", None)
        entry = "resume" if cmi.get("suspend_data") else "ab-initio"
        if self.kind == "scorm12":
            cmi["core"] = {
                **cmi.get("core", {}),
                "student_id": learner,
                "entry": entry,
                "lesson_mode": self.mode,
            }
            cmi["core"].pop("session_time", None)
            cmi["core"].pop("exit", None)
        else:
            cmi |= {"learner_id": learner, "entry": entry, "mode": self.mode}
            cmi.pop("session_time", None)
            cmi.pop("exit", None)
        return {"cmi": cmi}


class _Handler(Plain):
    system: LearningSystem

    def translate_path(self, path: str) -> str:
        name = urlsplit(path).path
        if name.startswith("/scorm-again/"):
            return str(_SCRIPTS / name.rpartition("/")[2])
        return str(self.system.folder / name.removeprefix("/course/"))

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        learner = parse_qs(parts.query).get("learner", [""])[0]
        if parts.path == "/kept":
            self._say(json.dumps(self.system.to_load(learner)), "application/json")
        elif parts.path == "/player":
            script, api, name = _APIS[self.system.kind]
            self._say(
                _PLAYER.format(script=script, api=api, name=name, odd=self.system.odd()),
                "text/html",
            )
        else:
            super().do_GET()

    def do_POST(self) -> None:
        learner = parse_qs(urlsplit(self.path).query)["learner"][0]
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.system.heard.append(data)
        self.system.refused += _faults(self.system.kind, data["cmi"])
        if self.system.trouble == "slow":
            time.sleep(1.5)
        lost = self.system.trouble in ("error", "once")
        if lost:
            self.system.trouble = self.system.trouble.replace("once", "")
        else:
            self.system.kept[learner] = data
        self.system.ended += "total_time" in data["cmi"].get(
            "core", data["cmi"]
        )  # which scorm-again tells at the end of a session alone
        if lost:
            self.send_error(500)
        else:
            self._say('{"result": true, "errorCode": 0}', "application/json")

    def _say(self, text: str, kind: str) -> None:
        data = text.encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header(
            "Cache-Control", "no-store"
        )  # what is kept is asked for anew by who comes back too
        self.end_headers()
        self.wfile.write(data)


def _faults(kind: str, cmi: dict) -> Iterator[str]:
    """Why a learning system may refuse the answers that it is told of."""
    word, wrong = {
        "scorm12": ("student_response", "wrong"),
        "scorm2004": ("learner_response", "incorrect"),
    }[kind]
    found = cmi["interactions"]
    for one in found.values() if isinstance(found, dict) else found:
        if one["result"] == "neutral":
            if one.get("correct_responses"):
                yield f"{one['id']} is judged by nobody, and has a right answer"
            yield from interactions.faults_of_way(kind, one["type"], one[word])
            continue
        if one["result"] not in ("correct", wrong):
            yield f"the result of {one['id']} is {one['result']!r}"
        right = one["result"] == "correct"
        if not one["correct_responses"]:
            yield f"{one['id']} has no right answer"
        for response in one["correct_responses"].values():
            pattern = response["pattern"]
            yield from interactions.faults(kind, one["type"], one[word], pattern, right)


@contextlib.contextmanager
def learning_system(kind: str, package: Path, folder: Path) -> Iterator[LearningSystem]:
    """A learning system that has a package, unpacked into a new folder, on a free port of this
    machine.
    """
    unpack(package, folder)
    system = LearningSystem(kind, folder)
    handler = type("Handler", (_Handler,), {"system": system})
    with answering(handler) as system.address:
        yield system
