"""The run of many runs: red when one of them is, and it says which."""

import os
import subprocess

import again
import pytest


@pytest.fixture
def suite(monkeypatch):
    """A function that makes the runs with these seeds red, without running anything."""

    def red(*seeds):
        def run(command, **_):
            seed = int(command[-1].removeprefix("--randomly-seed="))
            return subprocess.CompletedProcess(command, int(seed in seeds), f"what seed {seed} printed\nthe end\n")

        monkeypatch.setattr(subprocess, "run", run)

    return red


def test_all_green(suite, capsys):
    suite()
    assert again.main(3) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[-1].startswith("3 of 3 runs were green")
    assert all(f"seed {seed}: the end" in told for seed in (1, 2, 3)) and "what seed" not in told


def test_a_red_run_is_counted_and_shown(suite, capsys):
    suite(2)
    assert again.main(3) == 1
    told = capsys.readouterr().out
    assert told.splitlines()[-1].startswith("2 of 3 runs were green")
    assert "what seed 2 printed" in told and "what seed 1 printed" not in told


def test_where_no_load_is_known_none_is_told(suite, capsys, monkeypatch):
    monkeypatch.delattr(os, "getloadavg", raising=False)  # as on Windows
    suite()
    assert again.main(1) == 0
    assert capsys.readouterr().out.startswith("seed 1: the end\n")
