"""The project's search: lambd and keep_prob for week 2, by as many workers on as many machines as take part.

``python -m studies.search --workers 2`` tries 60 configurations and tells the best. All workers, here and on other
machines, share one storage:

* a journal, which is a file (by default .search/journal.log), for the cores of one machine and for shared folders;
* a database, by its address (postgresql+psycopg://... or mysql+pymysql://..., whose drivers are the packages
  psycopg[binary] and pymysql), for many machines.

A worker renews a count in its running trial, so that the trial of a machine that was switched off is tried again.

The configuration of a trial depends on its number alone, so it does not matter who runs it. A worker that is killed
loses no more than its running trial, which is tried again; Ctrl+C and the same command go on where it was.
"""

import _thread
import argparse
import collections
import contextlib
import io
import itertools
import json
import multiprocessing
import os
import re
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

from helpers import interrupts

if __name__ == "__main__":
    interrupts.end_with_a_sentence()

import numpy as np
import optuna
import psutil
from optuna.distributions import FloatDistribution
from optuna.storages import JournalStorage, RDBStorage
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock
from optuna.trial import TrialState
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from tqdm import tqdm

from helpers import data, files
from helpers.estimator import NetworkClassifier
from helpers.exercises.tuning import log_uniform

STORED = Path(__file__).with_suffix(".json")
DEFAULT_STORAGE = Path(__file__).parents[1] / ".search" / "journal.log"
NAME = "week 2"
TRIALS = 60
LAMBDS, KEEP_PROBS = (0.01, 50), (0.5, 1)  # the first drawn evenly on a log scale, the second on the plain one
SPACE = {"lambd": FloatDistribution(*LAMBDS, log=True), "keep_prob": FloatDistribution(*KEEP_PROBS)}
PITCHES = range(101, 106)  # used for nothing else
NUM_ITERATIONS = 6000
BEAT = 15  # seconds after which a worker renews the count in its trial
SILENCE = 120  # seconds without a new count after which a trial counts as lost
TRIES = 3  # of one trial that ends with an error each time
DEATHS = 20  # of workers, one after the other, with no trial finished between them
STORAGE_ERRORS = (OSError, SQLAlchemyError, optuna.exceptions.StorageInternalError, json.JSONDecodeError)
DRIVERS = {"postgresql": ("psycopg[binary]", "psycopg"), "mysql": ("pymysql", "pymysql")}
FORMS = "an address begins with postgresql+psycopg://, mysql+pymysql:// or sqlite:///"
RECORD, END = b'{"op_code":', b"\n"  # how a record of Optuna's journal begins and ends
CREATE_STUDY, CREATE_TRIAL, SET_PARAMETER, SET_STATE = 0, 4, 5, 6  # its op_code
DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130


def configuration(number):
    """The configuration of the trial with this number."""
    rng = np.random.RandomState(number)
    return {"lambd": float(log_uniform(*LAMBDS, 1, rng)[0]), "keep_prob": float(rng.uniform(*KEEP_PROBS))}


def score(lambd, keep_prob, num_iterations=NUM_ITERATIONS):
    """Mean accuracy on new positions of five pitches, after week 2's training on each."""
    accuracies = []
    for seed in PITCHES:
        X, Y, new_X, new_Y = data.football(seed)
        classifier = NetworkClassifier(
            (20, 3), 0.3, num_iterations, lambd=lambd, keep_prob=keep_prob, random_state=seed
        )
        accuracies.append(classifier.fit(X.T, Y.ravel()).score(new_X.T, new_Y.ravel()))
    return float(np.mean(accuracies))


# Where the trials are kept.


class BadInput(Exception):
    """What the command line asks for can't be done; the message says why, in one sentence."""


def open_storage(storage):
    """The journal of this path, or the database of this address; BadInput when it can't be opened."""
    if "://" in str(storage):
        return open_database(str(storage))
    path = Path(storage)
    if re.search(":.*@", str(path)[len(path.drive) :], re.DOTALL):  # taken for a file, its password would be the name
        raise BadInput(f"The storage is neither a file's name nor an address: {FORMS}.")
    if path.exists() and not path.is_file():
        raise BadInput(f"{path} is no file, so it can be no journal: choose another name.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("a").close()
        lock = Lock(path)
        lock.acquire()
        try:
            mend(path)
        finally:
            lock.release()
        return JournalStorage(JournalFileBackend(str(path), lock_obj=lock))
    except BadInput:
        raise
    except OSError as error:
        raise BadInput(
            f"The journal {path} can't be written or read ({error.strerror}): name a file elsewhere with --storage."
        ) from None
    except Exception as error:  # whatever Optuna meets in records that are none of its own, or spoiled within
        raise BadInput(
            f"The journal {path} holds what this version of Optuna can't read ({type(error).__name__}: {error}). "
            "Nothing in it was changed: go on with the version that wrote it, or take another --storage."
        ) from None


class Lock(JournalFileOpenLock):
    """Optuna's lock of a journal. It tells of a long wait, and whoever gets it finds no half line to write behind."""

    def __init__(self, path):
        super().__init__(str(path))
        self.path = path

    def acquire(self):
        told = threading.Timer(1, tell, [f"Waiting for {self._lock_file}: one left by a killed process goes in 30 s."])
        told.daemon = True
        told.start()
        try:
            super().acquire()
        finally:
            told.cancel()
        try:
            if not ends_with_line(self.path):
                mend(self.path)
        except BaseException:
            self.release()
            raise
        return True


def tell(sentence):
    tqdm.write(sentence, file=sys.stderr)


def ends_with_line(path):
    """Whether the last line of a file is whole."""
    with path.open("rb") as journal:
        if journal.seek(0, os.SEEK_END) == 0:
            return True
        journal.seek(-1, os.SEEK_END)
        return journal.read() == b"\n"


def mend(path):
    """Cut a journal before its first broken record, and keep what is cut beside it.

    Empty lines, NULs, and ends of lines that are missing between whole records, are put right: nothing is lost by that.
    What follows a broken record can't be kept as it is: trials are numbered by their place, and it may have been one
    that begins a trial. But a trial that is finished there is known by its configuration, and is added again.
    BadInput when it is no journal.
    """
    content = path.read_bytes()
    records, whole, tail = divided(content)
    if not whole and RECORD not in content and not RECORD.startswith(tail[: len(RECORD)]):
        raise BadInput(f"{path} is no journal of a search: choose another name.")
    if tail:
        copy = path.with_name(f"{path.name}.broken")
        with copy.open("ab") as broken:
            broken.write(tail + b"\n")
    every = readable(content) if tail else []
    before, space = scores_in(records), space_in(every)
    # Nobody knows what a score is worth where it is lost what was searched.
    again = {number: score for number, score in scores_in(every).items() if space and number not in before}
    if again:
        files.replace(path.resolve(), with_trials(path, whole, again, space))
    elif content.startswith(whole):
        os.truncate(path, len(whole))
    elif whole != content:
        files.replace(path.resolve(), whole)
    if tail:
        kept = f" Finished trials behind that, which were added again: {len(again)}." if again else ""
        where = f"{path} was broken from line {1 + whole.count(END)} on"
        tell(f"{where}: that was cut off, is kept in {copy.name}, and the search goes on.{kept}")


def divided(content):
    """The records of a journal before the first that is broken, their bytes, and what follows them."""
    kept, replay, lines = [], Replay(), io.BytesIO(content)
    for line in lines:
        records, rest = records_in(line)
        fitting = list(itertools.takewhile(lambda one: replay.takes(one[0]), records))
        kept += fitting
        if rest := b"".join(text for _, text in records[len(fitting) :]) + rest:
            break
    else:
        rest = b""
    return [record for record, _ in kept], b"".join(text for _, text in kept), rest and rest + lines.read()


def records_in(line):
    """The records of Optuna's journal in a line, each with a line of its own, and what follows them that is none."""
    try:
        text, records = line.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return [], line
    while text := text.lstrip("\0 \t\r\n"):
        try:
            record, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return records, text.encode()
        if not isinstance(record, dict) or "op_code" not in record:
            return records, text.encode()
        records.append((record, text[:end].encode() + END))
        text = text[end:]
    return records, b""


class Replay:
    """What the records of a journal have said so far. It tells where a line is lost, or stands there twice.

    trials: the parameters that each trial has still to get, {} where it is none of ours; has_space: whether it is known
    what is searched.
    """

    def __init__(self):
        self.trials, self.has_begun, self.has_space = [], False, False

    def takes(self, record):
        """Whether the record can follow: a search begins with its study and its space, and a trial gets the parameters
        that were queued for it before it is finished."""
        operation = record["op_code"]
        self.has_begun = self.has_begun or operation == CREATE_STUDY
        try:
            self.has_space = self.has_space or "space" in record.get("user_attr", ())
            if operation == CREATE_TRIAL:
                is_ours = "number" in record.get("user_attrs", ())
                self.trials.append(record["system_attrs"].get("fixed_params", {}) if is_ours else {})
                return self.has_begun and (self.has_space or not is_ours)
            if operation == SET_PARAMETER:
                value = record["param_value_internal"]
                return self.trials[record["trial_id"]].pop(record["param_name"], value) == value
            if operation == SET_STATE and record["state"] == TrialState.COMPLETE:
                return not self.trials[record["trial_id"]]
        except IndexError:
            return False  # there is no such trial
        except (KeyError, TypeError, AttributeError):
            pass  # Optuna says what is wrong with it
        return self.has_begun


def readable(content):
    """All records in the bytes of a journal that can be read, whatever stands between them."""
    text, decoder, records = content.decode("utf-8", "replace"), json.JSONDecoder(), []
    for begin in re.finditer(re.escape(RECORD.decode()), text):
        with contextlib.suppress(ValueError, RecursionError):
            records.append(decoder.raw_decode(text, begin.start())[0])
    return records


def space_in(records):
    """What is searched, as a record says; None where none does."""
    return next((record["user_attr"]["space"] for record in records if "space" in record.get("user_attr", ())), None)


def scores_in(records):
    """{number: score} of the finished trials: each is known by its parameters, not by its place, which may be wrong."""
    numbers = {str(list(configuration(n).values())): n for n in range(len(records))}
    parameters, scores = collections.defaultdict(dict), {}
    for record in records:
        of_trial = parameters[str(record.get("trial_id"))]
        if record["op_code"] == SET_PARAMETER:
            of_trial[record.get("param_name")] = record.get("param_value_internal")
        elif record.get("state") == TrialState.COMPLETE:
            found = record.get("params") or of_trial  # a trial that was added again stands in one record
            number = numbers.get(str([found.get("lambd"), found.get("keep_prob")]))
            if number is not None:
                scores.setdefault(number, (record.get("values") or [record.get("value")])[0])
    return scores


def with_trials(path, whole, scores, space):
    """A journal of the whole part, and behind it a finished trial for each of these: {number: score}."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(whole)
    try:
        storage = JournalStorage(JournalFileBackend(str(new), JournalFileOpenLock(str(new))))
        study = optuna.create_study(storage=storage, study_name=NAME, direction="maximize", load_if_exists=True)
        study.set_user_attr("space", space)
        for number, value in sorted(scores.items()):
            known = {"params": configuration(number), "distributions": SPACE, "user_attrs": {"number": number}}
            study.add_trial(optuna.trial.create_trial(value=value, **known))
        return new.read_bytes()
    finally:
        new.unlink()


def open_database(address, patience=1):
    """The database of this address, tried twice: of two machines that start at once, one fails to make the tables."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or not is_plain(url):
        raise BadInput(f"The address can't be read: {FORMS}, and in a password @, : and / are %40, %3A and %2F.")
    place = hidden(f"{url.drivername}://{url.host or ''}/{url.database or ''}", url)
    where = f"The database {place} can't be opened: "
    if url.get_backend_name() == "sqlite" and is_in_memory(url):
        raise BadInput(where + "it lives in one process's memory, and every worker must open it.")
    for attempt in (1, 2):
        try:
            return RDBStorage(address)
        except (ImportError, NoSuchModuleError):
            raise BadInput(where + driver(url.get_backend_name())) from None
        except Exception as error:  # SQLAlchemy, its drivers and the database each have their own
            if attempt == 2:
                raise BadInput(where + without_secrets(error, url)) from None
        time.sleep(patience)


def is_plain(url):
    """Whether host and database are names, in which no piece of a password can hide."""
    return re.fullmatch(r"[\w.:-]*", url.host or "") and re.fullmatch(r"[^@?;=]*", url.database or "")


def is_in_memory(url):
    """Whether this address of SQLite names no file."""
    return not url.database or ":memory:" in url.database or url.query.get("mode") == "memory"


def driver(backend):
    """What to do for a driver that is not there."""
    backend = "postgresql" if backend == "postgres" else backend
    if backend not in DRIVERS:
        return "SQLAlchemy knows no such database here; take postgresql+psycopg:// or mysql+pymysql://."
    package, name = DRIVERS[backend]
    return f'install its driver with `pip install "{package}"`, and begin the address with {backend}+{name}://.'


def without_secrets(error, url):
    """The first line of an error, without what the address keeps to itself."""
    return hidden((str(error).strip().splitlines() or [type(error).__name__])[0], url)[:200]


def hidden(text, url):
    """The text without what the address keeps to itself, read or written as in an address."""
    values = [value for given in url.query.values() for value in ([given] if isinstance(given, str) else given)]
    secrets = [str(secret) for secret in (url.password, *values) if secret]
    for secret in sorted({*secrets, *map(quote, secrets)}, key=len, reverse=True):
        text = text.replace(secret, "***")
    return text


def open_study(storage, num_iterations):
    """The study in this storage, a new one if there is none; BadInput when it searches something else."""
    space = {"lambd": LAMBDS, "keep_prob": KEEP_PROBS, "pitches": list(PITCHES), "num_iterations": num_iterations}
    space = json.loads(json.dumps(space))
    try:
        study = optuna.create_study(storage=storage, study_name=NAME, direction="maximize", load_if_exists=True)
    except (ValueError, KeyError) as error:  # records of Optuna, but not of a search
        raise BadInput(f"The storage holds something else than a search: {error!r}") from None
    if study.user_attrs.setdefault("space", space) != space:
        raise BadInput("The storage holds a search of another space or with other iterations: choose another one.")
    study.set_user_attr("space", space)
    return study


def finished(study):
    """{number: trial} of the trials that are complete; numbers are ours, which a repetition keeps."""
    trials = study.get_trials(deepcopy=False, states=[TrialState.COMPLETE])
    return {trial.user_attrs["number"]: trial for trial in trials if "number" in trial.user_attrs}


def queue(study, trials, heard):
    """Give up the running trials of workers that are gone, and queue what is neither done, nor running, nor queued.

    Returns the numbers of the processes on this machine that ran what was given up.
    """
    taken, gone = set(finished(study)), set()
    for trial in study.get_trials(deepcopy=False, states=[TrialState.RUNNING, TrialState.WAITING]):
        if trial.state == TrialState.RUNNING and is_lost(trial, heard):
            study.tell(trial.number, state=TrialState.FAIL, skip_if_finished=True)
            gone.add(process_of(trial)[0])
        else:
            taken.add(trial.user_attrs.get("number"))
    for number in range(trials):
        if number not in taken:
            study.enqueue_trial(configuration(number), user_attrs={"number": number})
    return gone


def process_of(trial):
    """The number of the process that runs a trial, and when it started; None where it runs on another machine."""
    host, pid, started = (*trial.user_attrs.get("worker", "").split(" "), "", "")[:3]
    return (int(pid), float(started)) if host == socket.gethostname() and started else (None, None)


def is_lost(trial, heard):
    """Whether the worker of a running trial is gone: its process, or a long silence of it (it may be stopped).

    heard: {trial: (last count, when it was first seen)}, by this process's own clock: no two clocks are compared.
    """
    pid, started = process_of(trial)
    if pid and not is_alive(pid, started):
        return True
    count = trial.user_attrs.get("count")
    if heard.get(trial.number, (None, 0))[0] != count or trial.number not in heard:
        heard[trial.number] = (count, time.monotonic())
    return time.monotonic() - heard[trial.number][1] > SILENCE


def is_alive(pid, started):
    """Whether the process with this number is the one that started then: numbers are used again."""
    try:
        return abs(start_of(pid) - started) < 2 and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def start_of(pid):
    """When a process started, in seconds, the same after a change of the clock: Linux counts from its own start."""
    boot = psutil.boot_time() if psutil.LINUX else 0
    return psutil.Process(pid).create_time() - boot


def check_failures(study, first):
    """BadInput when one trial has ended with an error again and again since the trial with this place."""
    errors = {}
    for trial in study.get_trials(deepcopy=False, states=[TrialState.FAIL])[::-1]:
        if trial.number >= first and "error" in trial.user_attrs:
            errors.setdefault(trial.user_attrs["number"], []).append(trial.user_attrs["error"])
    for number, told in errors.items():
        if len(told) >= TRIES:
            raise BadInput(
                f"Trial {number} failed {len(told)} times, at last with {told[0]}. Finished trials are kept."
            )


# Who runs them.


def work(storage, num_iterations):
    """Run queued trials until none is left."""
    try:
        interrupts.end_at_the_first()  # so that a lock is given back
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        if parent := multiprocessing.parent_process():
            threading.Thread(target=end_with, args=[parent], daemon=True).start()
        study = open_study(open_storage(storage), num_iterations)
        while study.get_trials(deepcopy=False, states=[TrialState.WAITING]):
            run_trial(study, num_iterations)
    except (*STORAGE_ERRORS, BadInput) as error:
        # Whoever started this worker meets the same and tells it; a full disk only when there is something to write.
        sys.exit(getattr(error, "errno", None) or 1)
    except KeyboardInterrupt:
        pass  # the running trial is tried again later


def end_with(parent):
    """End this worker when the search that started it was killed: nobody else would. It may hold the journal's lock."""
    parent.join()
    _thread.interrupt_main(signal.SIGTERM)
    time.sleep(5)
    os._exit(1)  # it has not come to its end


def run_trial(study, num_iterations):
    """Run the next queued trial. One that was given up meanwhile may be finished by somebody else."""
    with interrupts.heard_afterwards():  # else a trial may run in nobody's name, and is waited for as SILENCE says
        trial = study.ask()
        trial.set_user_attr("worker", f"{socket.gethostname()} {os.getpid()} {start_of(os.getpid())}")
    if trial.user_attrs.get("number", None) in (None, *finished(study), *running_before(study, trial.number)):
        study.tell(trial, state=TrialState.PRUNED, skip_if_finished=True)
        return  # the queue ended between our look and this trial, or two machines queued it
    with renewed(trial):
        try:
            values = [trial.suggest_float(name, one.low, one.high, log=one.log) for name, one in SPACE.items()]
            value, error = score(*values, num_iterations), None
        except STORAGE_ERRORS:
            raise
        except optuna.exceptions.UpdateFinishedTrialError:
            return
        except Exception as problem:
            value, error = None, f"{type(problem).__name__}: {problem}".strip().splitlines()[-1]
    try:
        if error:
            trial.set_user_attr("error", error)
        state = TrialState.FAIL if error else TrialState.COMPLETE
        study.tell(trial, value, state, skip_if_finished=True)
    except optuna.exceptions.UpdateFinishedTrialError:
        pass


def running_before(study, place):
    """The numbers of the running trials that were queued before this place; when one is lost, it is queued again."""
    running = study.get_trials(deepcopy=False, states=[TrialState.RUNNING])
    return {trial.user_attrs.get("number") for trial in running if trial.number < place}


@contextlib.contextmanager
def renewed(trial):
    """Renew the count in a running trial, from a thread, until it ends."""
    over = threading.Event()

    def renew():
        count = 0
        while not over.wait(BEAT):
            count += 1
            try:
                trial.set_user_attr("count", count)
            except Exception:  # given up meanwhile, or a storage whose error the trial itself meets
                return

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def search(storage, workers, trials, num_iterations):
    """Run the search; the study. Workers that are killed are replaced."""
    study = open_study(open_storage(storage), num_iterations)
    first = len(study.get_trials(deepcopy=False))
    context = multiprocessing.get_context("spawn")
    crew, heard, deaths, before = [], {}, 0, 0
    with tqdm(total=trials, unit="trial", disable=None) as bar:
        while len(done := finished(study)) < trials:
            end(crew, queue(study, trials, heard))
            check_failures(study, first)
            ended = [worker.exitcode for worker in crew if worker.exitcode]
            deaths = deaths * (len(done) == before) + len(ended)
            before = len(done)
            if deaths > DEATHS:
                why = f" ({os.strerror(ended[-1])})" if ended[-1] > 1 else ""
                raise BadInput(f"{deaths} workers ended before they finished a trial{why}. Finished trials are kept.")
            crew = [worker for worker in crew if worker.is_alive()]
            while len(crew) < workers:
                crew.append(context.Process(target=work, args=(storage, num_iterations), daemon=True))  # ends with us
                with interrupts.kept_from_children():
                    crew[-1].start()
            show(bar, done)
            time.sleep(0.5)
        show(bar, done)
    return study


def end(crew, gone):
    """End those workers whose trial was given up: they are there, but do nothing."""
    for worker in crew:
        if worker.pid in gone and worker.is_alive():
            tell(f"Process {worker.pid} did nothing for {SILENCE} s: it is ended, and its trial tried again.")
            worker.kill()


def show(bar, done):
    """The bar, with the best so far."""
    bar.n = len(done)
    if done:
        bar.set_postfix_str(f"best {max(trial.value for trial in done.values()):.2%}", refresh=False)
    bar.refresh()


def best(study):
    """The finished trial with the largest score; of equal ones that with the smallest number."""
    number, trial = max(finished(study).items(), key=lambda item: (item[1].value, -item[0]))
    return {"number": number, **trial.params, "score": trial.value}


def storage_error(error, storage):
    """The reason of an error of the storage, in one line without secrets."""
    cause = error.__cause__ if isinstance(error, optuna.exceptions.StorageInternalError) else error
    if "://" in str(storage):
        return without_secrets(cause or error, make_url(str(storage))).rstrip(".")
    return str(cause or error)


def main(arguments=None):
    """Do what the command line says; the exit status."""
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    parser = argparse.ArgumentParser(prog="python -m studies.search", description="Search lambd and keep_prob.")
    parser.add_argument(
        "--storage",
        default=str(DEFAULT_STORAGE),
        help="a journal file, or a database's address (postgresql+psycopg://..., mysql+pymysql://..., sqlite:///FILE)",
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes here")
    parser.add_argument("--trials", type=int, default=TRIALS, metavar="N", help=f"in all ({TRIALS})")
    parser.add_argument("--iterations", type=int, default=NUM_ITERATIONS, metavar="N", help="of each training")
    parser.add_argument("--store", action="store_true", help=f"write the result into {STORED.name}")
    options = parser.parse_args(arguments)
    try:
        for name in ("workers", "trials", "iterations"):
            if getattr(options, name) < 1:
                raise BadInput(f"--{name} is {getattr(options, name)}: expected 1 or more.")
        study = search(options.storage, options.workers, options.trials, options.iterations)
    except BadInput as problem:
        print(problem, file=sys.stderr)
        return BAD_INPUT
    except STORAGE_ERRORS as error:
        told = storage_error(error, options.storage)
        print(f"The storage stopped answering: {told}. The same command goes on where it was.", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print(interrupts.SENTENCE, file=sys.stderr)
        return INTERRUPTED
    found = best(study)
    print("lambd {lambd:.3g}, keep_prob {keep_prob:.3g}: {score:.2%} (trial {number})".format(**found))
    if options.store:
        rows = [
            [n, *(trial.params[name] for name in ("lambd", "keep_prob")), trial.value]
            for n, trial in sorted(finished(study).items())
        ]
        listed = ",\n".join(f"    {json.dumps(row)}" for row in rows)
        try:
            files.replace(STORED, f'{{\n  "best": {json.dumps(found)},\n  "trials": [\n{listed}\n  ]\n}}\n')
        except OSError as error:
            print(f"{STORED} could not be written ({error.strerror}). The trials are kept.", file=sys.stderr)
            return BAD_INPUT
    return DONE


if __name__ == "__main__":
    interrupts.end_as_by_ctrl_c()
    sys.exit(main())
