"""Who says *I* in a testimony is whom its head names."""

from claimed import held
from kartoteka.reading import read
from kartoteka.sources import from_text


def patients(text):
    reading = read(from_text(text))
    name = {entity.id: entity.name for entity in reading.entities}
    return [
        (claim.type, [name[e] for e in claim.roles["patient"]]) for claim in reading.claims if "patient" in claim.roles
    ]


def test_the_head_of_a_testimony_names_who_says_i():
    head = "TESTIMONY 12. Teresa Lopes, born 1951, Maputo. Recorded at Beira by Paulo Dias, 3 June 1996.\n\n"
    assert ("arrest", ["Teresa Lopes"]) in patients(head + "I was arrested in May 1975.")


def test_each_testimony_of_a_collection_has_its_own_teller():
    first = "Testimony of Edita Weiss. Interviewer: Hana Hora\n\nI was arrested in 1951.\n\n"
    second = "Testimony of Karel Novotny. Interviewer: Hana Hora\n\nI was beaten in 1952."
    found = patients(first + second)
    assert ("arrest", ["Edita Weiss"]) in found
    assert ("ill_treatment", ["Karel Novotny"]) in found


def test_in_a_collection_each_testimony_stands_on_the_word_of_its_teller():
    first = (
        "Testimony of Edita Weiss. Interviewer: Hana Hora\n\nI was arrested in 1951. The guards beat Otto Braun.\n\n"
    )
    second = "Testimony of Karel Novotny. Interviewer: Hana Hora\n\nMax Krull was shot in 1952. I saw it."
    text = first + second
    assert held(text, "beat") == ["Edita Weiss"]
    assert held(text, "shot") == ["Karel Novotny"]
    assert [held(text, word) for word in ("Testimony",)] == [[]]
    assert held(first, "beat") == []  # alone, it is the narrator's own


def test_who_took_the_testimony_down_is_not_the_teller():
    text = "Statement given to Inspector Braun by Otto Weiss, 1936\n\nI was arrested in March."
    assert ("arrest", ["Otto Weiss"]) in patients(text)


def test_a_heading_that_is_no_head_of_a_testimony_names_no_teller():
    assert ("arrest", ["Otto Weiss"]) not in patients("OTTO WEISS AND HIS FRIENDS\n\nI was arrested in March.")


def test_a_name_beside_i_is_the_name_of_the_one_who_speaks():
    assert ("arrest", ["Maria Silva"]) in patients("I, Maria Silva, aged thirty, was arrested on 3 May 1970.")


def test_a_letter_of_a_collection_is_told_by_whom_it_is_from() -> None:
    head = "16. VAN: LETTER DATED VAN, 7th JUNE, 1915, FROM MR. PAVEL BABICH TO THE CONSUL OTTO WEISS\n\n"
    assert ("arrest", ["PAVEL BABICH"]) in [
        (kind, [name.upper() for name in names]) for kind, names in patients(head + "I was arrested in May.")
    ]


def test_a_head_that_names_nobody_ends_the_testimony_before() -> None:
    first = "TESTIMONY OF EDITA WEISS\n\nI was arrested in 1951.\n\n"
    second = "LETTER FROM A FOREIGN RESIDENT OF THE TOWN\n\nI was beaten in 1952."
    found = dict(patients(first + second))
    assert found["arrest"] == ["Edita Weiss"]
    assert found["ill_treatment"] != ["Edita Weiss"]


def test_a_head_in_capitals_may_describe_its_teller_without_a_name() -> None:
    text = "NARRATIVE OF A DEPORTED WOMAN\n\nI was beaten in May. Max Krull was shot."
    assert "Deported Woman" not in [entity.name for entity in read(from_text(text)).entities]


def test_an_editor_may_remark_something_in_a_head() -> None:
    head = "INTERVIEW 12. Teresa Lopes. Recorded at Beira; the questions have been left out.\n\n"
    assert ("arrest", ["Teresa Lopes"]) in patients(head + "I was arrested in May 1975.")


def test_a_sentence_about_a_letter_is_no_head() -> None:
    text = "Testimony of Edita Weiss\n\nI fled.\n\nThis is confirmed by a letter from Karel Novotny:\n\nI was arrested."
    assert ("arrest", ["Karel Novotny"]) not in patients(text)


def test_the_next_number_of_a_collection_ends_a_testimony() -> None:
    first = "1. TESTIMONY OF EDITA WEISS\n\nI fled.\n\n2. TESTIMONY OF KAREL NOVOTNY\n\nI saw. He beat Max Krull.\n\n"
    text = first + "3. PRAGUE: EXTRACT FROM A NEWSPAPER OF MAY\n\nMax Krull was shot."
    assert held(text, "beat") == ["KAREL NOVOTNY"] or held(text, "beat") == ["Karel Novotny"]
    assert held(text, "shot") == []
