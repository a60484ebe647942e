from exchange.test_readings import stored
from kartoteka.cli import main


def test_the_book_of_a_reading_is_written_and_its_first_page_named(tmp_path, capsys):
    out = tmp_path / "book"
    assert main(["book", "--reading", str(stored(tmp_path)), "--out", str(out), "--title", "The case"]) == 0
    assert capsys.readouterr().out == f"4 pages; open {out / 'index.html'} in a browser\n"
    assert "<h1>The case</h1>" in (out / "index.html").read_text()


def test_a_place_where_no_book_can_lie_is_one_sentence(tmp_path, capsys):
    assert main(["book", "--reading", str(stored(tmp_path)), "--out", str(tmp_path / "memoir.txt")]) == 1
    assert "cannot be made" in capsys.readouterr().err
