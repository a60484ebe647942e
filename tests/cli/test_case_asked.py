"""What people decided in a case shows in the dossier and in the book."""

import pytest

from kartoteka.cli import main
from kartoteka.record import open_case
from kartoteka.record.case import set_up

# The tables' classes can be imported only after this.
set_up()

from record.factory import DENIED, OWNER, Says, reading, source  # noqa: E402

LETTER = "Anna Berg fled to Riga in 1940. Anna Berg hid."
FLED = Says("fled", "flight", (("agent", "Anna Berg"), ("place", "Riga")), ("1940-01-01", "1940-12-31"))


@pytest.fixture
def case(tmp_path):
    """A case of two sources that both tell of Anna Berg; its path, and the record's services."""
    path = tmp_path / "riga.kartoteka"
    opened = open_case(path, create=True)
    from kartoteka.record import services

    chapter = source()
    services.add_source(opened, chapter, chapter.text.encode(), reading(), OWNER)
    letter = source(LETTER, "letter.txt")
    services.add_source(opened, letter, LETTER.encode(), reading(LETTER, (FLED,), name="letter.txt"), OWNER)
    yield str(path), opened, services
    from django.db import connection

    connection.close()


def printed(capsys, *arguments):
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def claim(services, word):
    return next(row for row in services.source_claims(OWNER, 1) if row.quote == word)


def test_sources_that_tell_of_one_name_are_one_dossier(case, capsys):
    out = printed(capsys, "who", "Anna", "Berg", "--case", case[0])
    assert out.startswith("ANNA BERG    2 sources, 4 claims, 0 reviewed")
    assert "fled to Riga" in out
    assert "ARRESTED in Kazan" in out


def test_what_was_rejected_is_gone_and_what_was_accepted_counts_as_reviewed(case, capsys):
    path, opened, services = case
    services.judge(opened, claim(services, "denounced").pk, "reject", OWNER)
    services.judge(opened, claim(services, "arrested").pk, "accept", OWNER)
    out = printed(capsys, "who", "Anna", "Berg", "--case", path)
    assert out.startswith("ANNA BERG    2 sources, 3 claims, 1 reviewed")
    assert DENIED.word not in out


def test_two_who_were_decided_to_be_two_have_two_dossiers(case, capsys):
    path, opened, services = case
    one, other = (cluster.pk for cluster in services.people(OWNER) if cluster.name == "Anna Berg")
    services.judge_identity(opened, one, other, "not same", OWNER)
    assert main(["who", "Anna Berg", "--case", path]) == 1
    assert "can be Anna Berg or Anna Berg" in capsys.readouterr().err


def test_the_book_leaves_out_what_is_confidential_unless_it_is_asked_for(case, tmp_path, capsys):
    path, opened, services = case
    boris = next(cluster for cluster in services.people(OWNER) if cluster.name == "Boris")
    services.set_confidential(opened, OWNER, on=True, entity=boris.pk)
    printed(capsys, "book", "--case", path, "--out", str(tmp_path / "open"))
    printed(capsys, "book", "--case", path, "--out", str(tmp_path / "all"), "--confidential")
    pages = {folder: " ".join(p.read_text() for p in (tmp_path / folder).rglob("*.html")) for folder in ("open", "all")}
    assert "Boris" in pages["all"]
    assert "Boris" not in pages["open"]
    assert "Anna Berg" in pages["open"]


def test_an_empty_case_says_how_to_fill_it(tmp_path, capsys):
    path = tmp_path / "empty.kartoteka"
    open_case(path, create=True)
    from django.db import connection

    connection.close()
    assert main(["who", "Anna", "--case", str(path)]) == 1
    assert "holds no source yet; add one with: kartoteka add FILE" in capsys.readouterr().err
