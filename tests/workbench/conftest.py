"""A case, the real server on a free port, and one real browser, each made once for all tests of the workbench."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.making import make_case

BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_SERVE = "import sys; from kartoteka.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Server:
    """A server that runs: its address without the last slash, and its case."""

    address: str
    case: Path


def start(case: Path) -> tuple[subprocess.Popen[str], str]:
    """The server's process and its address."""
    command = [sys.executable, "-c", _SERVE, "serve", "--case", str(case), "--port", "0", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert found, f"the server said {said!r}"
    return process, found[0]


def stop(process: subprocess.Popen[str]) -> None:
    """End the server."""
    process.terminate()
    process.wait(timeout=20)
    assert process.stdout is not None
    process.stdout.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The workbench over two small sources."""
    case = tmp_path_factory.mktemp("served") / "riga.kartoteka"
    make_case(case)
    process, address = start(case)
    yield Server(address, case)
    stop(process)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as playwright:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=chromium, args=BROWSER_ARGUMENTS)
        yield opened
        opened.close()
