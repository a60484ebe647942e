"""The public names of the room are what is promised."""

from kartoteka import sources


def test_the_exported_names_are_these_sorted() -> None:
    assert sources.__all__ == [
        "DEFAULT_LIMITS", "SET_ASIDE", "Block", "BlockKind", "Limits", "Note", "Source", "from_text", "load",
        "load_bytes",
    ]  # fmt: skip
    assert all(hasattr(sources, name) for name in sources.__all__)
