"""The study of claims: what both sets of seeds say, that it can be repeated, and what page and notebooks say of it."""

from pathlib import Path

import numpy as np
import pytest
from course_files import prose

from studies import claims, common
from studies.common import verdict
from tools import notebooks

PAGE = (Path(__file__).parents[2] / "studies/README.md").read_text(encoding="utf-8")
BY_NAME = {claim.name: claim for claim in claims.CLAIMS}


@pytest.mark.parametrize("claim", claims.CLAIMS, ids=lambda claim: claim.name)
def test_both_sets_of_seeds_say_so(claim):
    assert BY_NAME[claim.name] == claim and verdict(claims.compared(claim)[1]) == claim.verdict


def test_an_experiment_repeated_gives_the_stored_values():
    for condition, found in claims.project(range(1, 6)).items():
        for what, values in found.items():
            again = claims.values(1, "project", condition, what)[:5]
            assert np.mean(values) == pytest.approx(np.mean(again), abs=0.5 if what == "test" else 0.05)


def test_the_page_shows_what_is_printed(capsys):
    claims.print_summary()
    assert capsys.readouterr().out in PAGE


def difference(name, first=0, digits=1):
    """'0.4 (0.2)': how far apart both ways are on one set of seeds, and the standard error."""
    found = claims.compared(BY_NAME[name])[1][first]
    return f"{abs(found.mean()):.{digits}f}", f"{common.standard_error(found):.{digits}f}"


def phrases():
    """(week, words): the numbers in the notebooks' prose, as the study has them."""
    of = {name: (difference(name), difference(name, 1)) for name in BY_NAME}

    def mean(experiment, condition, what, digits=0, first=1):
        return f"{np.mean(claims.values(first, experiment, condition, what)):.{digits}f}"

    lost = [int(sum(claims.values(1, "week_1", way, "lost a unit"))) for way in ("random", "He")]
    yield (
        "Weight_Initialization",
        f"of 20 weight seeds, {lost[0]} lose at least one unit in this way, and {lost[1]} when",
    )
    (plain, error), _ = of["N(0, 1) over He"]
    yield "Weight_Initialization", f"$N(0, 1)$ is {plain} points worse on test dots, with a standard error of {error}:"
    wins = [int(sum(claims.values(101, "week_1", "He", "test") > claims.values(101, "week_1", "random", "test")))]
    yield "Weight_Initialization", f"of 20 other seeds, with {wins[0]})"
    costs = [mean("week_1", f"deep, {way}", "cost", 1) for way in ("He", "without the 2")]
    yield "Weight_Initialization", f"The mean cost is {costs[0]} from He's weights and {costs[1]} without the 2"
    first, second = (difference("16 layers: He over no 2", i, 2) for i in (0, 1))
    words = f"is {first[0]} with a standard error of {first[1]}, and {second[0]} ({second[1]}) with 20 other seeds"
    yield "Weight_Initialization", words
    few, many = (mean("week_2", f"{count} positions", "test") for count in (211, 2000))
    yield "Regularization", f"right on {many} % of new positions instead of {few} %"
    first, second = of["2,000 over 211 positions"]
    words = f"is {first[0]} points with a standard error of {first[1]}, and {second[0]} ({second[1]}) on 20 other draws"
    yield "Regularization", words
    frozen, fresh = (mean("week_2", f"{kind} masks", "cost", 1) for kind in ("frozen", "fresh"))
    yield "Regularization", f"{frozen} with frozen masks and {fresh} with fresh ones"
    lower = sum(claims.values(1, "week_3", "planted bugs", "cost") < claims.values(1, "week_3", "right", "cost"))
    yield "Gradient_Checking", f"ends lower on {lower} of 20 starts"
    first, _ = of["planted bugs over right: accuracy"]
    yield "Gradient_Checking", f"(−{first[0]} points, standard error {first[1]})"
    wrong, right = (mean("week_3", way, "test") for way in ("no gates", "right"))
    yield "Gradient_Checking", f"ends at {wrong} % of the test dots where right gradients reach {right} %"
    _, second = of["random over grid, 0.01 to 1"]
    yield (
        "Tuning",
        f"With 20 other seeds it is {second[0]} points better, with a standard error of {second[1]}: can't say",
    )
    first, second = of["early stopping over lambda 3"]
    words = f"gains {first[0]} points less than L2 (standard error {first[1]}); on 20 others the difference is "
    yield "Tuning", words + f"{second[0]} ({second[1]})"
    first, second = of["early stopping over week 2's L2"]
    words = (
        f"It is {first[0]} points ({first[1]}) better than week 2's L2 on these pitches and {second[0]} ({second[1]}) "
    )
    yield "Tuning", words + "on 20 others"
    first, second = of["chosen over early stopping"]
    yield "Tuning", f"is {first[0]} ({first[1]}) and {second[0]} ({second[1]}) better than early stopping"


def test_the_notebooks_say_what_the_study_shows():
    texts = {week: " ".join(prose(notebooks.notebook_path(week)).split()) for week in notebooks.WEEKS}
    assert [words for week, words in phrases() if words not in texts[week]] == []
