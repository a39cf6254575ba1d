"""Judge one notebook: ``python -m helpers.exercises.grading_judge NOTEBOOK`` prints the verdicts as JSON.

The learner's code runs in a process of its own (``grading_player``), one for each exercise, and hands over nothing
but values. Whether these are right is decided here, where no line of the learner's code runs.
"""

import ast
import contextlib
import copy
import json
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np

from helpers.exercises import guard, judging, wire
from helpers.exercises.answer_cells import Problem, code_cells, find_answers
from helpers.exercises.catalogue import EXERCISES

PLAYER = Path(__file__).with_name("grading_player.py")
EXERCISE_SECONDS = 20  # for all calls of an exercise together
PATIENCE = 3  # seconds after which a player that missed its own time limit is killed


def judge_notebook(path):
    """The verdicts on a notebook, one dictionary for each exercise of the weeks that it belongs to. Raises Problem."""
    cells = code_cells(path)
    found = find_answers(cells, EXERCISES)
    if not found:
        raise Problem("no exercise of the course in it")
    weeks = {EXERCISES[name].week for name in found}
    return [
        judge_answer(exercise, found.get(name), cells) for name, exercise in EXERCISES.items() if exercise.week in weeks
    ]


def judge_answer(exercise, definition, cells):
    """The verdict on one exercise."""
    status, mistake = "wrong", None
    if definition is None:
        status, message = "missing", "No function of this name is defined in the notebook."
    elif isinstance(definition, Exception):
        message = f"The cell cannot be read. {type(definition).__name__}: {definition}"
    else:
        try:
            function = uncalled(definition)
            with Player(exercise.name, cells) as player:
                result = judge_by_calls(exercise, function, player)
            status, mistake, message = result.status, result.mistake, result.message
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            message = f"The function cannot be read. {type(error).__name__}: {error}"
    return {"exercise": exercise.name, "status": status, "mistake": mistake, "message": message}


def uncalled(definition):
    """The learner's function, to be looked at and never called: its decorators, annotations and defaults are gone."""
    definition = copy.deepcopy(definition)
    definition.decorator_list, definition.returns = [], None
    arguments = definition.args
    for argument in ast.walk(arguments):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    arguments.defaults = [harmless(default) for default in arguments.defaults]
    arguments.kw_defaults = [default and harmless(default) for default in arguments.kw_defaults]
    names = {}
    exec(compile(ast.Module([definition], []), "<answer>", "exec"), names)
    return names[definition.name]


def harmless(default):
    """A default value that takes nothing to compute."""
    return default if isinstance(default, ast.Constant) else ast.copy_location(ast.Constant(...), default)


def judge_by_calls(exercise, function, player):
    """Judge as in a notebook, but with every call of the learner's function made by the player."""

    def guarded(called):
        return player.call if called is function else guard.guarded(called)

    judging.guarded = guarded
    try:
        return judging.judge(exercise, function)
    finally:
        judging.guarded = guard.guarded


class Player:
    """The process that runs a learner's function. Whatever it does, the judge hears of it as a value or a Wrong."""

    def __init__(self, name, cells):
        self.task = {"name": name, "cells": cells}
        self.process = None
        self.over = None

    def start(self):
        """Start the process, and have it define the function: at the first call, for a blank is never called."""
        self.deadline = time.monotonic() + EXERCISE_SECONDS
        self.process = subprocess.Popen(
            [sys.executable, "-P", str(PLAYER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.messages = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()
        reply = self.ask(self.task, [])
        if reply.get("error") is not None:
            self.over = judging.Wrong(f"The cell with the function stopped with an error.\n{reply['error']}")
            raise self.over

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process is None:
            return
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(OSError):
            self.process.stdin.close()

    def listen(self):
        """Put what the process says into the queue, and None when it says no more or talks nonsense."""
        try:
            while (message := wire.read(self.process.stdout)) is not None:
                self.messages.put(message)
        except (ValueError, RecursionError, MemoryError):
            pass
        self.messages.put(None)

    def call(self, *arguments, **named):
        """What the learner's function returns for these arguments. Raises Wrong."""
        if self.process is None:
            self.start()
        functions = []

        def name_function(function):
            functions.append(function)
            return len(functions) - 1

        request = {"arguments": wire.encode(arguments, name_function), "named": wire.encode(named, name_function)}
        reply = self.ask(request, functions)
        try:
            if "wrong" in reply:
                raise judging.Wrong(str(reply["wrong"]), key=wire.decode(reply["key"]))
            generators = [argument for argument in arguments if isinstance(argument, np.random.RandomState)]
            for generator, moved_on in zip(generators, wire.decode(reply["generators"]), strict=True):
                generator.set_state(moved_on.get_state(legacy=False))
            return wire.decode(reply["value"])
        except NONSENSE:
            raise judging.Wrong(TAMPERED) from None

    def ask(self, request, functions):
        """Send a request and wait for the reply, calling our functions as often as the learner's code wants it."""
        if self.over:
            raise self.over
        try:
            wire.write(self.process.stdin, request)
            while (message := self.listen_until_time_is_up()) is not None and "callback" in message:
                wire.write(self.process.stdin, answer_callback(message, functions))
        except (OSError, *NONSENSE):
            message = None
        if message is None:
            self.over = judging.Wrong("Your function ended the process that ran it, or disturbed it.", key=("ended",))
            raise self.over
        return message

    def listen_until_time_is_up(self):
        """The next message; None when there will be none. Raises Wrong when it takes too long."""
        patience = min(guard.TIME_LIMIT + PATIENCE, self.deadline - time.monotonic())
        try:
            return self.messages.get(timeout=max(patience, 0))
        except queue.Empty:
            self.over = judging.Wrong(TOO_LONG, key=("took too long",))
            raise self.over from None


NONSENSE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, MemoryError)
TOO_LONG = (
    "Your function was stopped because it took too long. Look for a loop that never ends, or for much more work than "
    "needed."
)
TAMPERED = "Your function sent something else than its result."


def answer_callback(message, functions):
    """Call one of our functions, as the learner's code asks for it."""
    function = functions[message["callback"]]
    arguments, named = wire.decode(message["arguments"]), wire.decode(message["named"])
    try:
        with guard.quiet():
            return {"value": wire.encode(function(*arguments, **named))}
    except Exception as error:
        return {"error": str(error), "kind": type(error).__name__}


def main():
    """Print {"verdicts": [...]} or {"problem": "..."} for the notebook named on the command line."""
    try:
        report = {"verdicts": judge_notebook(sys.argv[1])}
    except Problem as problem:
        report = {"problem": str(problem)}
    print(json.dumps(report))


if __name__ == "__main__":
    main()
