import os
import resource
import signal

import pytest

from kartoteka.errors import OutputError
from kartoteka.exchange.writing import as_json, make_folder, write_text


def test_json_keeps_letters_and_ends_with_a_line_end():
    assert as_json({"имя": "Лев"}) == '{\n "имя": "Лев"\n}\n'


def test_a_file_is_replaced_whole_and_no_draft_stays(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "old")
    write_text(path, "new")
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_place_that_cannot_be_written_leaves_what_was_there(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match=r"cannot be written .*choose another place"):
        write_text(tmp_path / "a", "x")
    with pytest.raises(OutputError):
        write_text(tmp_path / "missing" / "b", "x")
    assert os.listdir(tmp_path) == ["a"]


def test_a_disk_that_is_full_is_told_in_a_sentence_and_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OutputError, match=r"a\.txt cannot be written"):
            write_text(path, "x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_under_a_file_cannot_be_made(tmp_path):
    (tmp_path / "f").write_text("")
    with pytest.raises(OutputError, match="cannot be made"):
        make_folder(tmp_path / "f" / "g")
