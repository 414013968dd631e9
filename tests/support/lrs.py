"""A learning management system that speaks cmi5, for tests: it launches, and its learning record
store is another host than the course's.

It takes nothing that the cmi5 specification (https://aicc.github.io/CMI-5_Spec_Current/, sections 7
to 11) or xAPI 1.0.3 lets a store refuse, and says in `refused` what that was. Nothing at all is
taken after `terminated`.
"""

from __future__ import annotations

import base64
import contextlib
import json
import threading
import time
import uuid
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as xml

from support import xapi
from support.files import unpack
from support.record_store import (
    CMI5,
    LAUNCH_DATA,
    MASTERY,
    MOVE_ON,
    SESSION,
    VERBS,
    Answer,
    Request,
    Store,
)
from support.serving import answering, served

LEAVE_HOLDS = 5  # seconds that a browser need not ask leave (CORS) again; 5 where no store says it


class Launching:
    """A course registered for a learner, as its package describes it.

    `said` has the statements taken, in order; `asked` counts requests.
    """

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
        # By method and place, answers that are given in turn instead of looking at what was asked.
        self.gives: dict[str, Iterator[Answer]] = {}
        self.guards = False  # whether a document is replaced only for those who name its version
        self.exposes = ("ETag", "Retry-After")  # what scripts of other hosts may read
        self.lost: Container[str] = ()  # methods: what asks by one is done, the answer is an error
        self.late: set[str] = set()  # places: what is sent there is not looked at while one is here
        self.waiting: dict[str, list[object]] = defaultdict(list)  # by place, what came there
        self.lists = True  # whether it tells a course which statements it has
        self.unwanted = ""  # part of the id of an activity: what is said of that is refused
        self.most = 1000  # statements that it takes in one request
        self.latency = (
            0.0  # seconds before any request is looked at, a browser's preflight among them
        )
        self.leave_holds = LEAVE_HOLDS
        self.held = threading.Event()  # while it is set, nothing that is sent is answered
        self.log: list[Request] = []
        self.now: Callable[[], float] = time.monotonic  # the seconds that `log` tells
        self.silent = threading.Event()  # while it is set, whoever asks for a token waits
        self.lock = threading.Lock()
        self.site = self.store = ""

    def url_of_a_launch(self) -> str:
        """A new session: its address, as 8.1 has it.

        One that was not ended is abandoned (9.3.6).
        """
        self.session, self.tokens_left, self.preferences_read = str(uuid.uuid4()), 1, False
        self.token = base64.b64encode(f"a:{self.session}".encode()).decode()
        self.states[LAUNCH_DATA] = {
            **self.launch,
            "contextTemplate": {
                "platform": "Learning system",
                "extensions": {SESSION: self.session, "https://lms.example/term": "autumn"},
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
        return [VERBS[one["verb"]["id"]] for one in self.said]

    def last(self, verb: str) -> dict:
        """The latest statement of a verb."""
        return next(one for one in reversed(self.said) if VERBS[one["verb"]["id"]] == verb)

    def of_session(self) -> list[str]:
        """What was said in this session."""
        return [
            VERBS[one["verb"]["id"]]
            for one in self.said
            if one["context"]["extensions"][SESSION] == self.session
        ]

    def fault(self, statement: dict) -> str:
        """Why a statement can't be taken, or ""."""
        if broken := next(xapi.faults(statement), ""):
            return f"xAPI: {broken}"
        verb = VERBS.get(statement["verb"]["id"], "")
        context = statement.get("context", {})
        activities, extensions = context.get("contextActivities", {}), context.get("extensions", {})
        categories = [one["id"] for one in activities.get("category", [])]
        template = self.states[LAUNCH_DATA]["contextTemplate"]
        of_session = self.of_session()
        rules = {
            "a verb that is known": bool(verb),
            "an activity that is wanted": not self.unwanted
            or self.unwanted not in statement["object"]["id"],
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
            "no category of cmi5 (7.1.3)": not {CMI5, MOVE_ON} & set(categories),
            "a response": isinstance(result.get("response"), str),
            "whether it is right, or for what nobody judges that it is complete": (
                result.get("completion") is True and "success" not in result
                if definition.get("interactionType") == "other"
                else "success" in result
            ),
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
            "the category cmi5 (9.6.2.1)": CMI5 in categories,
            "the category moveOn where it moves (9.6.2.2)": (MOVE_ON in categories)
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
            "the mastery score of the launch (9.6.3.2)": extensions.get(MASTERY)
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


@contextlib.contextmanager
def launching(package: Path, folder: Path, **launch: object) -> Iterator[Launching]:
    """A package unpacked into a new folder and served, and the system that launches it.

    `launch` takes the place of what its package says.
    """
    unpack(package, folder)
    system = Launching(package, **launch)
    handler = type("Handler", (Store,), {"system": system})
    with served(folder) as system.site, answering(handler) as system.store:
        yield system
