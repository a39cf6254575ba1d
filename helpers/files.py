"""Files that hold what somebody worked for."""

import contextlib
import os


def replace(path, content):
    """Write the file, a text or bytes, in one step: nobody reads half of it, and on a full disk it stays as it was.

    Raises OSError.
    """
    draft = path.with_name(f"draft-{os.getpid()}{path.suffix}")
    try:
        draft.write_bytes(content.encode() if isinstance(content, str) else content)
        os.replace(draft, path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
