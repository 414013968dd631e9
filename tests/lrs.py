"""A learning management system that speaks cmi5, for tests: it launches, and its learning record store is another host than the course's.

It takes nothing that the cmi5 specification (https://aicc.github.io/CMI-5_Spec_Current/, sections 7 to 11) or xAPI 1.0.3 lets a store
refuse, and says in `refused` what that was. Nothing at all is taken after `terminated`.
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
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.etree import ElementTree as xml

import xapi
from serving import served

_CMI5, _MOVE_ON = (
    "https://w3id.org/xapi/cmi5/context/categories/" + name for name in ("cmi5", "moveon")
)
_MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
_SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
_VERBS = {
    f"http://adlnet.gov/expapi/verbs/{name}": name
    for name in ("initialized", "completed", "passed", "failed", "terminated", "answered")
}
_STATEMENTS, _STATE, _PROFILE = "statements", "activities/state", "agents/profile"
# What each request may name (xAPI, part 3): a store refuses one that names anything else.
_OF_STATE = {"activityId", "agent", "registration", "stateId"}
_NAMED = {
    (_STATEMENTS, "GET"): [{"statementId"}, {"registration", "format"}],
    (_STATEMENTS, "PUT"): [{"statementId"}],
    (_STATEMENTS, "POST"): [set()],
    (_STATE, "GET"): [_OF_STATE],
    (_STATE, "PUT"): [_OF_STATE],
    (_PROFILE, "GET"): [{"agent", "profileId"}],
}
LAUNCH_DATA = "LMS.LaunchData"


class Request(NamedTuple):
    """A request to the store: what was asked for, and when, in seconds, it came and was answered."""

    what: str
    came: float
    answered: float


class Launching:
    """A course registered for a learner, as its package describes it. `said` has the statements taken, in order; `asked` counts requests."""

    def __init__(self, package: Path, **launch: object) -> None:
        root = xml.fromstring(zipfile.ZipFile(package).read("cmi5.xml"))
        space = {"c": root.tag[1:].partition("}")[0]}
        unit = root.find("c:au", space)
        self.activity = (
            "https://lms.example/activities/7"  # of the system's own making, as 8.1.5 has it
        )
        self.publisher = unit.get("id")
        self.url = unit.find("c:url", space).text
        self.launch = {
            "launchMode": "Normal",
            "moveOn": unit.get("moveOn"),
            **(
                {"masteryScore": float(unit.get("masteryScore"))}
                if unit.get("masteryScore")
                else {}
            ),
            **launch,
        }
        self.registration = str(uuid.uuid4())
        self.actor = {
            "objectType": "Agent",
            "account": {"homePage": "https://lms.example", "name": "4711"},
        }
        self.session = self.token = ""
        self.tokens_left = 0
        self.preferences_read = False
        self.states: dict[str, dict] = {}
        self.said: list[dict] = []
        self.refused: list[str] = []
        self.asked: Counter[str] = Counter()
        self.under_way = 0  # requests that are not answered
        self.trouble = False
        self.lost = False  # while it is set, what is told is kept, and every answer is an error
        self.slow: dict[str, float] = defaultdict(
            float
        )  # seconds before what is sent to a place is looked at
        self.lists = True  # whether it tells a course which statements it has
        self.latency = (
            0.0  # seconds before any request is looked at, a browser's preflight among them
        )
        self.held = threading.Event()  # while it is set, nothing that is sent is answered
        self.log: list[Request] = []
        self.silent = threading.Event()  # while it is set, whoever asks for a token waits
        self.lock = threading.Lock()
        self.site = self.store = ""

    def url_of_a_launch(self) -> str:
        """A new session: its address, as 8.1 has it. One that was not ended is abandoned (9.3.6)."""
        self.session, self.tokens_left, self.preferences_read = str(uuid.uuid4()), 1, False
        self.token = base64.b64encode(f"a:{self.session}".encode()).decode()
        self.states[LAUNCH_DATA] = {
            **self.launch,
            "contextTemplate": {
                "platform": "Learning system",
                "extensions": {_SESSION: self.session, "https://lms.example/term": "autumn"},
                "contextActivities": {
                    "grouping": [{"objectType": "Activity", "id": self.publisher}],
                    "category": [{"id": "https://lms.example/safeguarding"}],
                },
            },
        }
        asked = {
            "endpoint": f"{self.store}/xapi/",
            "fetch": f"{self.store}/fetch?session={self.session}",
            "actor": json.dumps(self.actor),
            "registration": self.registration,
            "activityId": self.activity,
        }
        return f"{self.site}/{self.url}?" + "&".join(
            f"{name}={quote(value, safe='')}" for name, value in asked.items()
        )

    def player(self, launch: str) -> str:
        """A page of the system's own that shows a launch in a frame."""
        return f"{self.store}/player?{quote(launch, safe='')}"

    def verbs(self) -> list[str]:
        """What was said, by the names of the verbs."""
        return [_VERBS[one["verb"]["id"]] for one in self.said]

    def last(self, verb: str) -> dict:
        """The latest statement of a verb."""
        return next(one for one in reversed(self.said) if _VERBS[one["verb"]["id"]] == verb)

    def of_session(self) -> list[str]:
        """What was said in this session."""
        return [
            _VERBS[one["verb"]["id"]]
            for one in self.said
            if one["context"]["extensions"][_SESSION] == self.session
        ]

    def fault(self, statement: dict) -> str:
        """Why a statement can't be taken, or ""."""
        if broken := next(xapi.faults(statement), ""):
            return f"xAPI: {broken}"
        verb = _VERBS.get(statement["verb"]["id"], "")
        context = statement.get("context", {})
        activities, extensions = context.get("contextActivities", {}), context.get("extensions", {})
        categories = [one["id"] for one in activities.get("category", [])]
        template = self.states[LAUNCH_DATA]["contextTemplate"]
        of_session = self.of_session()
        rules = {
            "a verb that is known": bool(verb),
            "its own actor (9.2)": statement.get("actor") == self.actor,
            "the registration (9.6.1)": context.get("registration") == self.registration,
            "every list of the template (10.2.1)": all(
                one in activities.get(name, [])
                for name, some in template["contextActivities"].items()
                for one in some
            ),
            "every extension of the template, the session's among them (9.6.3.1, 10.2.1)": template[
                "extensions"
            ].items()
            <= extensions.items(),
            "all else of the template (10.2.1)": context.get("platform") == template["platform"],
            "the learner's preferences are read first (11)": self.preferences_read,
            "initialized first (9.3.2)": verb == "initialized" or "initialized" in of_session,
            "nothing after terminated (9.3.8)": "terminated" not in of_session,
        }
        rules |= (
            self._allowed(statement)
            if verb == "answered"
            else self._defined(verb, statement, categories, extensions, of_session)
        )
        return next((f"{verb}: {rule}" for rule, holds in rules.items() if not holds), "")

    def _allowed(self, statement: dict) -> dict[str, bool]:
        """The rules for what cmi5 lets a course say beside its own statements."""
        categories = [one["id"] for one in statement["context"]["contextActivities"]["category"]]
        definition, result = statement["object"]["definition"], statement["result"]
        return {
            "no category of cmi5 (7.1.3)": not {_CMI5, _MOVE_ON} & set(categories),
            "a response": isinstance(result.get("response"), str),
            "whether it is right": "success" in result,
            "a question": definition["type"]
            == "http://adlnet.gov/expapi/activities/cmi.interaction"
            and "interactionType" in definition,
        }

    def _defined(
        self,
        verb: str,
        statement: dict,
        categories: list[str],
        extensions: dict,
        of_session: list[str],
    ) -> dict[str, bool]:
        """The rules for what cmi5 itself defines."""
        result, ever, judged, wanted = (
            statement.get("result", {}),
            self.verbs(),
            verb in ("passed", "failed"),
            self.launch.get("masteryScore"),
        )
        score = result.get("score", {})
        return {
            "once in a session (9.3)": verb not in of_session,
            "passed or failed, not both (9.3)": not judged
            or not {"passed", "failed"} & set(of_session),
            "the activity of the launch (9.4)": statement["object"]["id"] == self.activity,
            "the category cmi5 (9.6.2.1)": _CMI5 in categories,
            "the category moveOn where it moves (9.6.2.2)": (_MOVE_ON in categories)
            == (verb in ("completed", "passed", "failed")),
            "a duration (9.5.4)": verb == "initialized" or "duration" in result,
            "success of passed and failed alone (9.5.2)": ("success" in result) == judged
            and (not judged or result["success"] == (verb == "passed")),
            "completion of completed alone (9.5.3)": ("completion" in result)
            == (verb == "completed")
            and result.get("completion", True),
            "a score of passed and failed alone (9.5.1)": not score
            or (
                judged
                and score["scaled"] >= 0
                and {"min", "max"} <= score.keys()
                and all(isinstance(score[name], int) for name in ("raw", "min", "max"))
            ),
            "the mastery score of the launch (9.6.3.2)": extensions.get(_MASTERY)
            == (wanted if judged else None),
            "a score that reaches it, or does not (9.5.1)": not judged
            or wanted is None
            or (score["scaled"] >= wanted) == (verb == "passed"),
            "completed and passed once (9.3.3, 9.3.4)": verb not in ("completed", "passed")
            or verb not in ever,
            "failed after no passed (9.3.5)": verb != "failed" or "passed" not in ever,
            "what moves in a normal launch alone (10.2.2)": self.launch["launchMode"] == "Normal"
            or verb in ("initialized", "terminated"),
        }


class _Store(BaseHTTPRequestHandler):
    system: Launching

    def log_message(self, *_: object) -> None:
        pass

    def do_OPTIONS(self) -> None:
        with self._logged():
            self._say(204)

    @contextlib.contextmanager
    def _logged(self) -> Iterator[None]:
        """Take the time that requests take here, and note each down."""
        came = time.monotonic()
        time.sleep(self.system.latency)
        while self.command != "OPTIONS" and self.system.held.is_set():
            time.sleep(0.01)
        yield
        with self.system.lock:
            what = f"{self.command} {self._asked()[0]}"
            self.system.log.append(Request(what, came, time.monotonic()))

    def do_POST(self) -> None:
        if self._asked()[0] != "/fetch":
            return self._serve()
        if self.system.trouble:
            return self._say(500)
        while self.system.silent.is_set():
            time.sleep(0.1)
        self.system.tokens_left -= 1
        self._say(
            200,
            {"auth-token": self.system.token}
            if self.system.tokens_left >= 0
            else {"error-code": "1", "error-text": "This was fetched before."},
        )

    def do_GET(self) -> None:
        if self._asked()[0] != "/player":
            return self._serve()
        frame = f'<!doctype html><title>Learning system</title><style>iframe {{ width: 95vw; height: 95vh }}</style><iframe src="{escape(unquote(urlsplit(self.path).query))}"></iframe>'
        self._say(200, frame.encode("utf-8"), "text/html")

    def do_PUT(self) -> None:
        self._serve()

    def _serve(self) -> None:
        """A request to the store: what any of them may be refused for, and then what it is about."""
        place, asked = self._asked()
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        with self.system.lock:
            self.system.asked[f"{self.command} {place}"] += 1
            self.system.under_way += 1
        if self.command != "GET":
            time.sleep(self.system.slow[place])
        with self._logged(), self.system.lock:
            self.system.under_way -= 1
            if self.system.trouble:
                return self._say(500)
            if self.headers["Authorization"] != f"Basic {self.system.token}":
                return self._say(401)  # a session that is gone
            if why := self._gate(place, asked):
                return self._refuse(
                    403 if "terminated" in why else 400, f"{self.command} {place}: {why}"
                )
            status, answer = {
                _STATEMENTS: self._statements,
                _STATE: self._state,
                _PROFILE: self._profile,
            }[place](asked, json.loads(body) if body else None)
            self._say(500 if self.system.lost else status, answer)

    def _gate(self, place: str, asked: dict[str, str]) -> str:
        """Why a request is refused whatever it holds, or ""."""
        system, of_state = self.system, place == _STATE
        rules = {
            "nothing after terminated (8.1.2)": "terminated" not in system.of_session(),
            "the version (xAPI, part 3, 3.3)": re.fullmatch(
                r"1\.0(\.\d+)?", self.headers["X-Experience-API-Version"] or ""
            )
            is not None,
            "a resource that cmi5 uses, by its method": (place, self.command) in _NAMED,
            "the parameters of the resource, and no others (xAPI, part 3, 3.2)": set(asked)
            in _NAMED.get((place, self.command), []),
            "JSON (xAPI, part 3, 3.2)": self.command == "GET"
            or self.headers["Content-Type"] == "application/json",
            "its own actor (8.1.3)": "agent" not in asked
            or json.loads(asked["agent"]) == system.actor,
            "the registration (8.1.4)": (not of_state and "registration" not in asked)
            or asked.get("registration") == system.registration,
            "the activity (8.1.5)": not of_state or asked.get("activityId") == system.activity,
            "the launch data are the system's own (10.2.1)": not of_state
            or self.command == "GET"
            or asked.get("stateId") != LAUNCH_DATA,
        }
        return next((rule for rule, holds in rules.items() if not holds), "")

    def _profile(self, asked: dict[str, str], _: object) -> tuple[int, None]:
        self.system.preferences_read |= asked["profileId"] == "cmi5LearnerPreferences"
        return 404, None

    def _state(self, asked: dict[str, str], document: dict | None) -> tuple[int, dict | None]:
        if self.command == "GET":
            found = self.system.states.get(asked["stateId"])
            return (200 if found else 404), found
        self.system.states[asked["stateId"]] = document
        return 204, None

    def _statements(self, asked: dict[str, str], sent: object) -> tuple[int, dict | None]:
        known = {one["id"]: one for one in self.system.said}
        if self.command == "GET" and "registration" in asked:
            found = [{"id": one["id"]} for one in reversed(self.system.said)]
            return (200, {"statements": found, "more": ""}) if self.system.lists else (403, None)
        if self.command == "GET":
            return (200 if asked["statementId"] in known else 404), known.get(asked["statementId"])
        statements = sent if isinstance(sent, list) else [sent]
        ids = [one.get("id") for one in statements]
        if (
            not statements
            or len(ids) != len(set(ids))
            or (self.command == "PUT" and ids != [asked["statementId"]])
        ):
            self.system.refused.append("statements that are there once each, under their own ids")
            return 400, None
        if twice := [_VERBS[one["verb"]["id"]] for one in statements if one["id"] in known]:
            if once := next((verb for verb in twice if verb != "answered"), ""):
                self.system.refused.append(f"{once}: once in a session, under its own id too (9.3)")
            self.system.asked[f"{self.command} that names what is known"] += 1
            return 409, None  # of the whole batch
        return self._take(statements), None

    def _take(self, statements: list[dict]) -> int:
        """All of some statements, or none of them."""
        before = list(self.system.said)
        for one in statements:
            if why := self.system.fault(one):
                self.system.refused.append(why)
                self.system.said = before
                return 400 if why.startswith("xAPI") else 403
            self.system.said.append(one)
        return 200 if self.command == "POST" else 204

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        return parts.path.removeprefix("/xapi/"), {
            name: values[0] for name, values in parse_qs(parts.query).items()
        }

    def _refuse(self, status: int, why: str) -> None:
        self.system.refused.append(why)
        self._say(status)

    def _say(
        self, status: int, body: dict | bytes | None = None, kind: str = "application/json"
    ) -> None:
        data = (
            b""
            if body is None
            else body
            if isinstance(body, bytes)
            else json.dumps(body).encode("utf-8")
        )
        with contextlib.suppress(
            BrokenPipeError, ConnectionResetError
        ):  # of a window that has gone
            self.send_response(status)
            for name, value in (
                ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Methods", "GET, PUT, POST"),
                (
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, X-Experience-API-Version",
                ),
                ("Content-Type", kind),
                ("Content-Length", str(len(data))),
            ):
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
