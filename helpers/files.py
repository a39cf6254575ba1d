"""Files that hold what somebody worked for."""

import contextlib
import os
import secrets
import shutil


def replace(path, content):
    """Write the file, a text or bytes, in one step: nobody reads half of it, and on a full disk it stays as it was.

    Who may read it stays the same. Raises OSError.
    """
    draft = path.with_name(f"draft-{secrets.token_hex(8)}{path.suffix}")
    try:
        draft.touch(0o600 if path.exists() else 0o666)
        draft.write_bytes(content.encode() if isinstance(content, str) else content)
        with contextlib.suppress(OSError):  # there was no file, or its drive has no such rights
            shutil.copymode(path, draft)
        os.replace(draft, path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
