"""Take the pictures of the workbench in docs/pictures again, from the example source and the papers of the tutorial.

    python tools/take_pictures.py

Needs the developer's environment and a Chromium on this machine.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "src" / "kartoteka" / "examples" / "mandelstam.txt"
PERSON = "Osip Mandelstam"
WIDTH = 1080
_RUN = "import sys; from kartoteka.cli import main; sys.exit(main())"


def tutorial_papers() -> dict[str, str]:
    """The papers that the tutorial asks to save: file name -> text."""
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    found = re.findall(r"`(\w+\.txt)`:\n\n((?:(?:    .*)?\n)+)", text)
    return {name: re.sub(r"(?m)^    ", "", block).strip() + "\n" for name, block in found}


def main() -> int:
    """Read the sources into a case, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "poets.kartoteka"
        files = [shutil.copy(EXAMPLE, folder)]
        for name, text in tutorial_papers().items():
            files.append(str(Path(folder) / name))
            Path(files[-1]).write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, "-c", _RUN, "add", *files, "--case", str(case)], check=True)
        command = [sys.executable, "-c", _RUN, "serve", "--case", str(case), "--port", "0", "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = re.search(r"http://\S+", server.stdout.readline())
            assert address is not None
            try:
                _take_all(address[0].rstrip("/"))
            finally:
                server.terminate()
    return 0


def _take_all(address: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        _wide(browser, address)
        _phone(browser, address)
        browser.close()


def _wide(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": 800}, color_scheme="light")
    page.goto("/sources/")
    page.get_by_role("link", name=re.compile("TWO ARRESTS|mandelstam")).first.click()
    page.locator(".claim", has_text="arrested").first.click()
    page.locator(".claim-card").wait_for()
    page.evaluate("scrollTo(0, 0)")
    _take(page, "reader", 800)
    page.goto("/people/")
    page.get_by_role("link", name=PERSON, exact=True).click()
    _take(page, "dossier", 1000)
    page.get_by_role("link", name="Who is this?").click()
    _take(page, "identity", 760)
    page.goto("/review/")
    _take(page, "review", 860)
    page.goto("/search/?q=Мандельштам")
    _take(page, "search", 620)
    page.close()


def _phone(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto("/sources/")
    page.get_by_role("link", name=re.compile("TWO ARRESTS|mandelstam")).first.click()
    page.screenshot(path=PICTURES / "phone.png")
    page.close()


def _take(page: Page, name: str, height: int) -> None:
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.wait_for_timeout(200)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
