"""The project's search: one result whoever runs it, nothing lost when workers are killed, errors in one sentence."""

import contextlib
import errno
import io
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

import optuna
import psutil
import pytest
from course_files import ROOT, listen_to_ctrl_c, python
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock

from helpers import interrupts
from studies import search

COMMAND = [sys.executable, "-m", "studies.search"]
everywhere = pytest.mark.everywhere


def start(storage, *more):
    return subprocess.Popen(
        [*COMMAND, "--storage", str(storage), *map(str, more)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen_to_ctrl_c if os.name == "posix" else None,
        start_new_session=True,
    )


def run(storage, *more, seconds=300):
    """Exit status, what was printed, and what was complained of."""
    process = start(storage, *more)
    out, told = process.communicate(timeout=seconds)
    return process.returncode, out, told


@pytest.fixture(scope="module", autouse=True)
def quick_workers():
    """Workers of a search in this process are forks, where there are any, of one that has imported what each needs."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["studies.search"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search.multiprocessing, "get_context", lambda method: context)
        yield


@pytest.fixture
def no_patience(monkeypatch):
    """A database is tried for the second time at once."""
    monkeypatch.setattr(search.time, "sleep", lambda seconds: None)


def run_here(storage, *more):
    """The same of the command in this process, which has imported already what a new one would."""
    out, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
        status = search.main(["--storage", str(storage), *map(str, more)])
    return status, out.getvalue(), told.getvalue()


def kept(storage):
    """{number: score} of the finished trials in a storage, and how many there are."""
    study = optuna.load_study(study_name=search.NAME, storage=search.open_storage(storage))
    finished = study.get_trials(states=[optuna.trial.TrialState.COMPLETE])
    return {trial.user_attrs["number"]: trial.value for trial in finished}, len(finished)


# One result, whoever runs it.


def test_a_number_names_a_configuration():
    configurations = [search.configuration(number) for number in range(50)]
    assert search.configuration(7) == configurations[7] and len({one["lambd"] for one in configurations}) == 50
    assert all(0.01 <= one["lambd"] <= 50 and 0.5 <= one["keep_prob"] <= 1 for one in configurations)


def stored_result():
    """The best trial, and {number: (configuration, score)} of all."""
    stored = json.loads(search.STORED.read_text(encoding="utf-8"))
    return stored["best"], {number: (values, value) for number, *values, value in stored["trials"]}


def test_the_stored_result_is_of_these_configurations_and_its_best_one():
    found, rows = stored_result()
    assert sorted(rows) == list(range(search.TRIALS))
    best = max(rows, key=lambda number: rows[number][1])
    assert found == {"number": best, **search.configuration(best), "score": rows[best][1]}
    for number, (values, _) in rows.items():
        assert values == pytest.approx(list(search.configuration(number).values()))


@everywhere
def test_the_stored_result_is_what_a_repetition_gives():
    """The scores of two of its trials, up to what the processor's last digit does to a few of 10,000 positions."""
    best, rows = stored_result()
    for number in (best["number"], 3):
        assert search.score(**search.configuration(number)) == pytest.approx(rows[number][1], abs=0.002)


def test_the_number_of_workers_changes_nothing(tmp_path):
    """One of both is the command itself, with workers that it starts as anywhere."""
    results = [
        by(tmp_path / f"{n}.log", "--workers", n, "--trials", 4, "--iterations", 5)
        for n, by in ((1, run_here), (2, run))
    ]
    assert [status for status, _, _ in results] == [0, 0] and results[0][1] == results[1][1]
    assert kept(tmp_path / "1.log") == kept(tmp_path / "2.log") and kept(tmp_path / "1.log")[1] == 4


def test_a_finished_search_is_not_done_again_and_can_go_on(tmp_path):
    journal = tmp_path / "a folder" / "journal.log"  # which is made
    more = ["--workers", 1, "--iterations", 5, "--trials"]
    first = run_here(journal, *more, 2)
    assert first[0] == 0 and "(trial " in first[1]
    assert run_here(journal, *more, 2) == first and kept(journal)[1] == 2
    assert run_here(journal, *more, 3)[0] == 0 and sorted(kept(journal)[0]) == [0, 1, 2]


# Errors in one sentence.


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--workers", "0"], "--workers is 0: expected 1 or more."),
        (["--trials", "-1"], "--trials is -1"),
        (["--iterations", "0"], "--iterations is 0"),
        (["--storage", "nosuch://me:secret@here/course"], "The database nosuch://here/course can't be opened"),
        (["--storage", "postgresql://me:secret@127.0.0.1:1/course"], "can't be opened"),
        (["--storage", "README.md/journal.log"], "can't be written or read (File exists): name a file elsewhere"),
    ],
)
def test_bad_input_is_told_in_one_sentence(tmp_path, no_patience, options, words):
    status, out, told = run_here(tmp_path / "journal.log", *options)
    assert status == 2 and out == "" and words in told
    assert told.count("\n") == 1 and "Traceback" not in told and "secret" not in told


def test_a_result_that_cannot_be_stored_is_told(whole, tmp_path, monkeypatch):
    journal = tmp_path / "journal.log"
    journal.write_bytes(whole)
    monkeypatch.setattr(search, "STORED", tmp_path / "no folder" / "search.json")
    status, out, told = run_here(journal, "--trials", 2, "--iterations", 5, "--store")
    assert status == 2 and "(trial " in out and told.endswith("(No such file or directory). The trials are kept.\n")


def test_what_is_no_journal_is_left_as_it_is(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear teacher,\nhere is my work.\n")
    status, _, told = run_here(letter)
    assert status == 2 and told.count("\n") == 1 and "Traceback" not in told
    assert letter.read_text() == "Dear teacher,\nhere is my work.\n"


def test_a_storage_of_another_space_is_refused(whole, tmp_path):
    (tmp_path / "journal.log").write_bytes(whole)
    status, _, told = run_here(tmp_path / "journal.log", "--trials", 2, "--iterations", 6)
    assert status == 2 and "another space or with other iterations" in told and told.count("\n") == 1
    assert kept(tmp_path / "journal.log")[1] == 2


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://u:s3cret@127.0.0.1:1/x",
        "postgresql+psycopg://u@127.0.0.1:1/x?password=s3cret",
        "postgresql+psycopg://u:s3@s3cret@127.0.0.1:1/x",
        "postgresql+psycopg://u:s3/s3cret@127.0.0.1:1/x",
        "postgresql+psycopg://u@127.0.0.1:1/x?nosuch=s3cret",
        "postgres://u:s3cret@127.0.0.1:1/x",
        "nosuch://u:s3cret",
        "sqlite:///nosuch/folder/x?key=s3cret",
        "u:s3cret@postgresql://h/x",
        "nosuch://u:s3%40cret@h/s3%40cret",
        "postgresql:/u:s3cret@h/x",
        "postgresql+psycopg//u:s3cret@h/x",
        pytest.param("u:s3cret@h", marks=pytest.mark.skipif(os.name == "nt", reason="u: is a drive there")),
    ],
)
def test_no_message_shows_a_password(address, tmp_path, monkeypatch, no_patience):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(search.BadInput) as told:
        search.open_storage(address)
    assert not list(tmp_path.iterdir())  # no file of this name
    assert "s3" not in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("address", "words"),
    [("mysql://u:p@127.0.0.1:1", "mysql+pymysql://"), ("postgres://u:p@127.0.0.1:1/x", "postgresql+psycopg://")],
)
def test_a_driver_that_is_not_there_is_named(address, words):
    with pytest.raises(search.BadInput, match="pip install") as told:
        search.open_storage(address)
    assert words in str(told.value) and "None" not in str(told.value)


def test_a_database_whose_tables_somebody_else_makes_is_tried_again_a_second_later(monkeypatch):
    tried, slept = [], []

    def storage(address):
        tried.append(address)
        return "opened" if len(tried) == 2 else 1 / 0

    monkeypatch.setattr(search, "RDBStorage", storage)
    monkeypatch.setattr(search.time, "sleep", slept.append)
    assert search.open_storage("sqlite:///search.db") == "opened" and slept == [1]


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"])
def test_a_database_of_one_process_is_refused(address):
    with pytest.raises(search.BadInput, match="in one process's memory"):
        search.open_storage(address)


def test_a_storage_that_stops_answering_says_why_without_its_secrets():
    error = optuna.exceptions.StorageInternalError("internal")
    error.__cause__ = OSError("no answer to s3cret\nand more")
    assert search.storage_error(error, "postgresql+psycopg://u:s3cret@h/x") == "no answer to ***"
    assert search.storage_error(OSError("full: journal.log"), "journal.log") == "full: journal.log"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_trial_that_is_taken_has_a_worker_whenever_the_end_is_asked_for(tmp_path, monkeypatch, name):
    study = search.open_study(search.open_storage(tmp_path / "journal.log"), 5)
    search.queue(study, 1, {})
    take = study.ask

    def take_and_end():
        trial = take()
        signal.raise_signal(getattr(signal, name))
        return trial

    monkeypatch.setattr(study, "ask", take_and_end)
    monkeypatch.setattr(interrupts, "SIGNALS", (name,))
    before = signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            search.run_trial(study, 5)
    finally:
        signal.signal(getattr(signal, name), before)
    assert search.process_of(study.trials[0])[0] == os.getpid()


def test_a_trial_that_fails_each_time_is_given_up(tmp_path, monkeypatch):
    def fails(*_):
        raise ValueError("first line\nthe score went wrong")

    monkeypatch.setattr(search, "score", fails)
    study = search.open_study(search.open_storage(tmp_path / "journal.log"), 5)
    for _ in range(search.TRIES):
        search.check_failures(study, 0)
        search.queue(study, 1, {})
        search.run_trial(study, 5)
    with pytest.raises(search.BadInput, match="Trial 0 failed 3 times, at last with the score went wrong"):
        search.check_failures(study, 0)
    search.check_failures(study, search.TRIES)  # what failed in an earlier run does not count


# Nothing is lost.


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A journal with two finished trials."""
    path = tmp_path_factory.mktemp("whole") / "journal.log"
    study = search.open_study(search.open_storage(path), 5)
    search.queue(study, 2, {})
    for _ in range(2):
        search.run_trial(study, 5)
    return path.read_bytes()


def test_a_journal_goes_on_wherever_it_is_cut(whole, tmp_path, capsys, monkeypatch):
    """At every fourth byte of the last two records: what was finished before stays, and so does what was cut off."""
    monkeypatch.setattr(os, "fsync", lambda file: None)  # no power fails here
    monkeypatch.delattr(os, "symlink")  # Windows has none for most users, and Optuna's own lock would be one
    path, lines = tmp_path / "journal.log", whole.splitlines(keepends=True)
    cuts = range(len(whole) - len(lines[-1]) - len(lines[-2]), len(whole), 4)
    assert len(cuts) >= 100
    for cut in cuts:
        copy = tmp_path / "journal.log.broken"
        copy.unlink(missing_ok=True)
        path.write_bytes(whole[:cut])
        study = search.open_study(search.open_storage(path), 5)  # writes as well
        lost = whole[:cut].rpartition(b"\n")[2]
        told = capsys.readouterr().err
        if lost and search.records_in(lost)[1]:
            assert copy.read_bytes() == lost + b"\n" and told.count("\n") == 1 and "goes on" in told
        else:
            assert not copy.exists() and told == ""
        assert 0 in search.finished(study)
        again = search.open_study(search.open_storage(path), 5)
        assert search.finished(again).keys() == search.finished(study).keys()


def test_a_record_that_optuna_cannot_read_is_one_sentence(whole, tmp_path):
    journal = tmp_path / "journal.log"
    spoiled = whole.replace(b'Distribution\\", ', b"", 1)
    assert len(spoiled) < len(whole)
    for content in (whole + b'{"op_code": 99, "worker_id": "x"}\n', whole + b'{"op_code": 4}\n', spoiled):
        journal.write_bytes(content)
        with pytest.raises(search.BadInput, match="holds what this version of Optuna can't read"):
            search.open_storage(journal)
        assert journal.read_bytes() == content


@pytest.mark.parametrize("line", [b'[1, "op_code"]', b'"op_code"', b"17"])
def test_json_that_is_no_record_is_cut_off(whole, tmp_path, line):
    journal = tmp_path / "journal.log"
    journal.write_bytes(whole + line + b"\n")
    search.open_storage(journal)
    assert journal.read_bytes() == whole and line in (tmp_path / "journal.log.broken").read_bytes()


def test_what_no_record_is_lost_by_is_put_right(whole, tmp_path, capsys):
    """Empty lines, the ends of lines of Windows, a byte order mark, and records without an end of line between them."""
    path, lines = tmp_path / "journal.log", whole.splitlines(keepends=True)
    forms = {
        "an empty line": b"\n".join([lines[0], b"".join(lines[1:])]),
        "many": b"\n \t\r\n".join([b"", *lines, b""]),
        "an editor of Windows": b"\xef\xbb\xbf" + whole.replace(b"\n", b"\r\n"),
        "joined": b"".join(lines[:3]) + lines[3].rstrip() + b"".join(lines[4:]),
    }
    for name, content in forms.items():
        path.write_bytes(content)
        study = search.open_study(search.open_storage(path), 5)
        assert sorted(search.finished(study)) == [0, 1], name
        assert path.read_bytes().startswith(whole) and len(list(tmp_path.iterdir())) == 1, name
    assert capsys.readouterr().err == ""


def test_a_journal_that_breaks_while_the_search_runs_is_one_sentence(whole, tmp_path, monkeypatch, capsys):
    path = tmp_path / "journal.log"
    path.write_bytes(whole)

    def breaks(*_):
        path.write_bytes(whole + b"\n\n")
        return search.open_study(JournalStorage(JournalFileBackend(str(path))), 5)

    monkeypatch.setattr(search, "search", breaks)
    assert search.main(["--storage", str(path)]) == search.BAD_INPUT
    told = capsys.readouterr().err
    assert "The storage" in told and told.count("\n") == 1 and "Traceback" not in told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes in a folder")
def test_a_journal_that_is_no_file_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(search.BadInput, match="is no file"):
            search.open_storage(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows leaves no process behind that has ended")
def test_a_worker_that_ended_and_was_not_asked_for_its_end_is_gone():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert not search.is_alive(child, search.start_of(child))
    os.waitpid(child, 0)


END = search.END
BREAKS = {
    "noise": lambda line, after: [b"\xff" * 9 + END, *after],
    "half a line": lambda line, after: [line[:20], *after],
    "lost": lambda line, after: after,
    "twice": lambda line, after: [line, line, *after],
    "NULs": lambda line, after: [b"\0" * 99, line, *after],
}


@pytest.mark.parametrize("kind", BREAKS)
def test_what_is_finished_behind_a_break_is_kept(whole, tmp_path, kind, capsys, monkeypatch):
    """Each line in turn is broken: no trial is lost but the one that can't be known without it."""
    monkeypatch.setattr(os, "fsync", lambda file: None)  # no power fails here
    monkeypatch.delattr(os, "symlink")  # Windows has none for most users, and Optuna's own lock would be one
    path, lines = tmp_path / "journal.log", whole.splitlines(keepends=True)
    for place, line in enumerate(lines):
        copy, content = tmp_path / f"{path.name}.broken", [*lines[:place], *BREAKS[kind](line, lines[place + 1 :])]
        copy.unlink(missing_ok=True)
        path.write_bytes(b"".join(content))
        study = search.open_study(search.open_storage(path), 5)
        found = search.finished(study)
        record = json.loads(line)
        is_lost = kind not in ("twice", "NULs")
        is_needed = "param_name" in record or record.get("state") == optuna.trial.TrialState.COMPLETE
        is_space = is_lost and "user_attr" in record and "trial_id" not in record  # then no score can be trusted
        gone = {0, 1} if is_space else {record["trial_id"]} if is_lost and is_needed else set()
        assert found.keys() == {0, 1} - gone
        assert all(trial.params == search.configuration(number) for number, trial in found.items())
        told = capsys.readouterr().err
        assert copy.exists() == ("broken from line" in told) == bool(told) and told.count("\n") <= 1
        if kind in ("noise", "half a line"):
            assert f"line {place + 1} on" in told and copy.read_bytes() == b"".join(content[place:]) + END
        assert search.finished(search.open_study(search.open_storage(path), 5)).keys() == found.keys()
        assert capsys.readouterr().err == "" and {one.name for one in tmp_path.iterdir()} <= {path.name, copy.name}


def test_nothing_is_written_behind_the_half_line_of_a_killed_worker(whole, tmp_path, capsys):
    path = tmp_path / "journal.log"
    path.write_bytes(whole)
    study = search.open_study(search.open_storage(path), 5)
    with path.open("ab") as journal:
        journal.write(b'{"op_code": 4')
    study.set_user_attr("space", study.user_attrs["space"])
    assert all(json.loads(line) for line in path.read_bytes().splitlines()) and "goes on" in capsys.readouterr().err


def test_another_study_is_no_broken_search(tmp_path):
    """A journal of somebody else, whose parameters may stand there in another form than they were queued in."""
    path = tmp_path / "other.log"
    lock = JournalFileOpenLock(str(path))
    study = optuna.create_study(study_name="other", storage=JournalStorage(JournalFileBackend(str(path), lock)))
    study.enqueue_trial({"optimizer": "b"})
    study.optimize(lambda trial: trial.suggest_categorical("optimizer", ["a", "b"]) == "b", n_trials=2)
    before = path.read_bytes()
    search.open_storage(path)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="limits of files are POSIX's")
def test_a_full_disk_is_told_and_the_search_goes_on(tmp_path):
    import resource

    def fill():
        resource.setrlimit(resource.RLIMIT_FSIZE, (3500, 3500))

    journal, more = tmp_path / "journal.log", ["--workers", "2", "--trials", "6", "--iterations", "5"]
    code = "import sys; from studies import search; search.DEATHS = 1; sys.exit(search.main())"
    full = python("-c", code, "--storage", journal, *more, preexec_fn=fill)
    assert full.returncode == 2 and "Traceback" not in full.stderr and "File too large" in full.stderr
    before = kept(journal)[0]
    status, _, told = run_here(journal, *more)
    assert status == 0 and "Traceback" not in told
    after, count = kept(journal)
    assert before.items() <= after.items() and sorted(after) == list(range(6)) and count == 6


def test_what_only_workers_meet_is_told(tmp_path, monkeypatch):
    """A disk is full for who has something to write, and whoever started them may have nothing."""

    def refuse(*_):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.setattr(search, "run_trial", refuse)
        search.queue(search.open_study(search.open_storage(tmp_path / "journal.log"), 5), 1, {})
        search.work(tmp_path / "journal.log", 5)
    worker = mock.Mock(exitcode=ended.value.code, is_alive=lambda: False)
    monkeypatch.setattr(search.multiprocessing, "get_context", lambda _: mock.Mock(Process=lambda **_: worker))
    monkeypatch.setattr(search.time, "sleep", lambda seconds: None)
    with pytest.raises(search.BadInput, match=f"21 workers .*{os.strerror(errno.ENOSPC)}.* are kept"):
        search.search(tmp_path / "journal.log", 1, 1, 5)


def test_a_lock_left_behind_is_told(whole, tmp_path, monkeypatch):
    path, lock, told = tmp_path / "journal.log", tmp_path / "journal.log.lock", []
    path.write_bytes(whole)
    lock.touch()
    monkeypatch.setattr(search, "tell", lambda sentence: told.append(sentence) or lock.unlink())
    assert run_here(path, "--workers", 1, "--trials", 2, "--iterations", 5)[0] == 0
    assert [sentence.startswith("Waiting for") for sentence in told] == [True]


def test_a_number_used_again_is_another_process():
    me, started = os.getpid(), search.start_of(os.getpid())
    assert search.is_alive(me, started) and not search.is_alive(me, started - 1000)
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    assert not search.is_alive(gone.pid, time.time())


@pytest.mark.skipif(not psutil.LINUX, reason="elsewhere a start is written down when it happens")
def test_a_clock_that_jumps_ends_no_worker(monkeypatch):
    started, jumped = search.start_of(os.getpid()), psutil.boot_time() + 3600
    monkeypatch.setattr(psutil._pslinux, "boot_time", lambda: jumped)
    monkeypatch.setattr(psutil._pslinux, "BOOT_TIME", jumped, raising=False)  # of psutil 5
    assert search.is_alive(os.getpid(), started)


def test_a_silent_machine_is_lost_and_one_that_renews_is_not(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(search.time, "monotonic", lambda: now[0])
    host, me = search.socket.gethostname(), psutil.Process()
    for worker in ("elsewhere 1 2.0", f"{host} 1", "", f"{host} {me.pid} {search.start_of(me.pid)}"):
        heard, attributes = {}, {"worker": worker, "count": 0}
        trial = optuna.trial.FrozenTrial(
            0, optuna.trial.TrialState.RUNNING, None, None, None, {}, {}, attributes, {}, {}, 0
        )
        for _ in range(10):  # however long it takes
            now[0] += search.SILENCE - 1
            attributes["count"] += 1
            assert not search.is_lost(trial, heard)
        now[0] += search.SILENCE + 1
        assert search.is_lost(trial, heard)


@pytest.mark.skipif(os.name != "posix", reason="a process can be stopped there")
def test_a_worker_that_is_stopped_is_ended_and_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(search, "SILENCE", 0)  # so every trial is given up as soon as it is seen twice
    stopped, end = [], search.end

    def stop(crew, gone):
        for worker in crew:
            if worker.pid in gone and not stopped:
                os.kill(worker.pid, signal.SIGSTOP)
                stopped.append(worker)
                monkeypatch.setattr(search, "SILENCE", 120)  # no other one
        end(crew, gone)

    monkeypatch.setattr(search, "end", stop)
    assert sorted(search.finished(search.search(str(tmp_path / "journal.log"), 1, 2, 3000))) == [0, 1]
    assert stopped[0].exitcode == -signal.SIGKILL
    assert f"Process {stopped[0].pid} did nothing for" in capsys.readouterr().err


def test_what_two_machines_queue_at_once_runs_once(tmp_path, monkeypatch):
    study = search.open_study(search.open_storage(tmp_path / "journal.log"), 5)
    for _ in range(2):
        study.enqueue_trial(search.configuration(0), user_attrs={"number": 0})
    scored = []

    def another_worker_starts(*_):
        scored.append(1)
        if len(scored) == 1:
            search.run_trial(study, 5)
        return 0.5

    monkeypatch.setattr(search, "score", another_worker_starts)
    search.run_trial(study, 5)
    assert len(scored) == 1 and sorted(search.finished(study)) == [0]


def test_a_trial_given_up_while_it_runs_does_not_end_its_worker(tmp_path, monkeypatch):
    study = search.open_study(search.open_storage(tmp_path / "journal.log"), 5)

    def given_up(*_):
        study.tell(0, state=optuna.trial.TrialState.FAIL)
        return 0.5

    monkeypatch.setattr(search, "score", given_up)
    search.queue(study, 1, {})
    search.run_trial(study, 5)
    assert search.finished(study) == {}
    monkeypatch.setattr(search, "score", lambda *_: 0.5)
    search.queue(study, 1, {})
    search.run_trial(study, 5)
    assert sorted(search.finished(study)) == [0]


def workers_of(process):
    """The processes that run trials."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return [child for child in psutil.Process(process.pid).children() if "spawn_main" in " ".join(child.cmdline())]
    return []


@everywhere
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_twenty_kills_lose_nothing(tmp_path):
    quiet, rough = tmp_path / "quiet.log", tmp_path / "rough.log"
    more = ["--workers", 3, "--trials", 60, "--iterations", 1000]
    expected = run_here(quiet, *more)
    process, kills, rng = start(rough, *more), 0, random.Random(4)
    seen = {}
    while process.poll() is None and kills < 20:
        time.sleep(rng.uniform(0.3, 2))
        workers = workers_of(process)
        if workers:
            with contextlib.suppress(psutil.NoSuchProcess):
                rng.choice(workers).kill()
                kills += 1
        now, _ = kept(rough) if rough.exists() and rough.stat().st_size else ({}, 0)
        assert seen.items() <= now.items()  # what was finished stays
        seen = now
    out, _ = process.communicate(timeout=600)
    scores, count = kept(rough)
    print(f"{kills} kills, {count} trials finished for 60")
    assert kills == 20 and sorted(scores) == list(range(60)) and count <= 60 + 2
    assert out == expected[1] and scores == kept(quiet)[0]


@everywhere
def test_a_worker_whose_search_was_killed_gives_its_lock_back(tmp_path):
    code = f"""
import threading, time
from types import SimpleNamespace
from pathlib import Path
from helpers import interrupts
from studies import search
interrupts.end_as_by_ctrl_c()
lock = search.Lock(Path({str(tmp_path / "journal.log")!r}))
lock.path.touch()
lock.acquire()
killed = SimpleNamespace(join=lambda: None)
try:
    threading.Thread(target=search.end_with, args=[killed], daemon=True).start()
    while True:
        time.sleep(0.01)
finally:
    lock.release()
"""
    python("-c", code)
    assert [path.name for path in tmp_path.iterdir()] == ["journal.log"]


@everywhere
def test_no_worker_stays_when_the_search_is_killed(tmp_path):
    process, workers = start(tmp_path / "journal.log", "--workers", 1), []
    while process.poll() is None and not (workers and kept_or_none(tmp_path / "journal.log")):
        time.sleep(0.2)
        workers = workers_of(process)
    process.kill()
    process.communicate()
    assert workers and not psutil.wait_procs(workers, timeout=20)[1]


@everywhere
@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize(
    "has_begun", [workers_of, lambda process: kept_or_none(process.journal)], ids=["workers", "trials"]
)
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_and_the_same_command_go_on(tmp_path, name, has_begun):
    """As a terminal sends it, to the workers, too, which may still be starting."""
    more = ["--workers", 2, "--trials", 12, "--iterations", 300]
    process = start(tmp_path / "journal.log", *more)
    process.journal = tmp_path / "journal.log"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not has_begun(process):
        time.sleep(0.05)
    os.killpg(process.pid, getattr(signal, name))
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, f"{interrupts.SENTENCE}\n")
    assert not (tmp_path / "journal.log.lock").exists()
    if not kept_or_none(process.journal):
        return
    before, _ = kept(tmp_path / "journal.log")
    assert run_here(tmp_path / "journal.log", *more)[0] == 0
    after, count = kept(tmp_path / "journal.log")
    assert before.items() <= after.items() and sorted(after) == list(range(12)) and count == 12


def kept_or_none(journal):
    """How many finished trials are kept so far; None before the search has begun."""
    with contextlib.suppress(KeyError, ValueError):
        return kept(journal)[1] if journal.exists() else None


@pytest.fixture
def postgres():
    """The address of a PostgreSQL server of this test's own, on a socket in a folder."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *map(Path, os.environ["PATH"].split(os.pathsep))]
    programs = next((place for place in sorted(places, reverse=True) if (place / "initdb").exists()), None)
    if programs is None:
        pytest.skip("there is no PostgreSQL on this machine")
    user = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="course"))
    shutil.chown(folder, user) if user else None
    options = {"user": user, "cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"}}
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([programs / "initdb", "-D", "db", "-U", "course", "-A", "trust", "-E", "UTF8"], **quiet, **options)
    server = subprocess.Popen(
        [programs / "postgres", "-D", "db", "-k", str(folder), "-c", "listen_addresses="],
        stderr=subprocess.DEVNULL,
        **options,
    )
    try:
        while not (folder / ".s.PGSQL.5432").exists():
            assert server.poll() is None
            time.sleep(0.1)
        yield f"postgresql+psycopg://course@/postgres?host={folder}"
    finally:
        server.send_signal(signal.SIGINT)  # a fast shutdown, which does not wait for clients
        server.wait(60)
        shutil.rmtree(folder)


@everywhere
def test_a_database_is_shared_and_survives_a_kill(postgres, tmp_path):
    more = ["--workers", 1, "--trials", 8, "--iterations", 300]
    machines = [start(postgres, *more) for _ in range(2)]
    time.sleep(5)
    for child in workers_of(machines[0]):
        child.kill()
    told = [machine.communicate(timeout=300) for machine in machines]
    assert [machine.returncode for machine in machines] == [0, 0], told
    scores, count = kept(postgres)
    expected = run_here(tmp_path / "journal.log", *more)
    assert sorted(scores) == list(range(8)) and count <= 8 + 1
    assert told[0][0] == told[1][0] == expected[1]
