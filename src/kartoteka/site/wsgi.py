"""The workbench as a WSGI application, for a server of one's own: `kartoteka.site.wsgi:application`.

The case is the one of `KARTOTEKA_DATABASE`, or the file that `KARTOTEKA_CASE` names (`case.kartoteka` if not set).
`kartoteka serve` is the same with a server.
"""

from __future__ import annotations

import os
from pathlib import Path

from kartoteka.record import DEFAULT_CASE, Case, open_case


def application_for(case: Case):  # type: ignore[no-untyped-def]  # Django's handler is a callable of WSGI's shape
    """The WSGI application that serves this open case."""
    from django.core.wsgi import get_wsgi_application

    from kartoteka.workbench.serving import serve_case

    serve_case(case)
    return get_wsgi_application()


def __getattr__(name: str):  # type: ignore[no-untyped-def]
    # The case is opened when a server asks for the application, not when somebody imports this module.
    if name != "application":
        raise AttributeError(name)
    return application_for(open_case(Path(os.environ.get("KARTOTEKA_CASE") or DEFAULT_CASE)))
