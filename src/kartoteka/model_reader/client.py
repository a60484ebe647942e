"""One question to an endpoint, with patience: the protocol is the `openai` client's, the manners are ours.

A time-out, a busy server (429) or its fault (5xx) is tried again a few times, waiting longer each time; what will
not get better (wrong key, no such model, another model answering) ends at once in a sentence that says what to do.
A server that knows structured output is held to the schema; one that does not is asked without.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from kartoteka.errors import ModelError
from kartoteka.model_reader.cache import Kept
from kartoteka.model_reader.endpoint import Endpoint
from kartoteka.model_reader.prompting import Message
from kartoteka.model_reader.schema import ANSWER_SCHEMA

TRIES = 4
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0

_FORMATS: tuple[dict[str, Any] | None, ...] = (
    {"type": "json_schema", "json_schema": {"name": "reading", "schema": ANSWER_SCHEMA}},
    {"type": "json_object"},
    None,
)


class Asks(Protocol):
    """What the reader needs of a client: the endpoint's answer to some messages."""

    def ask(self, messages: Sequence[Message]) -> Kept:
        """The answer, or a `ModelError` that says why there is none."""
        ...


@dataclass(slots=True)
class Client:
    """Asks one endpoint; may be used by several threads at once."""

    endpoint: Endpoint
    wait: Callable[[float], None] = time.sleep
    _format: int = field(default=0, init=False)
    _client: Any = field(default=None, init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def ask(self, messages: Sequence[Message]) -> Kept:
        """The endpoint's answer, after at most `TRIES` tries.

        Raises:
            ModelError: no answer; the message names the endpoint, what it did and what to do.
        """
        import openai

        last: Exception | None = None
        for number in range(TRIES):
            if number:
                self.wait(_pause(last, number))
            try:
                return self._once(messages)
            except (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError) as error:
                last = error  # a time-out is a connection error too
            except openai.BadRequestError as error:
                if not self._plainer_format():
                    raise ModelError(self._said(f"refused the request: {_short(error)}")) from None
                last = error
            except openai.AuthenticationError:
                raise ModelError(self._said("refused the key: look at KARTOTEKA_MODEL_KEY")) from None
            except openai.NotFoundError:
                raise ModelError(
                    self._said(f"has no model {self.endpoint.model!r}: look at its list of models")
                ) from None
            except openai.OpenAIError as error:
                raise ModelError(self._said(f"did not answer as it should: {_short(error)}")) from None
            except (ValueError, TypeError, AttributeError, IndexError, KeyError) as error:
                # What the library makes of a body that is no chat completion differs with its version.
                raise ModelError(self._said(f"does not speak the chat protocol: {_short(error)}")) from None
        raise ModelError(self._said(f"gave no answer in {TRIES} tries: {_short(last)}; what was read so far is kept"))

    def _once(self, messages: Sequence[Message]) -> Kept:
        arguments: dict[str, Any] = {
            "model": self.endpoint.model,
            "messages": list(messages),
            "temperature": 0,
        }
        wanted = _FORMATS[self._format]
        if wanted is not None:
            arguments["response_format"] = wanted
        return self._kept(self._connection().chat.completions.create(**arguments))

    def _connection(self) -> Any:
        """The library's client, made at the first question and used by all threads."""
        import openai

        with self._lock:
            if self._client is None:
                self._client = openai.OpenAI(
                    base_url=self.endpoint.url,
                    api_key=self.endpoint.key or "none",
                    timeout=self.endpoint.timeout,
                    max_retries=0,
                    # A proxy of the environment must not see what is meant for a server on this machine, and no server
                    # may pass the text on to a host to which nobody agreed.
                    http_client=openai.DefaultHttpxClient(
                        trust_env=not self.endpoint.is_on_this_machine, follow_redirects=False
                    ),
                )
            return self._client

    def close(self) -> None:
        """Close the connections that were kept open."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _kept(self, completion: Any) -> Kept:
        answered = completion.model
        if answered and not _same_model(self.endpoint.model, str(answered)):
            raise ModelError(self._said(f"answered with the model {answered!r} instead of {self.endpoint.model!r}"))
        text = completion.choices[0].message.content
        if not isinstance(text, str):
            raise ValueError("an answer without text")
        usage = completion.usage
        return Kept(
            text=text,
            model=self.endpoint.model,
            day=datetime.now(UTC).date().isoformat(),
            prompt_tokens=getattr(usage, "prompt_tokens", None),
            answer_tokens=getattr(usage, "completion_tokens", None),
        )

    def _plainer_format(self) -> bool:
        if self._format + 1 >= len(_FORMATS):
            return False
        self._format += 1
        return True

    def _said(self, what: str) -> str:
        return f"the endpoint {self.endpoint.url} {what}"


def _same_model(asked: str, answered: str) -> bool:
    # A hosted name is often answered with its dated version ("name-2026-05-01"), a local one with its folder.
    a, b = asked.lower(), answered.lower()
    return a == b or b.startswith(a) or a.startswith(b) or b.rsplit("/", 1)[-1].startswith(a.rsplit("/", 1)[-1])


def _pause(error: Exception | None, number: int) -> float:
    response = getattr(error, "response", None)
    asked = response.headers.get("retry-after") if response is not None else None
    try:
        wanted = float(asked) if asked else FIRST_WAIT * 2 ** (number - 1)
    except ValueError:
        wanted = FIRST_WAIT * 2 ** (number - 1)
    return min(max(wanted, 0.0), LONGEST_WAIT)


def _short(error: object) -> str:
    text = " ".join(str(error).split())
    return text[:200] + ("…" if len(text) > 200 else "")
