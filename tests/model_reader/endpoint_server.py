"""A small real endpoint on loopback that speaks the chat protocol, well or badly, as a test tells it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[[BaseHTTPRequestHandler, dict], None]


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    own = {"Content-Type": "application/json", "Content-Length": str(len(body)), "Connection": "close"}
    for name, value in {**own, **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def completion(text: str, model: str = "tester") -> bytes:
    return json.dumps(
        {
            "id": "x",
            "object": "chat.completion",
            "created": 0,
            "model": model,
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}],
            "usage": {"prompt_tokens": 10, "completion_tokens": 20, "total_tokens": 30},
        }
    ).encode()


def says(text: str, model: str = "tester") -> Reply:
    return lambda handler, request: send(handler, 200, completion(text, model))


def fails(status: int, **headers: str) -> Reply:
    return lambda handler, request: send(handler, status, b'{"error": {"message": "no"}}', **headers)


def sends(body: bytes) -> Reply:
    return lambda handler, request: send(handler, 200, body)


def keeps_silent(seconds: float) -> Reply:
    return lambda handler, request: time.sleep(seconds)


def hangs_up(handler: BaseHTTPRequestHandler, request: dict) -> None:
    handler.connection.close()


class Server:
    """Replies in the order given, the last one again and again; keeps the requests it got."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.requests: list[dict] = []
        self.lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with outer.lock:
                    outer.requests.append(request)
                    reply = outer.replies.pop(0) if len(outer.replies) > 1 else outer.replies[0]
                with suppress(OSError):  # the client gave up first: that is what some tests are about
                    reply(self, request)
                self.close_connection = True

            def log_message(self, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}/v1"

    def will(self, *replies: Reply) -> None:
        with self.lock:
            self.replies = list(replies)
            self.requests.clear()


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()
