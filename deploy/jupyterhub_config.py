"""The course on a JupyterHub: ``jupyterhub -f /srv/course/deploy/jupyterhub_config.py``. TEACHING.md says the rest.

The Littlest JupyterHub reads this file from /opt/tljh/config/jupyterhub_config.d/.
"""

c = get_config()  # noqa: F821 - JupyterHub gives it

# Who is let in is the hub's own matter: https://jupyterhub.readthedocs.io, Authenticators.
c.Spawner.default_url = "/lab"
c.Spawner.mem_limit = "1G"  # a server, two notebooks and some room; not every spawner keeps it
c.Spawner.environment = {
    # Git refuses a repository of another owner, here the shared course, unless it is named as safe.
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
}
c.Spawner.args = [
    # A kernel that nobody has used or looked at for an hour is ended. Files and progress stay.
    "--MappingKernelManager.cull_idle_timeout=3600",
]
