"""Writes the page with the results."""

import os
import platform
import subprocess
import textwrap
from datetime import datetime, timezone
from math import sqrt
from pathlib import Path
from statistics import mean, median, stdev

WORDS = {
    "rate": "answers a second", "p99": "p99, ms", "cpu": "processor time for each answer, µs", "peak": "most memory, MB",
    "ms": "to its first token, ms", "dropped": "exchanges that the journal had to drop",
}  # fmt: skip


def each_start(starts, figure):
    """A figure of each time that the server was started: the median of its rounds."""
    return [median(found[figure] for found in rounds) for rounds in starts]


def ratios(ours, theirs, figure):
    """Of servers that took turns: of each start the median of what each round was to the other's next to it, as a machine
    that others use is several times as slow from one minute to another."""
    starts = zip(ours, theirs, strict=True)
    return [median(one[figure] / other[figure] for one, other in zip(*rounds, strict=True)) for rounds in starts]


def number(value):
    return f"{value:,.0f}" if value >= 100 or value == 0 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def with_error(values):
    """The mean, and its standard error if there are several."""
    if len(values) == 1:
        return f"{values[0]:.2f}"
    return f"{mean(values):.3f} ± {stdev(values) / sqrt(len(values)):.3f}"


def spread(starts, figure):
    values = [found[figure] for rounds in starts for found in rounds]
    return f"{number(median(values))} ({number(min(values))} to {number(max(values))})"


def goals(scenarios, found):
    reasons = []
    yield "| scenario | server | figure | of | bound | found | |"
    yield "|---|---|---|---|---|---|---|"
    for goal in scenarios["goals"]:
        servers = found.get(goal["scenario"], {})
        ours, theirs = servers.get(goal["server"]), servers.get(goal.get("of"))
        if not ours or "of" in goal and not theirs:
            continue
        values = ratios(ours, theirs, goal["figure"]) if theirs else each_start(ours, goal["figure"])
        value, shown = mean(values), with_error(values) if theirs else number(mean(values))
        if "least" in goal:
            bound, met = f"≥ {goal['least']}", value >= goal["least"]
        else:
            bound, met = f"≤ {goal['most']}", value <= goal["most"]
        verdict = "met" if met else "**not met**"
        if not met:
            reasons.append(f"- {goal['scenario']}, {goal['server']}, {WORDS[goal['figure']]}: {goal.get('bound', 'nobody has looked why.')}")
        yield f"| {goal['scenario']} | {goal['server']} | {WORDS[goal['figure']]} | {goal.get('of', '')} | {bound} | {shown} | {verdict} |"
    if reasons:
        yield from ["", "What bounds what is not met:", "", *reasons]


def crept(scenarios, found):
    """Of each goal that has figures of before: whether it is far more than that of this processor, and both in words."""
    processor = first("/proc/cpuinfo", "model name")
    for goal in scenarios["goals"]:
        servers = found.get(goal["scenario"], {})
        if "kept" in goal and goal["server"] in servers and goal["of"] in servers:
            value = mean(ratios(servers[goal["server"]], servers[goal["of"]], goal["figure"]))
            words = f"{goal['server']}: {WORDS[goal['figure']]}: {value:.2f} times that of {goal['of']}"
            kept = next((figure for name, figure in goal["kept"].items() if name in processor), None)
            if kept:
                yield value > scenarios["creep"] * kept, f"{words}; it was {kept}"
            else:
                yield False, f"{words}; nothing is known of {processor} ({', '.join(goal['kept'])}), so this is no verdict"


def scenario(facts, servers):
    yield "| server | a second | median ms | p99 ms | CPU µs each | CPU, of | most MB | other answers |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, starts in servers.items():
        of = facts.get("of", {}).get(name)
        share = f"{with_error(ratios(starts, servers[of], 'cpu'))} of {of}" if of in servers else ""
        bad = sum(found["bad"] for rounds in starts for found in rounds)
        middle, p99 = (median(each_start(starts, figure)) for figure in ("median", "p99"))
        peak = max(found["peak"] for rounds in starts for found in rounds)
        cpu = spread(starts, "cpu") if peak else ""  # The machine alone has no process.
        yield f"| {name} | {spread(starts, 'rate')} | {middle:.1f} | {p99:.1f} | {cpu} | {share} | {peak or ''} | {bad} |"


def half(servers):
    yield "At half of its rate, for one round:"
    yield ""
    yield "| server | a second | median ms | p99 ms | taken by the journal | dropped |"
    yield "|---|---|---|---|---|---|"
    for name, [[found]] in servers.items():
        yield (
            f"| {name} | {number(found['rate'])} | {found['median']:.1f} | {found['p99']:.1f} |"
            f" {found['taken']:.0f} | {found['dropped']:.0f} |"
        )


def starts(servers):
    yield "From the start of the process to the first token that it issues, in a data folder that it has run on before unless said"
    yield "otherwise; the folder that the build leaves in `server-stub/target/sandbox`."
    yield ""
    yield "| how | ms |"
    yield "|---|---|"
    for name, rounds in servers.items():
        yield f"| {name} | {spread(rounds, 'ms')} |"


def first(file, start):
    lines = Path(file).read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(start)), "unknown")


def machine(postgres):
    memory = int(first("/proc/meminfo", "MemTotal").split()[0]) / (1 << 20)
    home = os.environ.get("JAVA_HOME")
    java = subprocess.run([f"{home}/bin/java" if home else "java", "-version"], capture_output=True, text=True, check=True)
    yield f"- {os.cpu_count()} cores, {first('/proc/cpuinfo', 'model name')}, {memory:.0f} GiB of memory, Linux {platform.release()}"
    yield f"- {java.stderr.splitlines()[1]}; PostgreSQL {postgres.split()[0]}, its defaults, on the same machine"


def lines(scenarios, plan, found, missing, postgres, quick):
    yield "# How fast the sandbox is"
    yield ""
    yield f"Written by `run.py` on {datetime.now(timezone.utc):%Y-%m-%d}; [README.md](README.md) says how it is measured and read."
    if quick:
        yield ""
        yield "**A quick run: what a settlement costs beside bare Spring Boot is about right, all else says little.**"
    yield ""
    yield from machine(postgres)
    anew = plan | plan["anew"]
    yield (
        f"- {plan['warm-up']} s of load or more before {plan['rounds']} rounds of {plan['round']} s; for the journal {anew['times']} times"
        f" {anew['warm-up']} s before {anew['rounds']} rounds, each time with servers started anew"
    )
    if missing:
        yield f"- Left out, as this machine has not what they need: {', '.join(missing)}"
    yield ""
    yield "## Goals"
    yield ""
    yield from goals(scenarios, found)
    for name, facts in scenarios["scenarios"].items():
        if name in found:
            yield from ["", f"## {facts['title']}", "", " ".join(facts["text"].split()), ""]
            yield from scenario(facts, found[name])
            if facts.get("half") and "half the rate" in found:
                yield ""
                yield from half(found["half the rate"])
            if facts.get("again") in found:
                yield from ["", "The same once more, answered from what is recorded:", ""]
                yield from scenario(facts, found[facts["again"]])
    if "start" in found:
        yield from ["", "## Start", ""]
        yield from starts(found["start"])


def wrapped(line):
    """Prose stops at 120 columns; a table's row is one line."""
    indent = "  " if line.startswith("- ") else ""
    return line if line.startswith("|") else textwrap.fill(line, 120, subsequent_indent=indent, break_on_hyphens=False)


def write_page(file, *facts):
    page = "\n".join(lines(*facts))
    file.write_text("\n".join(map(wrapped, page.splitlines())) + "\n")
