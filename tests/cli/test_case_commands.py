"""add, verify, backup, restore and export as a user meets them: what is printed, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from kartoteka.claims import to_json
from kartoteka.cli import COMMANDS, main
from record.conftest import close_database, sqlite_template
from record.factory import SAID, TEXT, reading

__all__ = ["sqlite_template"]
COMMAND = Path(sys.executable).with_name("kartoteka")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An empty folder, in which everything happens."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    close_database()


@pytest.fixture
def empty_case(sqlite_template: Path):
    """An empty case in it; to make one takes a second."""
    shutil.copyfile(sqlite_template, "case.kartoteka")


def given(name: str = "chapter.txt", text: str = TEXT, says=SAID) -> list[str]:
    """A source and its reading as files; the arguments that add them."""
    Path(name).write_text(text, newline="")
    made = Path(f"{name}.json")
    made.write_text(json.dumps(to_json(reading(text, says, name=name), explain=True)))
    return [name, "--reading", str(made)]


def test_add_says_what_was_added_and_makes_the_case(capsys):
    assert main(["add", *given()]) == 0
    assert capsys.readouterr().out == "chapter.txt: added, 3 claims\n"
    assert Path("case.kartoteka").exists()


def test_add_again_says_that_nothing_changed(empty_case, capsys):
    main(["add", *given()])
    before = Path("case.kartoteka").read_bytes()
    close_database()
    assert main(["add", *given()]) == 0
    close_database()
    assert capsys.readouterr().out.splitlines()[1].startswith("chapter.txt: nothing changed")
    assert Path("case.kartoteka").read_bytes() == before


def test_add_of_a_better_reading_says_what_became_of_the_old_one(empty_case, capsys):
    main(["add", *given()])
    assert main(["add", *given(says=SAID[:1])]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "chapter.txt: read anew, 0 new claims, 1 unchanged, 2 superseded"


def test_add_tells_a_program_in_json(empty_case, capsys):
    main(["add", "--json", *given()])
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["is_new"], told["new"]) == ("chapter.txt", True, 3)


def test_add_reads_by_itself_and_goes_on_after_a_bad_file(empty_case, capsys):
    Path("good.txt").write_text("Anna Berg was arrested in Kazan on 20 June 1939.")
    Path("empty.txt").write_text("")
    assert main(["add", "--processes", "1", "empty.txt", "good.txt", "missing.txt"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("good.txt: added, ")
    assert "empty.txt" in printed.err
    assert "missing.txt" in printed.err
    assert "2 of 3 files were not added; the others are" in printed.err
    assert "Traceback" not in printed.err


BAD = {
    "a file that is not there": (["missing.txt"], "missing.txt"),
    "a directory": (["."], "directory"),
    "a reading that is no JSON": (["chapter.txt", "--reading", "chapter.txt"], "no JSON"),
    "a reading that is not there": (["chapter.txt", "--reading", "missing.json"], "missing.json cannot be read"),
    "a reading of other bytes": (["other.txt", "--reading", "chapter.txt.json"], "other bytes than other.txt"),
    "a case that is no case": (["chapter.txt", "--case", "other.txt"], "other.txt is no case"),
    "a case in a folder that is not there": (["chapter.txt", "--case", "no/a.kartoteka"], "no case can be made here"),
    "a case that is a folder": (["chapter.txt", "--case", "."], "is a directory"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gives_one_sentence_and_status_1(capsys, what):
    arguments, says = BAD[what]
    given()
    Path("other.txt").write_text("Nothing to do with it. " * 10)
    assert main(["add", *arguments]) == 1
    printed = capsys.readouterr()
    assert says in printed.err
    assert printed.err.startswith("kartoteka: ")
    assert len(printed.err.splitlines()) == 1
    assert printed.out == ""


@pytest.mark.parametrize(
    "arguments", [["a.txt", "b.txt", "--reading", "a.json"], ["a.txt", "--processes", "0"], ["a.txt", "--reader", "x"]]
)
def test_wrong_use_is_status_2(arguments, capsys):
    try:
        status = main(["add", *arguments])
    except SystemExit as ended:
        status = ended.code
    assert status == 2
    assert not Path("case.kartoteka").exists()


def test_no_case_is_made_for_files_that_are_not_there():
    assert main(["add", "missing.txt"]) == 1
    assert not Path("case.kartoteka").exists()


def test_a_full_disk_gives_one_sentence_and_status_1(empty_case, capsys):
    main(["add", *given()])
    close_database()
    capsys.readouterr()
    size = os.path.getsize("case.kartoteka")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
    command = [sys.executable, "-c", limit + "import sys; from kartoteka.cli import main; sys.exit(main(sys.argv[1:]))"]
    more = given("more.txt", TEXT * 40)
    done = subprocess.run([*command, "add", *more], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("kartoteka: more.txt was not added: case.kartoteka: the disk")
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    assert main(["verify"]) == 0


@pytest.mark.parametrize(
    "arguments", [["empty.txt"], ["empty.txt", "missing.txt"], ["other.txt", "--reading", "chapter.txt.json"]]
)
def test_files_that_are_all_refused_leave_no_case_behind(capsys, arguments):
    given()
    Path("empty.txt").write_text(" ")
    Path("other.txt").write_text("Nothing to do with it. " * 10)
    assert main(["add", *arguments]) == 1
    assert not Path("case.kartoteka").exists()
    assert "Traceback" not in capsys.readouterr().err


def test_a_reading_that_the_case_would_refuse_leaves_none_behind(capsys):
    given()
    told = json.loads(Path("chapter.txt.json").read_bytes())
    told["claims"][0]["type"] = "eviction"
    Path("own.json").write_text(json.dumps(told))
    assert main(["add", "chapter.txt", "--reading", "own.json"]) == 1
    assert "claims of the type 'eviction'" in capsys.readouterr().err
    assert not Path("case.kartoteka").exists()


def test_of_several_files_the_good_one_makes_the_case():
    Path("good.txt").write_text("Anna Berg was arrested in Kazan on 20 June 1939.")
    Path("empty.txt").write_text(" ")
    assert main(["add", "--processes", "1", "empty.txt", "good.txt"]) == 1
    from kartoteka.record.models import Source

    assert [row.name for row in Source.objects.all()] == ["good.txt"]


@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_ends_every_command_with_status_130(command, monkeypatch, capsys):
    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module(f"kartoteka.cli.{command}"), "run", interrupted)
    needed = {"read": ["a"], "add": ["a"], "who": ["a"], "find": ["a"], "diff": ["a", "b"], "backup": ["a"]}
    needed |= {"restore": ["a"], "export": ["json"], "models": ["test"], "book": ["--out", "a"]}
    assert main([command, *needed.get(command, [])]) == 130
    assert capsys.readouterr().err.startswith("kartoteka: interrupted")


def test_ctrl_c_keeps_what_is_whole_and_ends_with_status_130(empty_case, capsys):
    for number in range(4):
        Path(f"{number}.txt").write_text(f"Report {number}. " + "Anna Berg was arrested in Kazan in June 1939. " * 150)
    command = [COMMAND, "add", *(f"{n}.txt" for n in range(4))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        assert "added" in first, running.stderr.read()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    if running.returncode != 0:  # else it was quicker than we
        assert running.returncode == 130, err
        assert err.startswith("kartoteka: interrupted: ")
        assert len(err.splitlines()) == 1, err
    assert main(["verify"]) == 0
    whole = 1 + len([line for line in out.splitlines() if "added" in line])
    from kartoteka.record.models import Source

    assert Source.objects.count() in (whole, whole + 1)


def test_verify_prints_the_head_and_finds_it_again(empty_case, capsys):
    main(["add", *given()])
    assert main(["verify", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert found["sound"] is True
    assert main(["verify", "--head", found["head"]["sha256"]]) == 0
    assert "case.kartoteka is sound" in capsys.readouterr().out
    assert main(["verify", "--head", "0" * 64]) == 1
    assert "does not hold the head" in capsys.readouterr().err


def test_verify_names_what_was_changed(empty_case, capsys):
    main(["add", *given()])
    from kartoteka.record.models import Claim

    Claim.objects.filter(type="death").update(type="birth")
    assert main(["verify"]) == 1
    printed = capsys.readouterr()
    assert "NOT sound" in printed.out
    assert '"birth"' in printed.err


def test_verify_of_a_damaged_file_gives_no_traceback(empty_case, capsys):
    main(["add", *given()])
    close_database()
    path = Path("case.kartoteka")
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 60] = bytes(4096 * 57)
    path.write_bytes(bytes(data))
    assert main(["verify"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_backup_and_restore_give_the_same_case(empty_case, capsys):
    main(["add", *given()])
    assert main(["backup", "a.backup"]) == 0
    assert main(["restore", "a.backup", "--case", "again.kartoteka"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[1].startswith("a.backup: case.kartoteka, verified, 2 log entries")
    assert printed[2].startswith("again.kartoteka: restored and verified, 2 log entries")
    assert printed[1].split()[-1] == printed[2].split()[-1]


def test_restore_refuses_a_place_where_something_is(empty_case, capsys):
    main(["add", *given()])
    main(["backup", "a.backup"])
    assert main(["restore", "a.backup"]) == 1
    assert "case.kartoteka is there already" in capsys.readouterr().err


def test_export_csv_has_a_row_a_claim(empty_case, capsys):
    main(["add", *given()])
    capsys.readouterr()
    assert main(["export", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out), strict=True))
    assert [(r["type"], r["words"], r["patient"]) for r in rows] == [
        ("arrest", "arrested", "Anna Berg"), ("accusation", "denounced", "Anna Berg"), ("death", "died", "Anna Berg"),
    ]  # fmt: skip


def test_export_json_holds_what_was_read(empty_case):
    main(["add", *given()])
    assert main(["export", "json", "--out", "case.json"]) == 0
    (only,) = json.loads(Path("case.json").read_text())["sources"]
    assert [c["type"] for c in only["reading"]["claims"]] == ["arrest", "accusation", "death"]
    assert only["reading"]["source"]["text"] == TEXT
    assert main(["export", "json", "--out", "no/case.json"]) == 1


@pytest.mark.parametrize("command", ["verify", "backup", "export"])
def test_without_a_case_every_command_says_how_to_make_one(capsys, command):
    rest = {"backup": ["a.backup"], "export": ["csv"]}.get(command, [])
    assert main([command, *rest]) == 1
    assert "there is no such case; make one with: kartoteka add" in capsys.readouterr().err
