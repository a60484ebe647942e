import pytest

from kartoteka import claims as core
from kartoteka.errors import TimeError
from kartoteka.values import days


@pytest.fixture(scope="module", autouse=True)
def django(tmp_path_factory):
    from workbench.making import make_case

    return make_case(tmp_path_factory.mktemp("form") / "form.kartoteka")


TEXT = "In March 1935 Anna was arrested in Riga. Anna was later released. The rest is known."
BASE = core.Claim("c1", "arrest", 23, 31, 0, 40, {"patient": ("person:14",)}, factuality="CT+")


def form(**changed: str):
    from kartoteka.workbench.claim_form import ClaimForm, Directory

    directory = Directory({"Anna": "person:14", "Riga": "place:35", "Berg": "person:90", "Berg [7]": "person:95"})
    data = {"words": "arrested", "type": "arrest", "factuality": "CT+", "role_patient": "Anna", **changed}
    return ClaimForm(data, BASE, TEXT, directory)


def made(**changed: str) -> core.Claim:
    found = form(**changed)
    assert found.is_valid(), found.errors
    return found.cleaned_data["claim"]


def faults(**changed: str) -> list[str]:
    found = form(**changed)
    found.is_valid()
    return list(found.errors)


def test_what_is_not_changed_is_as_it_was():
    claim = made()
    assert (claim.type, claim.start, claim.end, dict(claim.roles)) == ("arrest", 23, 31, {"patient": ("person:14",)})


def test_names_are_understood_in_any_case_and_become_keys():
    assert made(role_place="RIGA").roles["place"] == ("place:35",)


def test_nobody_and_an_empty_claim_are_said_beside_the_field():
    assert faults(role_agent="Nobody") == ["role_agent"]
    assert faults(role_patient="") == ["role_patient"]


def test_years_and_months_become_bounds():
    assert made(earliest="1935-03", latest="1935").time.bounds.to_iso() == ("1935-03-01", "1935-12-31")
    assert made(latest="1935-02").time.bounds.to_iso() == (None, "1935-02-28")
    assert made().time is None


def test_a_day_that_there_is_not_and_turned_bounds_are_faults():
    assert faults(earliest="1935-02-30") == ["earliest"]
    assert faults(earliest="1935-13") == ["earliest"]
    assert faults(earliest="yesterday") == ["earliest"]
    assert faults(earliest="1936", latest="1935") == ["latest"]


def test_the_extent_is_fixed_by_the_words_and_must_stand_in_the_passage():
    claim = made(words="was arrested")
    assert TEXT[claim.start : claim.end] == "was arrested"
    assert faults(words="released") == ["words"]


def test_holders_may_be_rumour_and_somebody():
    assert made(holders="Anna; rumour").holders == ("person:14", "holder:rumour")


def test_the_first_and_the_last_day():
    from kartoteka.workbench.claim_form import day_of

    assert days.to_iso(day_of("1936-02", last=True)) == "1936-02-29"
    assert days.to_iso(day_of("1936", last=False)) == "1936-01-01"
    with pytest.raises(TimeError, match="is no day"):
        day_of("36", last=False) and day_of("soon", last=False)


def test_a_sentence_is_found_around_its_words():
    from kartoteka.workbench.claim_form import sentence_around

    start = TEXT.index("released")
    low, high = sentence_around(TEXT, start, start + 8, 0, len(TEXT))
    assert TEXT[low:high] == "Anna was later released."
