"""The project's search: lambd and keep_prob for week 2, by as many workers on as many machines as take part.

``python -m studies.search --workers 2`` tries 60 configurations and tells the best. All workers, here and on other
machines, share one storage:

* a journal, which is a file (by default .search/journal.log), for the cores of one machine and for shared folders;
* a database, by its address (postgresql+psycopg://... or mysql://...), for many machines. It keeps a heartbeat, so
  that the trial of a machine that was switched off is tried again.

The configuration of a trial depends on its number alone, so it does not matter who runs it. A worker that is killed
loses no more than its running trial, which is tried again; Ctrl+C and the same command go on where it was.
"""

import argparse
import json
import multiprocessing
import os
import socket
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import optuna
from optuna.storages import JournalStorage, RDBStorage
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock
from optuna.trial import TrialState
from tqdm import tqdm

from helpers import data, files
from helpers.estimator import NetworkClassifier
from helpers.exercises.tuning import log_uniform

STORED = Path(__file__).with_suffix(".json")
DEFAULT_STORAGE = Path(__file__).parents[1] / ".search" / "journal.log"
NAME = "week 2"
TRIALS = 60
LAMBDS, KEEP_PROBS = (0.01, 50), (0.5, 1)  # the first drawn evenly on a log scale, the second on the plain one
PITCHES = range(101, 106)  # used for nothing else
NUM_ITERATIONS = 6000
HEARTBEAT = 15  # seconds
SILENCE = 600  # seconds after which a running trial on another machine counts as lost, where there is no heartbeat
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
        try:
            return open_database(str(storage))
        except Exception as error:  # SQLAlchemy, its drivers and the database each have their own
            reason = str(error).strip().splitlines()[0][:200]
            raise BadInput(f"The database {without_password(storage)} can't be opened: {reason}") from None
    path = Path(storage)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("a").close()
        return JournalStorage(JournalFileBackend(str(path), lock_obj=JournalFileOpenLock(str(path))))
    except (OSError, ValueError) as error:
        raise BadInput(f"The journal {path} can't be written or read: {error}") from None


def open_database(address, patience=1):
    """The database, tried twice: of two machines that start at once, one fails to make the tables."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)  # the heartbeat's, since 2021
        try:
            return RDBStorage(address, heartbeat_interval=HEARTBEAT)
        except Exception:
            time.sleep(patience)
            return RDBStorage(address, heartbeat_interval=HEARTBEAT)


def without_password(address):
    """The address, for a message."""
    scheme, _, rest = str(address).partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def open_study(storage, num_iterations):
    """The study in this storage, a new one if there is none; BadInput when it searches something else."""
    space = {"lambd": LAMBDS, "keep_prob": KEEP_PROBS, "pitches": list(PITCHES), "num_iterations": num_iterations}
    space = json.loads(json.dumps(space))
    try:
        study = optuna.create_study(storage=storage, study_name=NAME, direction="maximize", load_if_exists=True)
    except (ValueError, KeyError) as error:
        raise BadInput(f"The storage holds something else than a search: {error!r}") from None
    if study.user_attrs.setdefault("space", space) != space:
        raise BadInput("The storage holds a search of another space or with other iterations: choose another one.")
    study.set_user_attr("space", space)
    return study


def finished(study):
    """{number: trial} of the trials that are complete; numbers are ours, which a repetition keeps."""
    trials = study.get_trials(deepcopy=False, states=[TrialState.COMPLETE])
    return {trial.user_attrs["number"]: trial for trial in trials if "number" in trial.user_attrs}


def queue(study, trials):
    """Give up the running trials of workers that are gone, and queue what is neither done, nor running, nor queued."""
    taken = set(finished(study))
    for trial in study.get_trials(deepcopy=False, states=[TrialState.RUNNING, TrialState.WAITING]):
        if trial.state == TrialState.RUNNING and is_lost(trial):
            study.tell(trial.number, state=TrialState.FAIL, skip_if_finished=True)
        else:
            taken.add(trial.user_attrs.get("number"))
    for number in range(trials):
        if number not in taken:
            study.enqueue_trial(configuration(number), user_attrs={"number": number})


def is_lost(trial):
    """Whether the worker of a running trial is gone: its process, or on another machine a long silence."""
    host, _, pid = trial.user_attrs.get("worker", "").partition(" ")
    if host == socket.gethostname():
        return not is_alive(int(pid))
    return time.time() - trial.datetime_start.timestamp() > SILENCE


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


# Who runs them.


def work(storage, num_iterations):
    """Run queued trials until none is left."""
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = open_study(open_storage(storage), num_iterations)

    def objective(trial):
        trial.set_user_attr("worker", f"{socket.gethostname()} {os.getpid()}")
        if trial.user_attrs.get("number", None) in (None, *finished(study)):
            raise optuna.TrialPruned  # the queue ended between our look and this trial, or two machines queued it
        lambd = trial.suggest_float("lambd", *LAMBDS, log=True)
        return score(lambd, trial.suggest_float("keep_prob", *KEEP_PROBS), num_iterations)

    try:
        while study.get_trials(deepcopy=False, states=[TrialState.WAITING]):
            study.optimize(objective, n_trials=1)
    except KeyboardInterrupt:
        pass  # the running trial is tried again later


def search(storage, workers, trials, num_iterations):
    """Run the search; the study. Workers that are killed are replaced."""
    study = open_study(open_storage(storage), num_iterations)
    context = multiprocessing.get_context("spawn")
    crew = []
    with tqdm(total=trials, unit="trial", disable=None) as bar:
        try:
            while len(done := finished(study)) < trials:
                queue(study, trials)
                crew = [worker for worker in crew if worker.is_alive()]
                while len(crew) < workers:
                    crew.append(context.Process(target=work, args=(storage, num_iterations), daemon=True))
                    crew[-1].start()
                show(bar, done)
                time.sleep(0.5)
            show(bar, done)
        finally:
            for worker in crew:
                worker.terminate()
    return study


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


def main(arguments=None):
    """Do what the command line says; the exit status."""
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    parser = argparse.ArgumentParser(prog="python -m studies.search", description="Search lambd and keep_prob.")
    parser.add_argument("--storage", default=str(DEFAULT_STORAGE), help="a journal file, or a database's address")
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
    except KeyboardInterrupt:
        print("Interrupted. The same command goes on where it was.", file=sys.stderr)
        return INTERRUPTED
    found = best(study)
    print("lambd {lambd:.3g}, keep_prob {keep_prob:.3g}: {score:.2%} (trial {number})".format(**found))
    if options.store:
        rows = [
            [n, *(trial.params[name] for name in ("lambd", "keep_prob")), trial.value]
            for n, trial in sorted(finished(study).items())
        ]
        listed = ",\n".join(f"    {json.dumps(row)}" for row in rows)
        files.replace(STORED, f'{{\n  "best": {json.dumps(found)},\n  "trials": [\n{listed}\n  ]\n}}\n')
    return DONE


if __name__ == "__main__":
    sys.exit(main())
