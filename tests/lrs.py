"""A learning management system that speaks cmi5, for tests: it launches, and its learning record store is another host than the course's.

It takes no statement that breaks a rule of the cmi5 specification (sections 8 to 10) or of xAPI 1.0.3, and says which in `refused`.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
import threading
import time
import uuid
import zipfile
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.etree import ElementTree as xml

from serving import served

_CMI5, _MOVE_ON = ("https://w3id.org/xapi/cmi5/context/categories/" + name for name in ("cmi5", "moveon"))
_MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
_SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
_VERBS = {f"http://adlnet.gov/expapi/verbs/{name}": name for name in ("initialized", "completed", "passed", "failed", "terminated", "answered")}
_DURATION = re.compile(r"PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


class Launching:
    """A course registered for a learner, as its package describes it. `said` has the statements taken, in order."""

    def __init__(self, package: Path, **launch: object) -> None:
        root = xml.fromstring(zipfile.ZipFile(package).read("cmi5.xml"))
        space = {"c": root.tag[1:].partition("}")[0]}
        unit = root.find("c:au", space)
        self.activity = "https://lms.example/activities/7"  # of the system's own making, as 8.1.5 has it
        self.publisher = unit.get("id")
        self.url = unit.find("c:url", space).text
        self.launch = {"launchMode": "Normal", "moveOn": unit.get("moveOn"), **({"masteryScore": float(unit.get("masteryScore"))} if unit.get("masteryScore") else {}), **launch}
        self.registration = str(uuid.uuid4())
        self.actor = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "4711"}}
        self.session = ""
        self.token = ""
        self.tokens_left = 0
        self.states: dict[str, dict] = {}
        self.said: list[dict] = []
        self.refused: list[str] = []
        self.trouble = False
        self.slow = 0.0  # seconds before a statement or a state is answered
        self.silent = threading.Event()  # while it is set, whoever asks for a token waits
        self.site = self.store = ""

    def url_of_a_launch(self) -> str:
        """A new session: its address, as 8.1 has it."""
        self.session, self.tokens_left = str(uuid.uuid4()), 1
        self.token = base64.b64encode(f"a:{self.session}".encode()).decode()
        self.states["LMS.LaunchData"] = {**self.launch, "contextTemplate": {
            "contextActivities": {"grouping": [{"objectType": "Activity", "id": self.publisher}]}, "extensions": {_SESSION: self.session}}}
        asked = {"endpoint": f"{self.store}/xapi/", "fetch": f"{self.store}/fetch?session={self.session}", "actor": json.dumps(self.actor),
                 "registration": self.registration, "activityId": self.activity}
        return f"{self.site}/{self.url}?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items())

    def player(self, launch: str) -> str:
        """A page of the system's own that shows a launch in a frame."""
        return f"{self.store}/player?{quote(launch, safe='')}"

    def verbs(self) -> list[str]:
        """What was said, by the names of the verbs."""
        return [_VERBS[one["verb"]["id"]] for one in self.said]

    def last(self, verb: str) -> dict:
        """The latest statement of a verb."""
        return next(one for one in reversed(self.said) if _VERBS[one["verb"]["id"]] == verb)

    def fault(self, statement: dict) -> str:
        """Why a statement can't be taken, or ""."""
        verb = _VERBS.get(statement.get("verb", {}).get("id", ""))
        context = statement.get("context", {})
        categories = [one["id"] for one in context.get("contextActivities", {}).get("category", [])]
        result, extensions = statement.get("result", {}), context.get("extensions", {})
        of_session = [_VERBS[one["verb"]["id"]] for one in self.said if one["context"]["extensions"][_SESSION] == extensions.get(_SESSION)]
        ever = self.verbs()
        rules = {
            "a verb that is known": bool(verb),
            "an id that is a UUID": bool(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", statement.get("id", ""))),
            "its own actor (9.2)": statement.get("actor") == self.actor,
            "a timestamp in UTC (9.7)": bool(_TIME.fullmatch(statement.get("timestamp", ""))),
            "the registration (9.6.1)": context.get("registration") == self.registration,
            "the session of the launch (9.6.3.1)": extensions.get(_SESSION) == self.session,
            "the grouping of the template (9.6.2)": context.get("contextActivities", {}).get("grouping") == [{"objectType": "Activity", "id": self.publisher}],
            "initialized first (9.3.2)": verb == "initialized" or "initialized" in of_session,
            "initialized once (9.3.2)": verb != "initialized" or "initialized" not in of_session,
            "nothing after terminated (9.3.8)": "terminated" not in of_session,
        }
        if verb == "answered":
            rules |= {"no category of cmi5 (7.1.3)": _CMI5 not in categories, "a response": isinstance(result.get("response"), str), "whether it is right": isinstance(result.get("success"), bool),
                      "a question": statement["object"]["definition"]["type"] == "http://adlnet.gov/expapi/activities/cmi.interaction"}
        else:
            judged = verb in ("passed", "failed")
            rules |= {
                "the activity of the launch (9.4)": statement.get("object", {}).get("id") == self.activity,
                "the category cmi5 (9.6.2.1)": _CMI5 in categories,
                "the category moveOn where it moves (9.6.2.2)": (_MOVE_ON in categories) == (verb in ("completed", "passed", "failed")),
                "a duration (9.5.4)": verb == "initialized" or bool(_DURATION.fullmatch(result.get("duration", ""))),
                "success of passed and failed alone (9.5.2)": ("success" in result) == judged and (not judged or result["success"] == (verb == "passed")),
                "completion of completed alone (9.5.3)": ("completion" in result) == (verb == "completed"),
                "a score of passed and failed alone (9.5.1)": "score" not in result or judged and 0 <= result["score"]["scaled"] <= 1 and result["score"]["min"] <= result["score"]["raw"] <= result["score"]["max"],
                "the mastery score of the launch (9.6.3.2)": extensions.get(_MASTERY) == (self.launch.get("masteryScore") if judged else None),
                "a score that reaches it, or does not (9.5.1)": not judged or "masteryScore" not in self.launch or (result["score"]["scaled"] >= self.launch["masteryScore"]) == (verb == "passed"),
                "completed and passed once (9.3.3, 9.3.4)": verb not in ("completed", "passed") or verb not in ever,
                "failed after no passed (9.3.5)": verb != "failed" or "passed" not in ever,
                "what moves in a normal launch alone (10.2.2)": self.launch["launchMode"] == "Normal" or verb in ("initialized", "terminated"),
            }
        return next((f"{verb}: {rule}" for rule, holds in rules.items() if not holds), "")


class _Store(BaseHTTPRequestHandler):
    system: Launching

    def log_message(self, *_: object) -> None:
        pass

    def do_OPTIONS(self) -> None:
        self._say(204)

    def do_POST(self) -> None:
        if self.system.trouble:
            return self._say(500)
        if self._asked()[0] == "statements":
            return self._take(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        while self.system.silent.is_set():
            time.sleep(0.1)
        self.system.tokens_left -= 1
        self._say(200, {"auth-token": self.system.token} if self.system.tokens_left >= 0 else {"error-code": "1", "error-text": "This was fetched before."})

    def do_GET(self) -> None:
        place, asked = self._asked()
        if place == "/player":
            frame = f'<!doctype html><title>Learning system</title><style>iframe {{ width: 95vw; height: 95vh }}</style><iframe src="{escape(unquote(urlsplit(self.path).query))}"></iframe>'
            return self._say(200, frame.encode("utf-8"), "text/html")
        if self.system.trouble or not self._allowed():
            return self._say(500 if self.system.trouble else 401)
        if place == "agents/profile":
            return self._say(404)
        found = self.system.states.get(asked["stateId"]) if self._mine(asked) else None
        self._say(200 if found else 404, found)

    def do_PUT(self) -> None:
        place, asked = self._asked()
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.system.trouble or not self._allowed():
            return self._say(500 if self.system.trouble else 401)
        time.sleep(self.system.slow)
        if place == "activities/state":
            if not self._mine(asked):
                return self._say(400)
            self.system.states[asked["stateId"]] = data
            return self._say(204)
        self._take([data] if asked["statementId"] == data["id"] else [])

    def _take(self, statements: list[dict]) -> None:
        """All of some statements, or none of them."""
        if not statements or not self._allowed():
            return self._say(400 if self._allowed() else 401)
        if {one["id"] for one in statements} & {one["id"] for one in self.system.said}:
            return self._say(409)
        before = list(self.system.said)
        for one in statements:
            if why := self.system.fault(one):
                self.system.refused.append(why)
                self.system.said = before
                return self._say(400)
            self.system.said.append(one)
        self._say(204)

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        return parts.path.removeprefix("/xapi/"), {name: values[0] for name, values in parse_qs(parts.query).items()}

    def _allowed(self) -> bool:
        return self.headers["Authorization"] == f"Basic {self.system.token}" and self.headers["X-Experience-API-Version"] == "1.0.3"

    def _mine(self, asked: dict[str, str]) -> bool:
        return (asked["activityId"], json.loads(asked["agent"]), asked["registration"]) == (self.system.activity, self.system.actor, self.system.registration)

    def _say(self, status: int, body: dict | bytes | None = None, kind: str = "application/json") -> None:
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode("utf-8")
        self.send_response(status)
        for name, value in (("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Methods", "GET, PUT, POST"),
                            ("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Experience-API-Version"), ("Content-Type", kind), ("Content-Length", str(len(data)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextlib.contextmanager
def launching(package: Path, folder: Path, **launch: object) -> Iterator[Launching]:
    """A package unpacked into a new folder and served, and the system that launches it. `launch` takes the place of what its package says."""
    zipfile.ZipFile(package).extractall(folder)
    system = Launching(package, **launch)
    handler = type("Handler", (_Store,), {"system": system})
    with served(folder) as system.site, ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        system.store = f"http://127.0.0.1:{server.server_port}"
        yield system
        server.shutdown()
