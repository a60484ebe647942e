"""Note marks of every style are found, valued, and joined with their texts; what only looks like one is left alone."""

import pytest

from kartoteka.sources import from_text

Found = list[tuple[str, str, str | None]]


def notes_of(text: str) -> Found:
    """(mark, printed characters, body) of each note."""
    return [(note.mark, text[note.start : note.end], note.body) for note in from_text(text).notes]


def marks_of(text: str) -> list[str]:
    return [mark for mark, _, _ in notes_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Bracketed, the text of the note at the end, after a heading or without one.
        ("He was shot.[12]\n\nNOTES\n[12] So the file.\n", [("12", "12", "So the file.")]),
        ("Shot [1]. She fled [2].\n\n[1] File 7.\n[2] File 8.\n", [("1", "1", "File 7."), ("2", "2", "File 8.")]),
        # Keyword blocks, brackets within them counted.
        (
            "He was shot.[3]\n\n[Footnote 3: Or so [the file] says.]\n\nShe fled.\n",
            [("3", "3", "Or so [the file] says.")],
        ),
        ("He was shot.[3]\n\nFootnote 3:\n\n  So the file.\n\nShe fled.\n", [("3", "3", "So the file.")]),
        ("He was shot[Footnote 3: Or so the file says.] in May.\n", [("3", "3", "Or so the file says.")]),
        # A star before the number; the block may follow without a blank line.
        ("He was\nshot. *12\n[Footnote 12: So\nthe file.]\n\nShe fled.\n", [("12", "12", "So the file.")]),
        ("He was shot.*1\n\n*1 So the file.\n", [("1", "1", "So the file.")]),
        # Letters.
        ("Shot.[A] Freed.[B]\n\n[Footnote A: One.]\n\n[Footnote B: Two.]\n", [("A", "A", "One."), ("B", "B", "Two.")]),
        # Superscripts below a rule, and right below the line.
        ("He was shot.¹⁴\n_____\n¹⁴ So the file.\n\nShe fled.\n", [("14", "¹⁴", "So the file.")]),
        ("He was shot.¹\n¹ So the file.\n", [("1", "¹", "So the file.")]),
        # Signs.
        ("Shot.† Buried.‡ Found.††\n\n† File 1.\n‡ File 2.\n†† File 3.\n",
         [("†", "†", "File 1."), ("‡", "‡", "File 2."), ("††", "††", "File 3.")]),
        ("She refused it.*\n\n* Memorandum of 1951.\n", [("*", "*", "Memorandum of 1951.")]),
        # Glued numerals, with numbered paragraphs as notes.
        (
            "His father had died in 1936.1 He was one of two.2 They fled.3\n\n1. File 5.\n\n2. File 6.\n\n3. File 7.\n",
            [("1", "1", "File 5."), ("2", "2", "File 6."), ("3", "3", "File 7.")],
        ),
        # Markdown, and round brackets close to the word.
        ("Tué (1).\n\n(1) Archives.\n\nLe soir il partit (1).\n\n(1) Ibid.\n",
         [("1", "1", "Archives."), ("1", "1", "Ibid.")]),
        ("He was shot.[^a]\n\n[^a]: So the file.\n", [("a", "a", "So the file.")]),
        ("Shot.(1) Freed.(2) Gone.(3)\n\nNotes\n(1) File 3.\n(2) File 4.\n(3) File 5.\n",
         [("1", "1", "File 3."), ("2", "2", "File 4."), ("3", "3", "File 5.")]),
    ],
)  # fmt: skip
def test_marks_and_texts_are_joined(text: str, expected: Found) -> None:
    assert notes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“an alien theater”;14 in May. His Theater.15 But he left.16", [("14", "14"), ("15", "15"), ("16", "16")]),
        ("left it.17 One of the agents.l8 He was taken.19", [("17", "17"), ("18", "l8"), ("19", "19")]),
        ("himself.64 Cause of death: shooting.6S\n\nThe deceit.66", [("64", "64"), ("65", "6S"), ("66", "66")]),
        ("the next day.22 from heart fai1ure.23 Rodos was shot.24", [("22", "22"), ("23", "23"), ("24", "24")]),
        ("before the tria1.23 Then he left.24", [("23", "23"), ("24", "24")]),
        ("in Kiev.9 His wife,lO who fled, was shot.ll No more.l2",
         [("9", "9"), ("10", "lO"), ("11", "ll"), ("12", "l2")]),
        ("He was shot.[34] She fled.[35] They met.[3G]", [("34", "34"), ("35", "35"), ("36", "3G")]),
        ("taken there.2l1 She too.2l2 They fled.213", [("211", "2l1"), ("212", "2l2"), ("213", "213")]),
        ("They were shot.19 The wife fled.2O Nothing more.21", [("19", "19"), ("20", "2O"), ("21", "21")]),
        ("Il fut arrêté15. On le jugea16, puis il mourut17.", [("15", "15"), ("16", "16"), ("17", "17")]),
        ("В мае его арестовали.15 Жену сослали.16 Он погиб.17", [("15", "15"), ("16", "16"), ("17", "17")]),
    ],
)  # fmt: skip
def test_glued_and_spoilt_numerals_count_upward(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mark, printed) for mark, printed, _ in notes_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "27.1 On 30 April of that year.\n\n27.2 On 8 May 1977 he was seen.\n\n27.3 He fled.\n",
        "61. On 27 September she was taken.\n\n62. On 5 October she fled.\n\n63. The next day.\n",
        "B. 9.1.1882, Yevlakh. Arr. 21.5.28; exile. Art. 58-10, 58-11, ten yrs. Prot. 199, no. 190.",
        "On 5 October [some reports have the 6th of the month] he was seen [in Spanish] in [1920] [sic].",
        "They paid 15,000 roubles, or 3.5 per cent, at 3.48 in the afternoon, in room 1026.",
        "See p.23, art.58 and no.14 of the same; vol.3, ch.5.",
        "Ivan, † 1943, and Peter, * 1901, of Kiev.",
        "The man F* told R R** of it. I met Q R.* there and F*.\n",
        "An area of 25 km² and a volume of 3 m³, or 10⁶ in all.",
        "We must (1) wait, (2) see and (3) go. See Art. 5(1), 5(2) and 5(3).",
        "It was *never* told, and *nobody* asked.",
        "* first\n* second\n* third\n",
        "*       *       *       *       *\n\nA new part.\n",
        "the [l]ocal branch of the Bank, with the skil[l] of many",
        "The witness c24 met k18 and B17 in block C3 of MI5.",
        "a letter of 15 [13] November 1943",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert marks_of(text) == []


def test_the_number_that_opens_a_note_is_no_mark() -> None:
    assert marks_of("Shot.[1] Freed.[2]\n\n[1] See [2].\n\n[2] File 8.\n").count("1") == 1


def test_a_chapter_that_counts_anew_gets_its_own_notes() -> None:
    text = (
        "Shot.[1] Freed.[2]\n\n[1] One a.\n[2] Two a.\n\nCHAPTER II\n\nTried.[1] Gone.[2]\n\n[1] One b.\n[2] Two b.\n"
    )
    assert [body for _, _, body in notes_of(text)] == ["One a.", "Two a.", "One b.", "Two b."]


def test_notes_of_all_chapters_at_the_end_go_with_their_chapters() -> None:
    text = (
        "CHAPTER I\n\nShot.[1] Freed.[2]\n\nCHAPTER II\n\nTried.[1] Gone.[2]\n\n"
        "NOTES\n\nChapter I\n\n[1] One a.\n[2] Two a.\n\nChapter II\n\n[1] One b.\n[2] Two b.\n"
    )
    assert [body for _, _, body in notes_of(text)] == ["One a.", "Two a.", "One b.", "Two b."]


def test_two_marks_may_cite_one_note() -> None:
    assert notes_of("Shot.[1] Freed.[2] Shot.[2]\n\n[1] A.\n[2] B.\n")[1:] == [("2", "2", "B."), ("2", "2", "B.")]


def test_a_note_of_two_paragraphs_keeps_both_and_the_story_goes_on_without_it() -> None:
    source = from_text("Shot.[1] Freed.[2]\n\n[1] One.\n\n  More of one.\n\n[2] Two.\n\nCHAPTER II\n\nThe story.\n")
    assert source.notes[0].body == "One. More of one."
    assert [block.kind for block in source.blocks] == ["paragraph", "note", "note", "heading", "paragraph"]


def test_the_story_between_two_notes_is_no_part_of_the_first() -> None:
    notes = notes_of("Shot.[1]\n\n[1] One.\n\nHe was freed.[2] She fled.\n\n[2] Two.\n")
    assert notes == [("1", "1", "One."), ("2", "2", "Two.")]


def test_numbers_beyond_a_thousand_are_marks_where_the_count_has_come_so_far() -> None:
    text = " ".join(f"He was seen again.[{number}]" for number in range(1095, 1105))
    assert marks_of(text) == [str(number) for number in range(1095, 1105)]


def test_glued_marks_may_count_beyond_a_thousand_but_a_glued_year_is_none() -> None:
    assert marks_of(" ".join(f"He was seen again.{n} She was not." for n in range(998, 1004)))[-1] == "1003"
    assert marks_of("He was seen in May.1937 She was not seen again, and nobody asked.") == []


def test_a_year_amid_the_count_is_none() -> None:
    assert marks_of("Shot.[14] In May [1920] freed.[15] Gone.[16]") == ["14", "15", "16"]


def test_numbered_paragraphs_stay_paragraphs_beside_bracketed_notes() -> None:
    source = from_text("61. She was taken [23].\n\n62. She fled [24].\n\n[23] Indictment.\n[24] Report.\n")
    assert [block.kind for block in source.blocks] == ["paragraph", "paragraph", "note", "note"]


def test_a_star_behind_a_whole_word_is_a_mark_and_behind_a_masked_name_is_none() -> None:
    assert [note.mark for note in from_text("He was arrested in May*. His wife† wrote.").notes] == ["*", "†"]
    assert [note.mark for note in from_text("A certain F* wrote to Q* in May.").notes] == []
    assert [note.mark for note in from_text("He said *never* and left.").notes] == []


def test_a_bracket_with_a_letter_in_place_of_a_digit_has_its_place_in_the_count():
    text = (
        "He was taken.[I] She saw it.[2] They beat him.[3] He died.[4] It was said.[S] Nobody came.[ 6] It is told.[7]"
    )
    assert [note.mark for note in from_text(text).notes] == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_restored_letter_in_brackets_is_no_number():
    text = "He was taken.[3] She saw it.[4] The [S]oviet court sat.[5] He died.[6]"
    assert [note.mark for note in from_text(text).notes] == ["3", "4", "5", "6"]
