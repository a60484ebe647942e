from xml.etree import ElementTree

from kartoteka.drawing import Tie, network

NS = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{NS}text")]


def test_each_tie_has_its_name_and_its_words():
    assert words(network("Meyerhold", [Tie("Zinaida Raikh", "wife", "kin")])) == ["Zinaida Raikh", "wife", "Meyerhold"]


def test_a_person_without_ties_has_no_picture():
    assert network("Meyerhold", []) == ""


def test_no_more_ties_are_drawn_than_asked_for():
    ties = [Tie(f"witness {number}", "met him") for number in range(30)]
    assert "witness 3" in words(network("Meyerhold", ties, most=4))
    assert "witness 4" not in words(network("Meyerhold", ties, most=4))


def test_kin_stand_on_the_other_side_and_below_each_other_on_a_narrow_page():
    ties = [Tie("Raikh", "wife", "kin"), Tie("Voronin", "interrogated him")]
    wide = {n.text: n.get("text-anchor") for n in ElementTree.fromstring(network("M", ties)).iter(f"{NS}text")}
    narrow = {n.text: n.get("text-anchor") for n in ElementTree.fromstring(network("M", ties, 360)).iter(f"{NS}text")}
    assert (wide["Raikh"], wide["Voronin"]) == ("end", "start")
    assert (narrow["Raikh"], narrow["Voronin"]) == ("start", "start")


def test_a_hostile_name_stays_text():
    svg = network("<script>alert(1)</script>", [Tie('"><img src=x>', "x", href="javascript&#58;")])
    assert "<script" not in svg
    assert "<img" not in svg
