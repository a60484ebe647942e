"""Headings, paragraphs, quotations and tables of a plain text; licences and tables of contents set aside."""

from kartoteka.sources import Source, from_text

BOOK = """The Project Gutenberg EBook of A Book, by A. Writer

Title: A Book
       of Sorrows

*** START OF THIS PROJECT GUTENBERG EBOOK A BOOK ***


Produced by Some Volunteers

A BOOK OF SORROWS

CONTENTS

                                        PAGE

I. The arrest                              3
II. The trial                             17
Index                                    201


CHAPTER I

THE ARREST

He was taken at night. Nobody told his wife where he was, though she asked at every office of the town and
wrote to the capital three times in the course of that summer, and for the answer that she got she had to wait.

    "We do not know,"
    it said.

*** END OF THIS PROJECT GUTENBERG EBOOK A BOOK ***

You may copy it, give it away or re-use it.
"""


def kinds_of(source: Source) -> list[tuple[str, str]]:
    return [(block.kind, source.text[block.start : block.end].split("\n")[0][:20].strip()) for block in source.blocks]


def test_licence_and_contents_are_set_aside_and_the_rest_is_not() -> None:
    assert kinds_of(from_text(BOOK)) == [
        ("licence", "The Project Gutenber"),
        ("licence", "Title: A Book"),
        ("licence", "*** START OF THIS PR"),
        ("licence", "Produced by Some Vol"),
        ("heading", "A BOOK OF SORROWS"),
        ("contents", "CONTENTS"),
        ("contents", "PAGE"),
        ("contents", "I. The arrest"),
        ("heading", "CHAPTER I"),
        ("heading", "THE ARREST"),
        ("paragraph", "He was taken at nigh"),
        ("quotation", '"We do not know,"'),
        ("licence", "*** END OF THIS PROJ"),
        ("licence", "You may copy it, giv"),
    ]


def test_the_title_is_the_librarys_or_the_first_heading() -> None:
    assert from_text(BOOK).title == "A Book"
    assert from_text("CASE 27: THE GROUP\n\nShe was taken.\n").title == "CASE 27: THE GROUP"
    assert from_text("She was taken, and nobody knew.\n").title is None


def test_contents_without_page_numbers_end_before_the_title_of_the_text() -> None:
    source = from_text("CONTENTS\n\nThe arrest\n\nThe trial\n\nThe camp\n\nTHE ARREST\n\nHe was taken at night.\n")
    assert [kind for kind, _ in kinds_of(source)] == [*["contents"] * 4, "heading", "paragraph"]


def test_the_word_contents_in_a_story_sets_nothing_aside() -> None:
    source = from_text(
        "Contents\n\nHe opened the box. The contents were gone, and with them the letters that he kept.\n"
    )
    assert "contents" not in {block.kind for block in source.blocks}


def test_a_text_with_a_line_for_each_paragraph_is_cut_at_its_lines() -> None:
    line = "He was taken at night, and nobody told his wife where he was, though she asked at every office. " * 3
    source = from_text(f"{line}\n{line}\n")
    assert [block.kind for block in source.blocks] == ["paragraph", "paragraph"]


def test_a_broken_paragraph_is_one_block_and_its_level_zero() -> None:
    source = from_text("He was taken\nat night.\n\nPART II\n\nCHAPTER 3\n\nShe asked.\n")
    assert [(block.kind, block.level) for block in source.blocks] == [
        ("paragraph", 0), ("heading", 1), ("heading", 2), ("paragraph", 0)
    ]  # fmt: skip


def test_every_visible_character_lies_in_one_block() -> None:
    source = from_text(BOOK)
    covered = "".join(source.text[block.start : block.end] for block in source.blocks)
    assert "".join(covered.split()) == "".join(source.text.split())


def test_rows_of_figures_are_a_table() -> None:
    source = from_text("Town      Dead    Taken\nKiev        12       40\nOdessa       9       31\n")
    assert [block.kind for block in source.blocks] == ["table"]


def test_pages_cut_by_form_feeds_lose_their_heads_and_get_their_labels() -> None:
    pages = [f"THE CASE OF IVAN PETROV   {number}\n\nHe was taken in the\nyear {number}.\n" for number in range(31, 35)]
    source = from_text("\f".join(pages))
    assert [(block.kind, block.page) for block in source.blocks[:4]] == [
        ("furniture", "31"), ("paragraph", "31"), ("furniture", "32"), ("paragraph", "32")
    ]  # fmt: skip


def test_a_form_feed_ends_a_paragraph() -> None:
    assert len(from_text("He was taken\nat night.\f\nShe asked.\n").blocks) == 2


def test_a_year_alone_heads_what_follows_and_a_lower_number_is_a_page() -> None:
    source = from_text("1937\n\nIvan Petrov was arrested in May.\n\n112\n\nHe was shot in June.")
    assert [block.kind for block in source.blocks] == ["heading", "paragraph", "furniture", "paragraph"]
