"""Names are text and never code: hostile strings in every field that is stored, on every page, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from workbench.conftest import Server, start, stop
from workbench.making import LETTERS, PRINTERS, letters, make_case, printers
from workbench.pages import PAGES

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=https://evil.example/a.png onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover='alert(4)",
    "{{ 7 * 7 }}{% debug %}",
    "javascript:alert(5)",
    "</title><script>alert(6)</script>",
    "\u202egnirts\u202c",
)
ALL = " ".join(HOSTILE)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    first = printers(PRINTERS.replace("Anna Weiss", HOSTILE[0]).replace("Inspector Ozols", HOSTILE[1]))
    for key, name in (("anna", HOSTILE[0]), ("ozols", HOSTILE[1])):
        first.somebody(key, "person", name)
        first.entities[key] = type(first.entities[key])(key, "person", name, HOSTILE, first.entities[key].mentions)
    second = letters(LETTERS.replace("camp", HOSTILE[2]))
    case = tmp_path_factory.mktemp("hostile") / "hostile.kartoteka"
    opened = make_case(case, first, second)
    from kartoteka.record import services
    from kartoteka.workbench.models import ImportJob

    owner = services.Who(ALL, "owner", True)
    services.judge(opened, 1, "doubt", owner, reason=ALL)
    services.merge(opened, 3, 11, owner, reason=ALL)
    services.add_term(opened, "event", "visit", ALL[:290], owner, group="conduct", reason=ALL)
    services.set_role(opened, ALL[:140], "nobody", owner)
    ImportJob.objects.create(name=ALL, size=1, by=ALL, role="owner", stage="failed", message=ALL)
    from kartoteka.record.models import User

    User.objects.all().delete()  # so that the server opens without signing in; the log keeps the name
    process, address = start(case)
    yield Server(address, case)
    stop(process)


def test_no_page_runs_asks_or_breaks_a_rule(served: Server, browser: Browser):
    context = browser.new_context(base_url=served.address)
    page = context.new_page()
    faults: list[str] = []
    page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: faults.append(request.url) if foreign(request.url, served) else None)
    page.on("pageerror", lambda error: faults.append(f"error {error}"))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    for address in (
        *PAGES,
        f"/search/?q={HOSTILE[0]}",
        f"/people/?named={HOSTILE[2]}",
        f"/chronicle/?since={HOSTILE[2]}",
    ):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status < 500, address
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.locator("[onmouseover], [onerror], [onload]").count() == 0, address
    context.close()
    assert faults == []


def foreign(url: str, served: Server) -> bool:
    return not url.startswith((served.address, "data:", "about:"))


def test_the_names_are_seen_as_they_are_written(served: Server, browser: Browser):
    page = browser.new_page(base_url=served.address)
    page.goto("/people/1/")
    assert page.locator("h1").inner_text() in HOSTILE
    page.goto("/history/")
    assert HOSTILE[0] in page.locator("main").inner_text()
    assert "49" not in page.locator("td", has_text="{{ 7").first.inner_text()
    page.close()


def test_a_script_in_a_page_would_be_stopped_and_seen(served: Server, browser: Browser):
    """The check itself: what slipped through escaping would not run, and would be reported."""
    page = browser.new_page(base_url=served.address)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/help/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">')")
    page.wait_for_timeout(300)
    assert page.title() != "1"
    assert any("Content Security Policy" in one for one in said)
    page.close()
