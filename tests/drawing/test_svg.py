from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.drawing.svg import element, shorten


def test_text_is_escaped():
    assert element("text", "<b>&") == "<text>&lt;b&gt;&amp;</text>"


def test_an_attribute_cannot_end_its_quotes():
    assert element("a", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;"/>'


def test_a_missing_attribute_is_left_out():
    assert element("path", opacity=None, d="M0 0") == '<path d="M0 0"/>'


def test_numbers_are_short():
    assert element("line", x1=1.0, x2=1.25) == '<line x1="1" x2="1.2"/>'


@given(st.text())
def test_any_text_makes_well_formed_xml(text):
    ElementTree.fromstring(element("text", text, aria_label=text))


def test_shorten_cuts_with_an_ellipsis_and_leaves_short_text_alone():
    assert shorten("interrogated", 6) == "inter…"
    assert shorten("shot", 4) == "shot"
