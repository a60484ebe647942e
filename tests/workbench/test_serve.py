import signal
import socket
import time
from pathlib import Path

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


def test_the_worker_ends_with_the_server_and_the_file_goes_back_into_the_queue(tmp_path):
    from workbench.conftest import start, stop
    from workbench.making import make_case

    make_case(tmp_path / "ended.kartoteka")
    from kartoteka.record.access import Who
    from kartoteka.workbench import jobs

    jobs.put_in("slow.txt", b"Osip was arrested in Moscow on 2 May 1938. " * 4000, Who.local())
    process, _ = start(tmp_path / "ended.kartoteka")
    try:
        worker = wait_for(lambda: children(process.pid))
        wait_for(is_taken)
    finally:
        stop(process)
    assert wait_for(lambda: not alive(worker[0]))
    assert jobs.waiting()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_it_says_by_its_status_whether_ctrl_c_ended_it(tmp_path, number, status):
    from workbench.conftest import start
    from workbench.making import make_case

    make_case(tmp_path / "ended.kartoteka")
    process, _ = start(tmp_path / "ended.kartoteka")
    process.send_signal(number)
    assert process.wait(timeout=20) == status
    assert process.stdout is not None
    process.stdout.close()


def is_taken() -> bool:
    """Whether a worker has the file of the queue."""
    from kartoteka.workbench.models import ImportJob

    return ImportJob.objects.exclude(worker="").exists()


def wait_for(condition, seconds: float = 40.0):
    ended = time.monotonic() + seconds
    while time.monotonic() < ended:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    return None


def children(pid: int) -> list[int]:
    """Processes that the process started."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in found.read_text().split()] if found.exists() else []


def alive(pid: int) -> bool:
    """Whether the process runs; one that waits to be buried does not."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
