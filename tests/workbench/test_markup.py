import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.workbench.markup import ClaimMark, NoteSign, Stretch, Tick, marked_up, passage_html

TEXT = "He was arrested.18 Then <b>he</b> was shot."


def claim(start: int, end: int, name: str = "1") -> ClaimMark:
    return ClaimMark(start, end, f"claim-{name}", f"?claim={name}", f"/claims/{name}/card/", "g-custody fact", "arrest")


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_the_words_of_a_claim_become_a_link():
    html = marked_up(TEXT, 0, 16, [claim(7, 15)])
    assert 'href="?claim=1"' in html
    assert ">arrested</a>." in html


def test_a_note_mark_leads_to_its_note():
    html = marked_up(TEXT, 0, 18, [NoteSign(16, 18, "mark-16", "#note-16", "note 18")])
    assert '<a class="note-mark" id="mark-16" href="#note-16" aria-label="note 18">18</a>' in html


def test_a_tick_stands_behind_its_sentence_and_adds_no_character():
    ticks = [Tick(0, 18, True, "Done: “He was…”", "/done/"), Tick(19, len(TEXT), False, "Done: “Then…”", "/done/")]
    html = marked_up(TEXT, 0, len(TEXT), [NoteSign(16, 18, "mark-16", "#note-16", "note 18")], None, ticks)
    assert words(html) == TEXT
    assert '<span class="worked">He was arrested.</span>' in html
    assert '18</a><button class="tick" id="done-0" name="not_done" value="0"' in html
    assert 'id="done-19" name="done" value="19" form="done" aria-pressed="false" aria-label="Done: “Then…”"' in html


def test_a_sentence_that_ends_within_a_claim_has_its_tick_behind_the_claim():
    html = marked_up(TEXT, 0, 16, [claim(7, 15)], None, [Tick(0, 12, False, "Done", "/done/")])
    assert "arrested</a><button" in html
    assert words(html) == TEXT[:16]


def test_without_an_address_there_is_no_button():
    html = marked_up(TEXT, 0, 16, [], None, [Tick(0, 16, True)])
    assert html == '<span class="worked">He was arrested.</span>'


def test_tags_in_the_text_stay_text():
    assert "<b>" not in marked_up(TEXT, 0, len(TEXT), [])
    assert "&lt;b&gt;" in marked_up(TEXT, 0, len(TEXT), [])


def test_of_two_marks_that_overlap_the_longer_at_one_start_wins():
    html = marked_up(TEXT, 0, 16, [claim(7, 10, "short"), claim(7, 15, "long")])
    assert "claim-long" in html
    assert "claim-short" not in html


def test_a_passage_is_lit_around_the_marks():
    html = marked_up(TEXT, 0, len(TEXT), [claim(7, 15)], Stretch(0, 16))
    assert html.startswith('<span class="passage">He was </span>')


def test_a_passage_has_its_trigger_marked_and_its_note_raised():
    assert passage_html(TEXT, 0, 18, (7, 15), [(16, 18)]) == "He was <mark>arrested</mark>.<sup>18</sup>"


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8))
def test_between_the_tags_stand_exactly_the_texts_characters(text, spans):
    marks = [claim(start, end, str(n)) for n, (start, end) in enumerate(spans) if start < end <= len(text)]
    assert words(marked_up(text, 0, len(text), marks)) == words(marked_up(text, 0, len(text), []))
