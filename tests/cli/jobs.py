"""A job for the processes of a library, in a module of its own so that they can import it."""

import os

from kartoteka.errors import SourceUnreadable


def job(path):
    """Says the name; refuses `bad`; ends its process at `deadly`, as the system does for want of memory."""
    if path.name == "bad":
        raise SourceUnreadable("bad is broken")
    if path.name == "deadly":
        os._exit(9)
    return f"{path.name} read"
