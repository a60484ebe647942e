from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.drawing import Bar, timeline
from kartoteka.values import Bounds

NS = "{http://www.w3.org/2000/svg}"
ARREST = Bounds.from_iso("1939-06-20", "1939-06-20")


def drawn(*bars: Bar, width: int = 960) -> ElementTree.Element:
    return ElementTree.fromstring(timeline(bars, width))


def classes(tree: ElementTree.Element, name: str) -> int:
    return sum(name in (node.get("class") or "").split() for node in tree.iter())


def test_a_fact_is_filled_and_has_hard_ends():
    tree = drawn(Bar("arrested", ARREST))
    assert tree.find(f".//{NS}rect[@class='ink']") is not None
    assert classes(tree, "soft") == 0


def test_a_derived_end_is_soft():
    assert classes(drawn(Bar("interrogated", ARREST, latest_is="derived")), "soft") > 0


def test_an_open_side_points_onward_whatever_is_said_of_it():
    assert classes(drawn(Bar("lived", Bounds.from_iso("1939-06-20", None), latest_is="stated")), "onward") == 1


def test_what_is_uncertain_is_hollow():
    path = drawn(Bar("spied", ARREST, standing="alleged")).find(f".//{NS}path[@class='ink']")
    assert path is not None
    assert path.get("fill") == "none"


def test_what_is_denied_is_struck_out_and_says_so_in_a_sign():
    tree = drawn(Bar("seized that night", ARREST, standing="denied"))
    assert tree.find(f".//{NS}line[@class='ink']") is not None
    assert "✗ seized that night" in [node.text for node in tree.iter(f"{NS}text")]


def test_what_has_no_bound_is_not_drawn():
    assert timeline([Bar("defended by nobody", Bounds(None, None))]) == ""
    assert timeline([]) == ""


def test_a_bar_leads_to_its_line_and_says_it_in_words():
    link = drawn(Bar("arrested", ARREST, href="#line-3", spoken="20 June 1939: arrested")).find(f"{NS}a")
    assert link is not None
    assert (link.get("href"), link.get("aria-label")) == ("#line-3", "20 June 1939: arrested")


def test_two_bars_of_one_day_stand_in_two_rows():
    texts = list(drawn(Bar("arrested", ARREST), Bar("searched", ARREST)).iter(f"{NS}text"))
    rows = {node.get("y") for node in texts if node.text in {"arrested", "searched"}}
    assert len(rows) == 2


@given(
    st.lists(
        st.tuples(st.integers(600_000, 720_000), st.integers(0, 4000), st.text(max_size=60)), min_size=1, max_size=30
    )
)
def test_any_life_is_well_formed_and_stays_inside_the_picture(life):
    bars = [Bar(text, Bounds(day, day + length)) for day, length, text in life]
    for width in (360, 960):
        tree = drawn(*bars, width=width)
        assert all(
            -20 <= float(rect.get("x", 0)) <= width for rect in tree.iter(f"{NS}rect") if rect.get("class") == "ink"
        )
