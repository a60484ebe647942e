"""`kartoteka serve`: the workbench on this machine, and on no other.

kartoteka serve --case terror.kartoteka --port 8400 --no-browser
"""

from __future__ import annotations

import argparse
import errno
import signal
import socket
import sys
import webbrowser
from pathlib import Path

from kartoteka.errors import KartotekaError

HOST = "127.0.0.1"
PORT = 8321
_THREADS = 6
_INTERRUPTED = 130
"""Status of every command that Ctrl-C ended (128 and the signal's number, as shells have it)."""


class PortTaken(KartotekaError):
    """Another program listens on the port."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--case", type=Path, default=None, help="the case (default: case.kartoteka; made if missing)")
    parser.add_argument(
        "--port", type=_port, default=PORT, help=f"port on 127.0.0.1 (default: {PORT}; 0: any free one)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(arguments: argparse.Namespace) -> int:
    """Open the case and serve it until interrupted."""
    listening = _listen(arguments.port)
    with listening:
        return _serve(arguments, listening)


def _serve(arguments: argparse.Namespace, listening: socket.socket) -> int:
    from kartoteka.record import open_case
    from kartoteka.site.wsgi import application_for

    application = application_for(open_case(arguments.case, create=True))
    from waitress.server import create_server

    from kartoteka.workbench import jobs, serving

    warm_up()
    server = create_server(application, sockets=[listening], threads=_THREADS, ident=None, max_request_body_size=2**31)
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    ended = _end_well()  # before anybody is told that there is something to end
    try:
        print(f"The workbench is open at {address} (this machine only); end it with Ctrl-C.", flush=True)
        if jobs.waiting():
            jobs.start_worker(serving.case_path())
        if not arguments.no_browser:
            webbrowser.open(address)
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        jobs.stop_worker()
        server.close()
    print("The workbench is closed.", file=sys.stderr)
    return _INTERRUPTED if signal.SIGINT in ended else 0


def _end_well() -> list[int]:
    """Let every way to end be as Ctrl-C is: a service manager, a closed terminal; the worker goes too. Gives the
    list into which the signal comes that ended it."""
    ended: list[int] = []

    def end(number: int, frame: object) -> None:
        ended.append(number)
        raise KeyboardInterrupt

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    return ended


def warm_up() -> None:
    """Load the pages' code and templates now, so that the first page is as quick as the others."""
    from django.template.loader import get_template
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018 - looked up so that it is imported
    for name in ("reader", "person", "review"):
        get_template(f"workbench/{name}.html")


def _listen(port: int) -> socket.socket:
    """A socket on the loopback address.

    Raises:
        PortTaken: another program has the port, or the system does not give it.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        taken = "another program uses it" if error.errno == errno.EADDRINUSE else error.strerror
        raise PortTaken(f"port {port} of this machine cannot be used: {taken}; choose another with --port 0") from None
    return listening


def _port(given: str) -> int:
    port = int(given) if given.isdecimal() else -1
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError(f"{given!r} is no port: a whole number from 0 to 65535")
    return port
