"""Say in one sentence what is missing before `.venv` is made; runs on any Python 3, without the project."""

import sys
from importlib.util import find_spec

NEEDED = (3, 11)

if sys.version_info < NEEDED:
    sys.exit("Kartoteka needs Python 3.11 or later, and this is an older one; say which: make PYTHON=python3.11")
if find_spec("venv") is None or find_spec("ensurepip") is None:
    sys.exit("This Python cannot make a virtual environment; on Debian: apt-get install python3-venv")
