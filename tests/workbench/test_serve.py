import socket

import pytest

from kartoteka.cli import main


def test_a_port_that_is_taken_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status = main(["serve", "--case", str(tmp_path / "x.kartoteka"), "--port", str(port), "--no-browser"])
    said = capsys.readouterr().err
    assert status == 1
    assert f"port {port} of this machine cannot be used: another program uses it" in said
    assert "--port 0" in said


def test_no_case_is_made_where_the_port_is_taken(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        main(["serve", "--case", str(tmp_path / "x.kartoteka"), "--port", str(other.getsockname()[1]), "--no-browser"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["-1", "65536", "http", ""])
def test_what_is_no_port_is_wrong_use(capsys: pytest.CaptureFixture[str], port: str):
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--port={port}"])
    assert ended.value.code == 2
    assert "is no port" in capsys.readouterr().err


def test_a_file_that_is_no_case_is_refused(capsys: pytest.CaptureFixture[str], tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Anna,")
    assert main(["serve", "--case", str(tmp_path / "letter.txt"), "--port", "0", "--no-browser"]) == 1
    assert "no case" in capsys.readouterr().err
