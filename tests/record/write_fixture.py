"""Write the backup of the present format, which `test_upgrades.py` restores for ever after; print its hash."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kartoteka.record import FORMAT, open_case


def main() -> None:
    """Work on a case, back it up, and print the hash of its picture."""
    with tempfile.TemporaryDirectory() as folder:
        made = open_case(Path(folder) / "a.kartoteka", create=True)
        from kartoteka.record import services
        from kartoteka.record.backup import backup
        from record.test_backup import worked_on

        worked_on(made)
        path = Path(__file__).parent / "data" / f"format-{FORMAT}.backup"
        path.unlink(missing_ok=True)
        backup(made, path)
        print(services.picture_hash())


if __name__ == "__main__":
    main()
