import subprocess
import sys

from kartoteka.cli import COMMANDS, main

HEAVY = {"spacy", "django", "numpy", "rich", "lxml", "pypdfium2", "rapidfuzz", "openai", "jsonschema"}


def modules_after(*arguments):
    """The packages that are loaded once the command line has answered."""
    code = (
        "import sys\nfrom kartoteka.cli import main\n"
        f"try: main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print('\\n'.join(m for m in sys.modules if '.' not in m))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_help_loads_nothing_heavy_and_so_answers_at_once():
    assert not HEAVY & modules_after("--help")


def test_the_help_of_read_and_who_loads_nothing_heavy_either():
    assert not HEAVY & modules_after("read", "--help")
    assert not HEAVY & modules_after("who", "--help")


def test_without_a_command_the_help_is_printed_and_the_status_is_2(capsys):
    assert main([]) == 2
    out = capsys.readouterr().out
    assert all(command in out for command in COMMANDS)
