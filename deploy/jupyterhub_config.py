"""The course on a JupyterHub: ``jupyterhub -f /srv/course/deploy/jupyterhub_config.py``. TEACHING.md says the rest.

The Littlest JupyterHub reads this file from /opt/tljh/config/jupyterhub_config.d/.
"""

import os
from pathlib import Path

c = get_config()  # noqa: F821 - JupyterHub gives it

# Everybody with an account on this machine may log in. A hub with another authenticator has rules of its own.
c.PAMAuthenticator.allow_all = True
# What the hub and the servers that it starts write, notebooks and progress among it, is for its owner alone.
os.umask(0o077)
# A class that comes in within a minute waits for its servers: none is given up because the machine is busy.
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.Spawner.default_url = "/lab"
c.Spawner.mem_limit = "1G"  # a server, two notebooks and some room; not every spawner keeps it
# Settings in GIT_CONFIG_COUNT and the like do not reach the process that reads a repository on the same machine.
c.Spawner.environment = {"GIT_CONFIG_SYSTEM": str(Path(__file__).resolve().with_name("gitconfig"))}
# A kernel that nobody has used or looked at for an hour is ended. Files and progress stay.
c.Spawner.args = ["--MappingKernelManager.cull_idle_timeout=3600"]
