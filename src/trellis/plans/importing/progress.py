"""How far a file is on its way in, told beside the file: the database shows nothing until all is in."""

import json
from pathlib import Path

from trellis.imports.models import Batch
from trellis.plans.importing.applying import Watch


def _beside(batch: Batch) -> Path:
    return Path(f"{batch.file.path}.progress")


def telling(batch: Batch) -> Watch:
    """Give what tells how far a file is."""
    path = _beside(batch)

    def tell(done: int, of: int) -> None:
        path.write_text(json.dumps([done, of]))

    return tell


def told(batch: Batch) -> tuple[int, int] | None:
    """Give how many rows are in, and of how many; None where nothing is told yet."""
    try:
        done, of = json.loads(_beside(batch).read_text())
    except (OSError, ValueError):
        return None
    return int(done), int(of)


def forget(batch: Batch) -> None:
    """Take away what was told."""
    _beside(batch).unlink(missing_ok=True)
