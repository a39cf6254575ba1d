"""Files that hold what somebody worked for."""

import contextlib
import os


def replace(path, text):
    """Write the file in one step: nobody reads half of it, and on a full disk it stays as it was. Raises OSError."""
    draft = path.with_name(f"draft-{os.getpid()}{path.suffix}")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        os.replace(draft, path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
