"""Which model, where: from the environment or a settings file, the key never in the case.

| variable | meaning | default |
| --- | --- | --- |
| KARTOTEKA_MODEL_URL | address of an endpoint that speaks the OpenAI chat protocol | http://127.0.0.1:11434/v1 |
| KARTOTEKA_MODEL | the model's name there | none: it must be given |
| KARTOTEKA_MODEL_KEY, KARTOTEKA_MODEL_KEY_FILE | the key, or a file that holds it | none |
| KARTOTEKA_MODEL_CONTEXT | tokens that fit in its context | 32000 |
| KARTOTEKA_MODEL_PARALLEL | calls at once | 4 |
| KARTOTEKA_MODEL_TIMEOUT | seconds to wait for an answer | 300 |
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kartoteka.errors import ModelError, NotAllowed

DEFAULT_URL = "http://127.0.0.1:11434/v1"
SMALLEST_CONTEXT = 4_000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint and how to use it; `key` is never printed. `timeout` in seconds, `context` in tokens."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    context: int = 32_000
    parallel: int = 4
    timeout: float = 300.0

    @property
    def host(self) -> str:
        """The host that words would be sent to."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_on_this_machine(self) -> bool:
        """Whether the host is this machine: a loopback address, or `localhost`."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def from_environment(environment: Mapping[str, str] = os.environ, *, model: str | None = None) -> Endpoint:
    """The endpoint that the environment names; `model` overrides its model.

    Raises:
        ModelError: a setting is missing or cannot be used; the message names it.
    """
    name = model or environment.get("KARTOTEKA_MODEL")
    if not name:
        raise ModelError("no model is named: set KARTOTEKA_MODEL (or use --model NAME) to one that your server has")
    url = environment.get("KARTOTEKA_MODEL_URL", DEFAULT_URL)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ModelError(f"KARTOTEKA_MODEL_URL is {url!r}: an address such as {DEFAULT_URL} is needed")
    if parts.username or parts.password:
        raise ModelError("KARTOTEKA_MODEL_URL holds a password: put the key into KARTOTEKA_MODEL_KEY_FILE instead")
    return Endpoint(
        url=url,
        model=name,
        key=_key(environment),
        context=_number(environment, "KARTOTEKA_MODEL_CONTEXT", 32_000, SMALLEST_CONTEXT),
        parallel=_number(environment, "KARTOTEKA_MODEL_PARALLEL", 4, 1),
        timeout=float(_number(environment, "KARTOTEKA_MODEL_TIMEOUT", 300, 1)),
    )


def _key(environment: Mapping[str, str]) -> str | None:
    path = environment.get("KARTOTEKA_MODEL_KEY_FILE")
    if not path:
        return environment.get("KARTOTEKA_MODEL_KEY") or None
    try:
        return Path(path).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"the file {path!r} that KARTOTEKA_MODEL_KEY_FILE names cannot be read: {error}") from None


def _number(environment: Mapping[str, str], name: str, default: int, least: int) -> int:
    text = environment.get(name)
    if not text:
        return default
    if not text.isdecimal() or int(text) < least:
        raise ModelError(f"{name} is {text!r}: a whole number of at least {least} is needed")
    return int(text)


def what_leaves(endpoint: Endpoint, names: list[str]) -> str:
    """The sentence that a user must agree to before words of these sources leave the machine."""
    listed = ", ".join(names)
    return (
        f"The full text of {listed}, with all names in it, is sent over the network to {endpoint.host} and read there "
        f"by the model {endpoint.model!r}; what becomes of it there is outside this machine's power."
    )


WHOLE_CASE = ["every source that is read into this case with the model"]
"""The names for `what_leaves` where somebody agrees for a case, and not for some files."""


def require_consent(endpoint: Endpoint, allowed_hosts: frozenset[str], names: list[str]) -> None:
    """Refuse an endpoint that is not on this machine and to which the user has not agreed.

    Raises:
        NotAllowed: `allowed_hosts` does not hold the endpoint's host; the message says what would leave.
    """
    if endpoint.is_on_this_machine or endpoint.host in {host.lower() for host in allowed_hosts}:
        return
    raise NotAllowed(f"{what_leaves(endpoint, names)} If that may be, say so with --send-to {endpoint.host}")
