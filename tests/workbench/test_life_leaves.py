"""A life of many lines: leaf by leaf, with and without scripts, whole for paper and in the downloads."""

from __future__ import annotations

import re

import pytest

from workbench.clients import case_with_accounts, client
from workbench.making import Maker

MANY = 95
"""Claims on one woman; a leaf holds forty lines."""


@pytest.fixture(scope="module")
def owner(tmp_path_factory):
    told = "".join(f"Anna Weiss was searched in {1850 + n} again. " for n in range(MANY))
    made = Maker("long.txt", f"Anna Weiss.\n{told}\n")
    made.somebody("anna", "person", "Anna Weiss")
    for number in range(MANY):
        day = f"{1850 + number}-03-01"
        made.says("search", f"searched in {1850 + number}", day, day, patient="anna")
    case_with_accounts(tmp_path_factory.mktemp("long") / "long.kartoteka", made)
    return client("owner")


def line(number: int):
    from kartoteka.workbench.lines import LineShown

    return LineShown(None, number, "", "", "", False, "", "", "fact", ())  # type: ignore[arg-type]


def cut(entries, unplaced, **more):
    from kartoteka.workbench.life_leaves import life_leaves

    return life_leaves(entries, unplaced, **more)


def numbers(leaf) -> list[int]:
    return [one.number for one in leaf.lines]


def test_leaves_hold_every_line_once_and_in_order(owner):
    from kartoteka.workbench.life_leaves import leaf_of

    found = cut([line(n) for n in range(1, 8)], [line(8), line(9)], full=3)
    assert [numbers(leaf) for leaf in found] == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert [(leaf.number, leaf.first, leaf.last) for leaf in found] == [(1, 1, 3), (2, 4, 6), (3, 7, 9)]
    assert [leaf.begins_unplaced for leaf in found] == [False, False, True]
    assert [leaf_of(found, number) for number in (1, 3, 4, 9, 99)] == [1, 1, 2, 3, 3]


def test_a_dispute_stays_on_one_leaf(owner):
    from kartoteka.workbench.lines import DisputeShown

    dispute = DisputeShown("the birth", True, tuple(line(n) for n in range(2, 9)), "")
    found = cut([line(1), dispute, line(9)], [], full=3)
    assert [numbers(leaf) for leaf in found] == [list(range(1, 9)), [9]]


def test_a_life_without_lines_has_one_empty_leaf(owner):
    (only,) = cut([], [])
    assert (only.first, only.last, only.lines, only.begins_unplaced) == (0, 0, (), False)


def test_where_only_the_heading_of_the_unplaced_is_left_it_is_said_once(owner):
    found = cut([line(1), line(2)], [line(n) for n in range(3, 8)], full=2)
    assert [leaf.begins_unplaced for leaf in found] == [False, True, False, False]


def text(owner, address: str, **more: str) -> str:
    answer = owner.get(address, **more)
    assert answer.status_code == 200
    return answer.content.decode()


def lines_of(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<li id="line-(\d+)"', page)]


def test_the_page_begins_with_the_first_lines_and_says_where_the_others_are(owner):
    page = text(owner, "/people/1/")
    assert lines_of(page) == list(range(1, 41))
    assert 'href="/people/1/?leaf=2#line-41"' in page
    assert 'href="/people/1/?leaf=all"' in page
    assert f"{MANY} claims" in page


def test_every_line_is_reached_by_plain_links(owner):
    found, address = [], "/people/1/"
    while address:
        page = text(owner, address)
        found += lines_of(page)
        onward = re.search(r'rel="next" href="([^"#]*)', page)
        address = onward[1] if onward else ""
    assert found == list(range(1, MANY + 1))


def test_a_script_gets_the_lines_alone(owner):
    part = text(owner, "/people/1/?leaf=3", headers={"HX-Request": "true"})
    assert lines_of(part) == list(range(81, MANY + 1))
    assert "<html" not in part
    assert "<h1" not in part


def test_on_one_page_and_in_the_downloads_the_life_is_whole_with_all_its_words(owner):
    page = text(owner, "/people/1/?leaf=all")
    assert lines_of(page) == list(range(1, MANY + 1))
    assert len(re.findall(r"<strong>searched in \d+</strong>", page)) == MANY
    assert 'rel="next"' not in page
    for form in ("md", "html", "json"):
        taken = text(owner, f"/people/1/dossier.{form}")
        assert all(f"searched in {1850 + number}" in taken for number in range(MANY))


def test_a_bar_of_the_timeline_leads_to_the_leaf_of_its_line(owner):
    for address, own in (("/people/1/", "1"), ("/people/1/?leaf=2", "2")):
        for leaf, number in re.findall(r'<a [^>]*href="(?:\?leaf=(\d+))?#line-(\d+)"', text(owner, address)):
            assert int(number) in lines_of(text(owner, f"/people/1/?leaf={leaf or own}"))


@pytest.mark.parametrize(("leaf", "status"), [("99", 200), ("0", 400), ("x", 400), ("", 200)])
def test_a_leaf_that_there_is_not_is_the_last_one_or_a_sentence(owner, leaf: str, status: int):
    assert owner.get("/people/1/", {"leaf": leaf}).status_code == status
