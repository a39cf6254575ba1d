"""Ours and theirs in turn, and our share of their time."""

import statistics
import time

ROUNDS = 7


def side_by_side(benchmark, row, column, ours, theirs, per, per_theirs=None, table="iteration"):
    """Measure two ways to do the same.

    table, row, column: their place on the page. ours, theirs: functions without arguments.
    per: how many iterations the time is divided by; per_theirs: of theirs, where it is another number.
    """
    times = []

    def time_ours():
        started = time.perf_counter()
        ours()
        times.append(time.perf_counter() - started)

    per_theirs = per_theirs or per
    # Ours takes its turn before each round of theirs: a processor that changes its speed changes both.
    benchmark.pedantic(theirs, setup=time_ours, rounds=ROUNDS)
    rounds = zip(times, benchmark.stats.stats.data, strict=True)
    ratio = statistics.median(mine / per / (other / per_theirs) for mine, other in rounds)
    benchmark.group = row
    benchmark.extra_info.update(table=table, row=row, column=column, per=per_theirs, ours=min(times) / per, ratio=ratio)
