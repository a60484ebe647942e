"""Source -> Reading: pure, one step a module, knowledge as data files.

`read` and `Cast` are imported when they are first asked for, so that the time reader alone
(`kartoteka.reading.times`) starts at once. Import them from here, never from their modules: the module `read` would
take the function's name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kartoteka.reading.cast import Cast
    from kartoteka.reading.read import read

__all__ = ["Cast", "read"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{name.lower()}"), name)
    globals()[name] = value
    return value
