"""What a learning record store of the tests answers, and what it refuses as invalid."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import socket
import time
from collections.abc import Mapping
from html import escape
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from support.lrs import Launching

CMI5, MOVE_ON = (
    "https://w3id.org/xapi/cmi5/context/categories/" + name for name in ("cmi5", "moveon")
)
LAUNCH_DATA = "LMS.LaunchData"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
VERBS = {
    f"http://adlnet.gov/expapi/verbs/{name}": name
    for name in ("initialized", "completed", "passed", "failed", "terminated", "answered")
}
ONCE = "once in a session, under its own id too (9.3)"
_STATEMENTS, _STATE, _PROFILE = "statements", "activities/state", "agents/profile"
# What each request may name (xAPI, part 3): a store refuses one that names anything else.
_OF_STATE = {"activityId", "agent", "registration", "stateId"}
_NAMED = {
    (_STATEMENTS, "GET"): [{"statementId"}, {"registration", "format"}],
    (_STATEMENTS, "PUT"): [{"statementId"}],
    (_STATEMENTS, "POST"): [set()],
    (_STATE, "GET"): [_OF_STATE],
    (_STATE, "PUT"): [_OF_STATE],
    (_STATE, "POST"): [_OF_STATE],
    (_PROFILE, "GET"): [{"agent", "profileId"}],
}


class Answer(NamedTuple):
    """What a store answers; with `status` 0 it cuts the connection."""

    status: int
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes = b""


class Request(NamedTuple):
    """A request to the store: what it asked for, and in which seconds it came and was answered."""

    what: str
    came: float
    answered: float


def _version(document: dict) -> str:
    """The entity tag of a document (xAPI 1.0.3, part 3, 3.1)."""
    return f'"{hashlib.sha1(json.dumps(document).encode("utf-8")).hexdigest()}"'


def _said_again(one: dict, known: dict) -> str:
    """Which rule a statement breaks whose id is known, or "".

    An answer may be told again. Of what cmi5 defines, ADL's player refuses each verb the second
    time, whatever its id. A store takes it for the same statement only if nothing differs but what
    xAPI 1.0.3, part 2, 2.3.1 excepts: its timestamp, but not its duration.
    """
    verb = VERBS[one["verb"]["id"]]
    if verb == "answered":
        return ""
    if {**one, "timestamp": ""} != {**known, "timestamp": ""}:
        return f"{verb}: another statement under a known id (xAPI, part 2, 2.3.1)"
    return f"{verb}: {ONCE}"


class Store(BaseHTTPRequestHandler):
    system: Launching
    came = 0.0  # in which second the request came

    def log_message(self, *_: object) -> None:
        pass

    def do_OPTIONS(self) -> None:
        self._arrive()
        self._say(204)

    def _arrive(self) -> None:
        """Take the time that requests take here."""
        self.came = self.system.now()
        time.sleep(self.system.latency)
        while self.command != "OPTIONS" and self.system.held.is_set():
            time.sleep(0.01)

    def do_POST(self) -> None:
        if self._asked()[0] != "/fetch":
            return self._serve()
        if self._given():
            return None
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
        return None

    def do_GET(self) -> None:
        if self._asked()[0] != "/player":
            return self._serve()
        frame = (
            f"<!doctype html><title>Learning system</title><style>iframe {{ width: 95vw; height: "
            f'95vh }}</style><iframe src="{escape(unquote(urlsplit(self.path).query))}"></iframe>'
        )
        self._say(200, frame.encode("utf-8"), "text/html")
        return None

    def do_PUT(self) -> None:
        self._serve()

    def _serve(self) -> None:
        """Answer a request: first what any may be refused for, then what it is about."""
        place, asked = self._asked()
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        with self.system.lock:
            self.system.asked[f"{self.command} {place}"] += 1
            self.system.under_way += 1
        if self.command != "GET":
            self._wait_for(place)
        self._arrive()
        with self.system.lock:
            self.system.under_way -= 1
            if self._given():
                return None
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
            self._say(500 if self.command in self.system.lost else status, answer)
        return None

    def _wait_for(self, place: str) -> None:
        """Wait until what is sent to a place is looked at: what came first is so first."""
        waiting, mine = self.system.waiting[place], object()
        waiting.append(mine)
        while place in self.system.late or waiting[0] is not mine:
            time.sleep(0.01)
        waiting.remove(mine)

    def _given(self) -> bool:
        """Give the answer that a test wants given instead, if it does."""
        given = next(self.system.gives.get(f"{self.command} {self._asked()[0]}", iter(())), None)
        if given is None:
            return False
        if given.status:
            self._say(given.status, given.body, headers=given.headers)
        else:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        return True

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
        found = self.system.states.get(asked["stateId"])
        if self.command == "GET":
            return (200 if found else 404), found
        wanted = self.headers["If-Match"]
        if wanted and (not found or wanted != _version(found)):
            return 412, None
        if self.system.guards and self.command == "PUT" and found and not wanted:
            return 409, None
        merges = self.command == "POST" and found
        self.system.states[asked["stateId"]] = {**found, **document} if merges else document
        return 204, None

    def _statements(self, asked: dict[str, str], sent: object) -> tuple[int, dict | None]:
        known = {one["id"]: one for one in self.system.said}
        if self.command == "GET" and "registration" in asked:
            found = [{"id": one["id"]} for one in reversed(self.system.said)]
            return (200, {"statements": found, "more": ""}) if self.system.lists else (403, None)
        if self.command == "GET":
            return (200 if asked["statementId"] in known else 404), known.get(asked["statementId"])
        statements = sent if isinstance(sent, list) else [sent]
        if len(statements) > self.system.most:
            return 413, None
        ids = [one.get("id") for one in statements]
        if (
            not statements
            or len(ids) != len(set(ids))
            or (self.command == "PUT" and ids != [asked["statementId"]])
        ):
            self.system.refused.append("statements that are there once each, under their own ids")
            return 400, None
        if twice := [one for one in statements if one["id"] in known]:
            self.system.refused += filter(
                None, (_said_again(one, known[one["id"]]) for one in twice)
            )
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
        self,
        status: int,
        body: dict | bytes | None = None,
        kind: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        data = (
            b""
            if body is None
            else body
            if isinstance(body, bytes)
            else json.dumps(body).encode("utf-8")
        )
        # Before anybody can have heard the answer, and do something about it.
        what = f"{self.command} {self._asked()[0]}"
        self.system.log.append(Request(what, self.came, self.system.now()))
        with contextlib.suppress(
            BrokenPipeError, ConnectionResetError
        ):  # of a window that has gone
            self.send_response(status)
            for name, value in (
                ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Methods", "GET, PUT, POST"),
                (
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, If-Match, X-Experience-API-Version",
                ),
                ("Access-Control-Expose-Headers", ", ".join(self.system.exposes)),
                ("Access-Control-Max-Age", str(self.system.leave_holds)),
                ("Content-Type", kind),
                ("Content-Length", str(len(data))),
                *(headers or {}).items(),
                *((("ETag", _version(body)),) if isinstance(body, dict) else ()),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
