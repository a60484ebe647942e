from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kartoteka.exchange.markup import Markup, join, page, tag


def test_text_is_escaped_and_markup_is_not_escaped_twice():
    assert tag("p", "a < b & ", tag("b", "c")) == "<p>a &lt; b &amp; <b>c</b></p>"


def test_attributes_are_escaped_left_out_or_bare():
    assert tag("a", "x", href='"><script>', class_="k", title=None, open=True, hidden=False) == (
        '<a href="&quot;&gt;&lt;script&gt;" class="k" open>x</a>'
    )


def test_lists_of_children_are_taken_apart_and_none_left_out():
    assert join(["a", None, [tag("i", "b")]], "c") == "a<i>b</i>c"


def test_a_page_forbids_scripts_and_every_other_machine():
    text = page("T", "p{}", tag("main", "x"))
    assert text.startswith("<!DOCTYPE html>\n<html")
    assert "default-src &#x27;none&#x27;" in text
    assert "script" not in text.replace("script-src", "")


@given(st.text(max_size=60))
def test_any_text_comes_back_from_the_page_as_text(text):
    found = html.fromstring(tag("p", text, title=text))
    assert len(found) == 0
    assert found.tag == "p"
    plain = "".join(
        c for c in text if c.isprintable() and not "\u202a" <= c <= "\u202e" and not "\u2066" <= c <= "\u2069"
    )
    shown = (found.text or "").replace("�", "")
    assert "".join(c for c in shown if c.isprintable()) == plain.replace("�", "")


def test_markup_says_that_it_is_safe_by_its_type():
    assert isinstance(tag("p"), Markup)
    assert not isinstance("<p>", Markup)
