import pytest

from dated import timexes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On September 1, 1939 it began.", {"September 1, 1939": "1939-09-01"}),
        ("By early October 1939 it ended.", {"early October 1939": "1939-10 START"}),
        ("at the end of 1942", {"the end of 1942": "1942 END"}),
        ("in the spring of 1862", {"the spring of 1862": "1862-SP"}),
        ("in the late 1930s", {"the late 1930s": "193 END"}),
        ("in the nineteenth century", {"the nineteenth century": "18"}),
        ("in 490 BC", {"490 BC": "BC0490"}),
        ("founded about 1910", {"about 1910": "1910 APPROX"}),
        ("on the morning of 19 April 1775", {"the morning of 19 April 1775": "1775-04-19TMO"}),
        ("in the second half of 2008", {"the second half of 2008": "2008-H2"}),
        ("It spread over nine months.", {"nine months": "P9M"}),
        ("for over nine months", {"over nine months": "P9M MORE_THAN"}),
        ("after two months of fierce battles, they left", {"two months of fierce battles": "P2M"}),
        ("within a few days", {"a few days": "PXD"}),
        ("a thirty year truce and a ten-day visit", {"thirty year": "P30Y", "ten-day": "P10D"}),
        ("the former emperor now rules", {"former": "PAST_REF", "now": "PRESENT_REF"}),
    ],
)
def test_extents_and_values_follow_timex2(text, found):
    assert timexes(text) == found


def test_a_range_is_two_timexes_and_its_prepositions_stand_outside():
    assert timexes("from 1861 to 1863") == {"1861": "1861", "1863": "1863"}
    assert timexes("on April 6-7, 1915") == {"April 6": "1915-04-06", "7, 1915": "1915-04-07"}
    assert timexes("in 2007-08") == {"2007": "2007", "08": "2008"}


def test_a_winter_that_is_pointed_to_is_named_by_its_january():
    assert timexes("In October 1775 he came. Throughout the winter he waited.")["the winter"] == "1776-WI"
    assert timexes("in the winter of 1914") == {"the winter of 1914": "1914-WI"}
