import argparse
import os
import pty
import subprocess
import sys

import pytest
from rich.text import Text

from kartoteka.cli.printing import columns_of, progress, styled


def test_in_a_pipe_the_text_is_bare_and_on_a_terminal_only_weight_is_added():
    text = Text("plain ").append("bold", style="bold")
    assert styled(text, terminal=False) == "plain bold"
    assert styled(text, terminal=True).replace("\x1b[1m", "").replace("\x1b[0m", "") == "plain bold"


def test_square_brackets_are_words_and_no_styles():
    assert styled(Text("[bold] [14]"), terminal=True) == "[bold] [14]"


def test_a_long_line_is_not_broken_again():
    assert styled(Text("x" * 500), terminal=True) == "x" * 500


def test_progress_shows_nothing_where_stderr_is_no_terminal(capsys):
    with progress("reading", 2) as advance:
        advance("a.txt")
    assert capsys.readouterr() == ("", "")


def test_a_width_is_a_whole_number_from_60_up():
    assert columns_of("60") == 60
    for bad in ("59", "-1", "wide", "1e3"):
        with pytest.raises(argparse.ArgumentTypeError):
            columns_of(bad)


def test_with_a_terminal_for_messages_and_a_pipe_for_the_text_each_gets_its_own(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Lev Orlov was arrested on 3 May 1937.")
    master, slave = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from kartoteka.cli import main; raise SystemExit(main())",
        "read",
        "--processes",
        "1",
    ]
    done = subprocess.run(
        [*command, str(tmp_path / "a.txt"), str(tmp_path / "b.txt")],
        stdout=subprocess.PIPE,
        stderr=slave,
        text=True,
        timeout=120,
    )
    os.close(slave)
    shown = os.read(master, 100_000).decode()
    os.close(master)
    assert done.returncode == 0
    assert done.stdout.count("LEV ORLOV") == 2
    assert "\x1b" not in done.stdout
    assert "reading" in shown
    assert "LEV ORLOV" not in shown


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output_is_told_in_a_sentence():
    command = [sys.executable, "-c", "from kartoteka.cli import main; raise SystemExit(main())", "check", "--rules"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120)
    assert done.returncode == 1
    assert done.stderr.startswith("kartoteka: the result cannot be written (No space left on device)")
    assert done.stderr.count("\n") == 1
