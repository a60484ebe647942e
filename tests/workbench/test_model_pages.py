"""The pages that only a model brings: the import's choice of a reader, and two readings compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.conftest import start, stop
from workbench.making import make_case, printers
from workbench.test_accessibility import RULES, violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A workbench with a model on another machine in its settings, and a source that was read twice."""
    path = tmp_path_factory.mktemp("model") / "model.kartoteka"
    made = printers()
    case = make_case(path, made)
    from kartoteka.record import services

    reading = made.reading()
    claims = tuple(replace(claim, reader="model tester", term=None) for claim in reading.claims[1:])
    services.add_source(
        case, made.source, made.data, replace(reading, claims=claims), services.Who.local(), beside=True
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("KARTOTEKA_MODEL", "tester")
        patched.setenv("KARTOTEKA_MODEL_URL", "https://api.example.org/v1")
        process, found = start(path)
    yield found
    stop(process)


def test_they_have_no_violation_and_are_no_wider_than_a_phone(address, browser):
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    faults = []
    for where in ("/import/", "/sources/1/", "/sources/1/compare/", "/sources/1/compare/?part=one"):
        assert page.goto(where).ok
        faults += [f"{where} {fault}" for fault in violations(page, RULES)]
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            faults.append(f"{where} is wider than a phone")
    page.goto("/import/")
    assert page.get_by_label("I agree, for this case").is_visible()
    context.close()
    assert not faults, "\n".join(faults)
