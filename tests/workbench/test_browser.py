"""The workbench as a new user would try it: a real server, a real browser, the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from workbench.conftest import Server, start, stop
from workbench.making import make_case

pytestmark = pytest.mark.browser

ANNA = re.compile("^Anna [WV]eiss$")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory):
    """A case of its own, since these tests change it."""
    case = tmp_path_factory.mktemp("changed") / "riga.kartoteka"
    make_case(case)
    process, address = start(case)
    yield Server(address, case)
    stop(process)


def is_fault(message) -> bool:
    """Chromium reports every answer of status 400 as an error; those are not ours to count."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")


@pytest.fixture
def page(served: Server, browser: Browser):
    context = browser.new_context(base_url=served.address)
    context.set_default_timeout(8_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if is_fault(message) else None)
    yield page
    context.close()
    assert faults == []


def open_person(page: Page, name: str) -> None:
    page.goto("/people/")
    page.get_by_role("link", name=name, exact=True).click()


def test_ten_claims_are_reviewed_by_keyboard_and_one_is_taken_back(page: Page):
    page.goto("/review/")
    expect(page.get_by_text("15 claims to go")).to_be_visible()
    for number, key in enumerate("ardaaaaraa"):
        page.keyboard.press(key)
        expect(page.get_by_text(f"{14 - number} claim", exact=False).first).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("was taken back")).to_be_visible()
    expect(page.get_by_text("6 claims to go")).to_be_visible()
    page.goto("/history/")
    expect(page.get_by_role("row").filter(has_text="accept:").first).to_be_visible()


def test_skip_goes_on_and_decides_nothing(page: Page):
    page.goto("/review/")
    first = page.locator(".passage-text mark").inner_text()
    page.keyboard.press("s")
    expect(page.locator(".passage-text mark")).not_to_have_text(first)
    expect(page.get_by_text("6 claims to go")).to_be_visible()


def test_a_claim_is_corrected_and_the_old_one_stays(page: Page):
    page.goto("/sources/1/read/")
    page.locator(".claim", has_text="released").click()
    expect(page.locator("#card")).to_contain_text("Mar–May 1937")
    page.locator("#card").get_by_role("link", name="Correct").click()
    page.get_by_label("Latest day").fill("1937-04")
    page.get_by_label("Why").fill("the index says April")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Corrected: “released”.")).to_be_visible()
    page.goto("/sources/1/read/")
    page.locator(".claim", has_text="released").click()
    expect(page.locator("#card")).to_contain_text("Mar–Apr 1937")
    page.goto("/history/")
    expect(page.get_by_text("the index says April").first).to_be_visible()


def test_a_fault_in_a_correction_is_said_beside_its_field(page: Page):
    page.goto("/claims/1/correct/")
    page.get_by_label("Patient").fill("Nobody At All")
    page.get_by_label("Earliest day").fill("next week")
    with page.expect_response(lambda response: response.request.method == "POST") as sent:
        page.get_by_role("button", name="Save").click()
    assert sent.value.status == 400
    expect(page.locator(".field", has=page.get_by_label("Patient"))).to_contain_text("Nobody in this source is called")
    expect(page.locator(".field", has=page.get_by_label("Earliest day"))).to_contain_text("'next week' is no day")
    page.context.clear_cookies()


def test_the_reader_opens_a_card_by_keyboard_and_closes_it(page: Page):
    page.goto("/sources/1/read/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".claim:focus")).to_have_text("interrogated")
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_contain_text("Inspector Ozols")
    expect(page.locator("#card")).to_contain_text("by 4 May 1935")
    page.keyboard.press("Escape")
    expect(page.locator(".claim-card")).to_have_count(0)
    expect(page.locator(".claim:focus")).to_have_text("interrogated")


def test_sentences_are_marked_as_done_by_keyboard_and_the_mark_is_taken_back(page: Page):
    page.goto("/sources/1/read/")
    figures = page.locator("#covered")
    expect(figures).to_contain_text("11 sentences: 0 done")
    page.keyboard.press("x")
    expect(page.locator(".tick:focus")).to_have_attribute("aria-label", re.compile("Done: “In March 1935"))
    page.keyboard.press("x")
    expect(figures).to_contain_text("1 done")
    expect(page.locator(".tick:focus")).to_have_attribute("aria-label", re.compile("Done: “She was interrogated"))
    page.keyboard.press("x")
    expect(figures).to_contain_text("2 done")
    expect(page.locator(".tick:focus")).not_to_have_attribute("aria-label", re.compile("Done: “She was"))
    page.keyboard.press(",")
    expect(page.get_by_role("button", name="Done: “She was", pressed=True)).to_be_focused()
    page.keyboard.press("x")
    expect(figures).to_contain_text("1 done")
    expect(page.get_by_role("button", name="Done: “She was", pressed=False)).to_be_focused()
    page.keyboard.press("u")
    expect(page.get_by_text("was taken back")).to_be_visible()
    expect(figures).to_contain_text("2 done")
    page.goto("/history/")
    expect(page.get_by_role("row").filter(has_text="marked 1 sentence as not done").first).to_contain_text("taken back")


def test_sentences_are_marked_as_done_by_a_click_and_the_rest_of_a_leaf_at_once(page: Page):
    page.goto("/sources/2/read/")
    page.get_by_role("button", name="Done: “She fled").click()
    expect(page.locator("#covered")).to_contain_text("1 done")
    expect(page.locator(".worked").first).to_have_text("She ")
    page.get_by_role("button", name="Mark the rest of this leaf as done").click()
    expect(page.locator("#covered")).to_contain_text("5 done, 0 more with claims, 0 untouched")
    expect(page.get_by_role("button", name="Mark the rest")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator("#covered")).to_contain_text("1 done")


def test_chosen_words_become_a_claim(page: Page):
    page.goto("/sources/2/read/")
    page.evaluate(
        """() => { const all = [...document.querySelectorAll('.book .text')];
        const text = all.find(p => p.textContent.includes('country'));
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT); let node;
        while ((node = walker.nextNode()) && !node.textContent.includes('country'));
        const at = node.textContent.indexOf('country'); const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + 7); const chosen = getSelection();
        chosen.removeAllRanges(); chosen.addRange(range); }"""
    )
    page.get_by_role("link", name="Add a claim on these words").click()
    expect(page.locator(".passage-text mark")).to_have_text("country")
    page.get_by_label("Kind of event").select_option("residence")
    page.get_by_label("Agent").fill("anna veiss")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Added: “country”.")).to_be_visible()
    expect(page.locator(".claim[aria-current]")).to_have_text("country")


def test_two_people_are_merged_and_split_again(page: Page):
    open_person(page, "Anna Weiss")
    page.get_by_role("link", name="Who is this?").click()
    page.get_by_label("Anna Veiss").check()
    page.get_by_label("Why they are one").fill("the same dates")
    page.get_by_role("button", name="They are the same").click()
    expect(page.get_by_text("They are one person now.")).to_be_visible()
    expect(page.get_by_text("the same dates")).to_be_visible()
    page.goto("/people/")
    one = page.get_by_role("link", name=ANNA)
    expect(one).to_have_count(1)
    one.click()
    expect(page.locator(".dossier-head")).to_contain_text("2 sources")
    expect(page.get_by_text("deported")).not_to_have_count(0)
    expect(page.get_by_text("sentenced")).not_to_have_count(0)
    page.get_by_role("link", name="Who is this?").click()
    page.get_by_label("Anna Veiss").check()
    page.get_by_role("button", name="Part those chosen").click()
    expect(page.get_by_text("They are two persons now.")).to_be_visible()
    page.goto("/people/")
    expect(page.get_by_role("link", name=ANNA)).to_have_count(2)


def test_a_person_is_found_by_another_spelling_and_script(page: Page):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("Анна Вейсс")
    page.keyboard.press("Enter")
    found = page.get_by_role("region", name="People found")
    expect(found.get_by_role("link", name="Anna Veiss")).to_be_visible()
    page.goto("/search/?q=Ana+Weis")
    expect(found.get_by_role("link", name="Anna Weiss")).to_be_visible()
    expect(found).to_contain_text("alike")


def test_a_dossier_line_opens_its_words_and_a_bar_leads_to_it(page: Page):
    open_person(page, "Anna Weiss")
    page.get_by_role("link", name="4 May 1935: sentenced").first.click()
    line = page.locator("li:target")
    expect(line.locator("blockquote")).to_contain_text("the District Court sentenced her to two years")


def test_a_dossier_is_printed_with_its_words_as_footnotes(page: Page, tmp_path: Path):
    open_person(page, "Anna Weiss")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="The words")).to_be_visible()
    expect(page.locator("header.top")).to_be_hidden()
    page.pdf(path=str(tmp_path / "dossier.pdf"))
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF")
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "dossier.pdf") as document:
        text = "".join(printed.get_textpage().get_text_bounded() for printed in document)
    assert "District Court sentenced her to two years" in " ".join(text.split())


def test_single_keys_can_be_switched_off(page: Page):
    page.goto("/help/")
    page.get_by_role("button", name="Switch single keys off").click()
    page.goto("/review/")
    before = page.locator(".passage-text mark").inner_text()
    page.keyboard.press("s")
    page.wait_for_timeout(200)
    expect(page.locator(".passage-text mark")).to_have_text(before)


def test_colours_are_chosen_and_kept(page: Page):
    page.goto("/")
    page.get_by_role("button", name="dark").click()
    page.goto("/people/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_without_scripts_one_reads_and_reviews_as_well(served: Server, browser: Browser):
    context = browser.new_context(base_url=served.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sources/1/read/")
    page.locator(".claim", has_text="sentenced").click()
    expect(page.locator("#card")).to_contain_text("District Court")
    page.get_by_role("button", name="Done: “Anna Weiss had").click()
    expect(page.get_by_text("The sentence is done.")).to_be_visible()
    expect(page.get_by_role("button", name="Done: “Anna Weiss had", pressed=True)).to_be_visible()
    page.goto("/review/")
    left = page.get_by_text("to go").inner_text()
    page.get_by_role("button", name="Doubt").click()
    expect(page.get_by_text("Marked as doubtful")).to_be_visible()
    expect(page.get_by_text("to go")).not_to_have_text(left)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("to go")).to_have_text(left)
    context.close()


def test_a_dropped_file_goes_into_the_queue(page: Page):
    page.goto("/import/")
    page.evaluate(
        """() => { const data = new DataTransfer(); data.items.add(new File(['  '], 'dropped.txt'));
        const dropped = new DragEvent('drop', {dataTransfer: data, bubbles: true});
        document.querySelector('[data-drop]').dispatchEvent(dropped); }"""
    )
    expect(page.get_by_role("row").filter(has_text="dropped.txt")).to_be_visible()


def test_a_file_is_imported_and_read(page: Page, tmp_path: Path):
    file = tmp_path / "note.txt"
    file.write_text("Pavel Florensky was arrested in Moscow on 26 February 1933. He was shot on 8 December 1937.\n")
    broken = tmp_path / "broken.txt"
    broken.write_text(" \n")
    page.goto("/import/")
    page.get_by_label("Files to read").set_input_files([file, broken])
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_role("row").filter(has_text="note.txt")).to_contain_text("done", timeout=90_000)
    expect(page.get_by_role("row").filter(has_text="broken.txt")).to_contain_text("is empty", timeout=30_000)
    page.get_by_role("link", name="note.txt").click()
    expect(page.locator(".book")).to_contain_text("Pavel Florensky was arrested")
