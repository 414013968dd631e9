"""The browsers that the tests drive, and Java, and where each is on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from support.building import ROOT

TOOLS = ROOT / ".tools"


class Wanted(NamedTuple):
    """A browser, or Java: what it is called and found as, what must be beside it, the packages that
    hold it, how else to get it, and which tests need it.
    """

    title: str
    names: tuple[str, ...]
    beside: tuple[str, ...]
    packages: tuple[str, ...]
    help: str
    tests: str = "browser tests"

    @property
    def variable(self) -> str:
        return self.title.upper()

    def record(self) -> Path:
        return TOOLS / f"{self.title.lower()}-path"

    def explain(self) -> str:
        return (
            f"briefed: no {self.title} for the {self.tests}. One of these helps:\n"
            f"  - {self.help}\n"
            f"  - name one that is installed:  {self.variable}=/path/to/it make test"
        )


CHROMIUM = Wanted(
    "Chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    (),
    ("chromium",),
    "install Chromium or Google Chrome with the system's package manager (Debian: apt-get "
    "install chromium)\n"
    "  - let Playwright download one:  .venv/bin/python -m playwright install --with-deps chromium",
)
# Chromium without a window: the same engine, and a test takes half the processor time. Slides are
# planned for type as wide as Arial's; a bare Linux has none but wider type.
SHELL = CHROMIUM._replace(
    names=("chromium-headless-shell",),
    beside=("/usr/share/fonts/**/LiberationSans-Regular.ttf",),
    packages=("chromium-headless-shell", "fonts-liberation"),
)
FIREFOX = Wanted(
    "Firefox",
    ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"),
    (),
    ("firefox-esr",),
    "install Firefox with the system's package manager (Debian: apt-get install firefox-esr)",
)
WEBKIT = Wanted(
    "WebKit",
    ("/usr/lib*/**/webkit2gtk-4.1/MiniBrowser", "/usr/lib*/**/webkitgtk-6.0/MiniBrowser"),
    ("WebKitWebDriver", "xvfb-run"),
    ("webkit2gtk-driver", "xvfb", "xauth"),
    "install WebKitGTK's driver and Xvfb (Debian: apt-get install webkit2gtk-driver xvfb xauth)",
)
# It reads veraPDF's rules, and compiles the few lines that start it: a JRE can't.
JAXB = "/usr/share/java/jaxb-runtime.jar"
JAVA = Wanted(
    "Java",
    ("java",),
    ("javac", JAXB),
    ("default-jdk-headless", "libjaxb-java"),
    "install a JDK of Java 11 or newer, and JAXB (Debian: apt-get install default-jdk-headless "
    "libjaxb-java)",
    "tests that hold PDFs to PDF/UA",
)
# WebKitGTK is for Linux alone.
ALL = (CHROMIUM, FIREFOX, WEBKIT) if sys.platform == "linux" else (CHROMIUM, FIREFOX)


def engine(name: str) -> str:
    """Where `chromium`, `firefox`, `webkit` or `java` of this machine is; without it the test that
    asks fails.
    """
    wanted = next(one for one in (*ALL, JAVA) if one.title.lower() == name)
    path = wanted.record().read_text(encoding="utf-8").strip() if wanted.record().is_file() else ""
    if not os.access(path, os.X_OK):
        pytest.fail(
            f"{wanted.explain()}\n  - run make browsers, as make test does",
            pytrace=False,
        )
    return path
