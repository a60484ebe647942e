"""Answers kept on disk by a hash of (messages, model), so that nothing is paid twice and a reading can be repeated.

One JSON file an answer, written whole or not at all, in a folder that only the user can open: it quotes the source.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kartoteka.errors import ModelError
from kartoteka.model_reader.prompting import Message


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it came: the text, who gave it, on which day (ISO), and the tokens that the server counted."""

    text: str
    model: str
    day: str
    prompt_tokens: int | None = None
    answer_tokens: int | None = None


def key_of(messages: Sequence[Message], model: str) -> str:
    """SHA-256, in hexadecimal, of the messages and the model's name."""
    said = json.dumps([model, [[m["role"], m["content"]] for m in messages]], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def default_folder() -> Path:
    """Where answers are kept unless told otherwise: `kartoteka/answers` in the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "kartoteka" / "answers"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers."""

    folder: Path

    def get(self, key: str) -> Kept | None:
        """The answer kept under the key; `None` if there is none or its file is spoilt (it is asked again then)."""
        try:
            return Kept(**json.loads(self._path(key).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def put(self, key: str, kept: Kept) -> None:
        """Keep an answer; after a crash the file is there whole, or not at all.

        Raises:
            ModelError: the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.folder, suffix=".part", delete=False
            ) as part:
                json.dump(asdict(kept), part, ensure_ascii=False, indent=1)
                part.flush()
                os.fsync(part.fileno())
            os.replace(part.name, self._path(key))
        except OSError as error:
            raise ModelError(f"the answer cannot be kept in {str(self.folder)!r}: {error}") from None

    def drop(self, key: str) -> None:
        """Forget an answer that turned out to be of no use."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"
