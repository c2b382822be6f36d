"""The sandbox with one thing wrong: a proxy before it that changes one answer. Shows that Schemathesis would have seen it."""

import http.client
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# Of the connection, not of the message; and no compressed answer, which could not be changed.
NOT_PASSED_ON = {"transfer-encoding", "connection", "keep-alive", "content-length", "accept-encoding"}


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def change(self, member, value):
        self.body = json.dumps(json.loads(self.body) | {member: value}).encode()


@dataclass
class Break:
    what: str
    failure: str
    arguments: list[str]
    answer: Callable[[Answer], None] = lambda answer: None
    # The proxy's own credentials, whatever the request has.
    opens: bool = False


def created(answer):
    if answer.status == 200:
        answer.status = 201


def other_verdict(answer):
    if answer.status == 200:
        answer.change("status", "Sain")


def cacheable(answer):
    answer.headers = [(name, value) for name, value in answer.headers if name.lower() != "cache-control"]


def accepting(answer):
    if answer.status == 400:
        answer.status = 202


def failing(answer):
    if answer.status == 422:
        answer.status = 500


def other_key(answer):
    if answer.status == 200 and b'"key"' in answer.body:
        answer.change("key", "00000000-0000-4000-8000-000000000000.pdf")


def only(path, phases, examples=5):
    return ["--include-path", path, "--phases", phases, "--max-examples", str(examples)]


BREAKS = [
    Break("an upload's answer is 201", "UndefinedStatusCode", only("/reparateur/upload", "examples"), created),
    Break("a verdict that the contract does not know", "JsonSchemaError", only("/expert/upload", "examples"), other_verdict),
    Break("a token's answer without Cache-Control", "MissingHeaders", only("/token", "examples"), cacheable),
    Break("faults of a settlement are accepted", "AcceptedNegativeData", only("/reparateur", "fuzzing"), accepting),
    Break("a business rule's refusal is 500", "ServerError", only("/expert", "examples"), failing),
    Break("nobody has to say who they are", "IgnoredAuth", only("/reparateur/upload", "examples"), opens=True),
    Break(
        "an upload answers another key than the file's",
        "RejectedPositiveData",
        ["--include-path-regex", "^/reparateur", "--phases", "stateful", "--max-examples", "10"],
        other_key,
    ),
]


class Broken:
    """The proxy, as long as it is asked for; its address is what is entered."""

    def __init__(self, sandbox, broken):
        self._server = ThreadingHTTPServer(("localhost", 0), handler(urlsplit(sandbox).netloc, broken))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        return f"http://localhost:{self._server.server_address[1]}"

    def __exit__(self, *ignored):
        self._server.shutdown()
        self._server.server_close()


def handler(sandbox, broken):
    known = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __getattr__(self, name):
            if name.startswith("do_"):
                return self._pass_on
            raise AttributeError(name)

        def _pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.title(): value for name, value in self.headers.items() if name.lower() not in NOT_PASSED_ON | {"host"}}
            if broken.opens:
                known[:] = known or [value for name, value in headers.items() if name == "Authorization"]
                headers |= {"Authorization": one for one in known}
            connection = http.client.HTTPConnection(sandbox, timeout=30)
            try:
                connection.request(self.command, self.path, body or None, headers)
                got = connection.getresponse()
                answer = Answer(got.status, got.getheaders(), got.read())
            finally:
                connection.close()
            broken.answer(answer)
            self.send_response(answer.status)
            for name, value in answer.headers:
                if name.lower() not in NOT_PASSED_ON:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        def log_message(self, *ignored):
            pass

    return Handler
