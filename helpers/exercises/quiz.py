"""The quiz: questions on understanding, and what is right or wrong about each answer."""

import html
import linecache
import reprlib

from IPython import get_ipython

from helpers import live
from helpers.exercises.display import BORDERS, SIGNS, Verdict, display, marked_up
from helpers.exercises.progress import ANSWERED_WRONG, NOT_ANSWERED, RIGHT, record
from helpers.exercises.weeks import LABELS, NUMBERED, WEEKS, call_of, question_called

RIGHT_AND_MORE = "If you like, try the other letters to read why they are wrong; your answer stays right."


def quiz(n=None, answer=None, *more):
    """Show question n of the quiz; with an answer, the letter of a choice, say whether it is right, and why."""
    question = question_called(n)
    if question is None:
        what = "Which question?" if n is None else f"There is no question {reprlib.repr(n)}."
        print(f"{what} The questions are {all_calls()}.")
        return
    n = LABELS[question]
    if more:
        print(f"Give one answer at a time. {how_to_answer(n, question)}")
        return
    letter = letter_of(answer) if isinstance(answer, str) else None
    if answer is None or answer is ... or letter == "":
        record(question.name, NOT_ANSWERED)
        ask(n, question)
    elif letter in question.choices:
        display(answered(n, question, letter))
    else:
        print(f"{reprlib.repr(answer)} is none of the choices. {how_to_answer(n, question)}")


def all_calls():
    """The calls of all questions, from the first to the last of each way to number them."""
    later = [[question for question in week.questions if question not in NUMBERED] for week in WEEKS]
    ends = [(call_of(LABELS[some[0]]), call_of(LABELS[some[-1]])) for some in (NUMBERED, *later) if some]
    return ", ".join(first if first == last else f"{first} to {last}" for first, last in ends)


def letter_of(answer):
    """The letter that is meant by " (B)." and the like."""
    return answer.strip().strip("()[].:").strip().lower()


def answered(n, question, letter):
    """Take note of an answer; what is said to it."""
    record(question.name, RIGHT if letter == question.right else ANSWERED_WRONG)
    return Answered(n, question, letter)


def ask(n, question):
    """The question, with buttons to answer by a click or with the arrow keys, where there are any."""
    live.choose(
        f"<b>Question {n}: {html.escape(question.name)}</b><p>{marked_up(question.text)}</p>",
        {letter: f"{letter}) {text.replace('`', '')}" for letter, (text, _) in question.choices.items()},
        lambda letter: answered(n, question, letter),
        Asked(n, question),
    )


def how_to_answer(n, question):
    """The calls to choose from. Without quotation marks Python takes the letter for a variable."""
    *calls, last = [call_of(n, letter) for letter in question.choices]
    return f"Answer with {', '.join(calls)} or {last}, with the letter in quotation marks."


class Asked(Verdict):
    """A question with its choices, as IPython displays it."""

    def __init__(self, n, question):
        self.heading = f"{SIGNS['not started']} Question {n}: {question.name}"
        choices = [f"{letter}) {text}" for letter, (text, _) in question.choices.items()]
        self.lines = [question.text, "", *choices, "", how_to_answer(n, question)]
        self.border = BORDERS["not started"]


class Answered(Verdict):
    """What is right or wrong about a choice, as IPython displays it; the question stands above."""

    def __init__(self, n, question, letter):
        status, said, then = (
            ("correct", "is right", RIGHT_AND_MORE)
            if letter == question.right
            else ("wrong", "is not right", "Try another letter.")
        )
        self.heading = f"{SIGNS[status]} Question {n}: {letter} {said}"
        self.lines = [question.choices[letter][1], then]
        self.border = BORDERS[status]


def explain_bare_letter(shell, kind, error, traceback, tb_offset=None):
    """IPython's own traceback; below it, what is wrong with ``quiz(1, a)``, where Python looks for a variable a."""
    shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
    while traceback.tb_next:
        traceback = traceback.tb_next
    line = linecache.getline(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
    if "quiz(" in line and error.name in ("a", "b", "c", "d", "e"):
        print(f'The letter needs quotation marks: quiz(1, "{error.name}"), with the number of your question.')


if get_ipython() is not None:
    get_ipython().set_custom_exc((NameError,), explain_bare_letter)
