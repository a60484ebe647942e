"""Every page in light and in dark: no violation of WCAG 2.2 AA that axe can find, and nothing wider than a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from workbench.conftest import Server
from workbench.pages import PAGES

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def violations(page, options) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation(server: Server, browser: Browser, scheme: str):
    context = browser.new_context(base_url=server.address, color_scheme=scheme)
    page = context.new_page()
    faults = []
    for address in PAGES:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        faults += [f"{address} {fault}" for fault in violations(page, RULES if scheme == "light" else CONTRAST)]
    context.close()
    assert not faults, "\n".join(faults)


def test_the_check_would_find_a_violation(server: Server, browser: Browser):
    page = browser.new_page(base_url=server.address)
    page.goto("/help/")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=/x><span class=pale>pale</span>'")
    page.evaluate("document.querySelector('.pale').style.color = 'var(--line)'")
    found = " ".join(violations(page, RULES))
    page.close()
    assert "image-alt" in found
    assert "color-contrast" in found


def test_no_page_is_wider_than_a_phone(server: Server, browser: Browser):
    context = browser.new_context(base_url=server.address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    wide = {}
    for address in PAGES:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[address] = width
    context.close()
    assert wide == {}


def test_a_line_that_many_claims_tell_is_no_wider_than_a_phone(server: Server, browser: Browser):
    page = browser.new_page(base_url=server.address, viewport={"width": 390, "height": 844})
    page.goto("/people/1/")
    marks = " ".join(f"<a href='#'>[{number}]</a>" for number in range(3000, 3060))
    page.evaluate("marks => document.querySelector('.line .refs').innerHTML = marks", marks)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert width <= 390
