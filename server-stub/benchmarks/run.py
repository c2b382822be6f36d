#!/usr/bin/env python3
"""Measures what scenarios.toml says, and writes RESULTS.md.

Arguments: `quick` for what a settlement costs beside bare Spring Boot, in three minutes; and names of scenarios, all of
them unless some are named. Only a whole run that is not quick writes the page beside this program; others write to
target. Any run fails where it finds more than was found before (`kept`).
For Linux: needs wrk, PostgreSQL, what `./mvnw -P benchmark package` builds, and Python 3.11; a JDK 25 and Prism if they are there.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from base64 import b64encode
from pathlib import Path
from random import Random

# No folder of compiled files beside the sources.
sys.dont_write_bytecode = True

from page import crept, write_page
from servers import ALONE, HERE, SANDBOX, Fault, Postgres, Server, names

START = "start"


def say(text):
    print(text, flush=True)


class Run:
    """One run: where it works, what it was told, and what it has found: by scenario and server a list for each start of a list of rounds."""

    def __init__(self, scenarios, plan, folder):
        self.scenarios, self.plan, self.folder = scenarios, plan, folder
        self.made = self.unexpected = 0
        self.missing = []
        self.found = {}
        self.bodies = {name: self.body(name, request) for name, request in scenarios["requests"].items()}
        self.postgres = Postgres(self.new_folder())

    def new_folder(self):
        self.made += 1
        folder = self.folder / str(self.made)
        folder.mkdir()
        return folder

    def body(self, name, request):
        """The file with what is sent."""
        if "file" not in request:
            return HERE / request["body"]
        content = b64encode(Random(5).randbytes(request["file"])).decode()
        body = self.folder / f"{name}.json"
        body.write_text(json.dumps({"fileNameWithExtension": "facture.pdf", "file": content}))
        return body

    def server(self, name):
        """Not started yet; None where what it needs is not there."""
        facts = self.scenarios["servers"][name]
        needs = facts.get("needs", "").format(**names(self.scenarios))
        if needs and not Path(needs).exists():
            if name not in self.missing:
                say(f"  {name} is left out: there is no {needs}")
                self.missing.append(name)
            return None
        if "alone" in facts:
            return ALONE[facts["alone"]](name, self.new_folder(), self.scenarios)
        return Server(name, facts, self.scenarios, self.new_folder(), self.postgres, **facts.get("with", {}))

    def starts(self):
        known = self.new_folder()
        sandbox = {"sandbox": []}
        first = Server("known", sandbox, self.scenarios, known)
        first.start()
        first.stop()
        ways = {}
        for name, facts in self.scenarios["starts"].items():
            values = names(self.scenarios, folder=known)
            if "{java25}" in (facts.get("java"), facts.get("command", [""])[0]) and not values["java25"]:
                self.missing.append(name)
                continue
            if "before" in facts:
                subprocess.run([word.format(**values) for word in facts["before"]], cwd=known, check=True, stdout=subprocess.DEVNULL)
            ways[name] = facts
        for _ in range(self.plan["starts"]):
            for name, facts in ways.items():
                what = {"command": facts["command"]} if "command" in facts else {"sandbox": facts.get("settings", [])}
                server = Server(
                    name, what, self.scenarios, self.new_folder() if facts.get("fresh") else known,
                    java=facts.get("java", "{java}"), options=facts.get("options", []),
                )  # fmt: skip
                millis = server.start()
                server.stop()
                say(f"  {name:60} {millis:6.0f} ms")
                self.found.setdefault(START, {}).setdefault(name, [[]])[0].append({"ms": millis})

    def scenario(self, name):
        facts = self.scenarios["scenarios"][name]
        plan = self.plan | (self.plan["anew"] if facts.get("anew") else {"times": 1})
        for _ in range(plan["times"]):
            servers = [server for server in map(self.server, self.plan.get("servers", facts["servers"])) if server]
            started = []
            try:
                for server in servers:
                    self.fill(server)
                    started.append(server)
                    server.start()
                    server.furnish(self.plan["files"])
                self.take_turns(name, facts, plan, servers)
            finally:
                for server in started:
                    server.stop()
            self.hold_against_records(facts, servers)

    def fill(self, server):
        if not server.is_sandbox or "filled" not in server.facts:
            return
        server.start()
        server.stop()
        kind = "postgresql" if server.postgres else "sqlite"
        content = (HERE / "data" / "settlement.json").read_text().replace("@KEY@", "' || cle || '").replace("@NUMBER@", "' || n || '")
        statements = (HERE / "data" / f"filled-{kind}.sql").read_text()
        statements = statements.replace("@FILL@", (HERE / "data" / "filled.sql").read_text())
        server.sql(statements.replace("@CONTENT@", content).replace("@STORED@", str(self.filled(server))))
        if int(server.sql(self.scenarios["requests"]["settlement"]["recorded"])) != self.filled(server):
            raise Fault(f"{server.name} was not filled")

    def filled(self, server):
        return int(server.facts.get("filled", 0) * self.plan["filled"])

    def take_turns(self, name, facts, plan, servers):
        request, body = self.scenarios["requests"][facts["request"]], self.bodies[facts["request"]]
        rounds = {server.name: [] for server in servers}
        for server in servers:
            server.accepted, server.runs = 0, 0

        def load(server, seconds, label="", **more):
            found = server.load(request, body, seconds, plan["rest"], **more)
            server.accepted += found["answers"] - found["bad"]
            server.runs += 1
            if "file" in request:
                server.make_room()
            self.unexpected += found["bad"]
            say(
                f"  {server.name + label:32} {found['rate']:8.0f}/s  median {found['median']:7.2f} ms  p99 {found['p99']:7.2f} ms"
                f"  {found['cpu']:7.0f} us CPU" + (f"  NOT AS EXPECTED: {found['bad']}" if found["bad"] else "")
            )
            return found

        for server in servers:
            learnt = 0
            for _ in range(plan["warm-ups"]):
                learnt += load(server, plan["warm-up"], ", before")["answers"]
                if learnt >= request.get("learnt", 0):
                    break
        for _ in range(plan["rounds"]):
            for server in servers:
                begin = server.number if "again" in facts else None
                rounds[server.name].append(load(server, plan["round"]))
                if not rounds[server.name][-1]["answers"]:
                    raise Fault(f"{server.name} gave no answer in {plan['round']} s")
                if "again" in facts:
                    # Half as long, so that none of them is a new one.
                    end, server.number, accepted = server.number, begin, server.accepted
                    found = load(server, plan["round"] // 2, ", again")
                    server.number, server.accepted = end, accepted
                    self.found.setdefault(facts["again"], {}).setdefault(server.name, [[]])[0].append(found)
        for server in servers:
            self.found.setdefault(name, {}).setdefault(server.name, []).append(rounds[server.name])
            if server.name in facts.get("half", []):
                half = sorted(found["rate"] for found in rounds[server.name])[plan["rounds"] // 2] / 2
                before = server.journalled("pris"), server.journalled("perdu")
                found = load(server, plan["round"], ", half the rate", rate=half)
                taken, dropped = server.journalled("pris") - before[0], server.journalled("perdu") - before[1]
                if taken < found["answers"] - found["bad"]:
                    raise Fault(f"{server.name}: the journal took {taken} of {found['answers']} exchanges")
                found |= {"dropped": dropped, "taken": taken, "of": half}
                self.found.setdefault("half the rate", {})[server.name] = [[found]]

    def hold_against_records(self, facts, servers):
        """All that was accepted is on record; beside it only what was on its way when wrk stopped listening."""
        request = self.scenarios["requests"][facts["request"]]
        if "recorded" not in request:
            return
        for server in (server for server in servers if server.is_sandbox):
            recorded = int(server.sql(request["recorded"])) - self.filled(server)
            if facts["request"] == "upload":
                recorded -= self.plan["files"]
            most = server.accepted + server.runs * request["connections"]
            if not server.accepted <= recorded <= most:
                raise Fault(f"{server.name}: {server.accepted} were accepted, but {recorded} are on record")


def main(words):
    scenarios = tomllib.loads((HERE / "scenarios.toml").read_text())
    quick = "quick" in words
    plan = scenarios["plans"]["quick" if quick else "full"]
    known = [START, *scenarios["scenarios"]]
    named = [word for word in words if word != "quick"]
    if named:
        plan.pop("servers", None)
    chosen = named or plan.get("scenarios", known)
    if unknown := set(chosen) - set(known):
        raise Fault(f"No such scenario: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if not shutil.which("wrk"):
        raise Fault("There is no wrk: Debian has it as a package")
    if not (SANDBOX / "sandbox.jsa").exists():
        raise Fault(f"There is no sandbox in {SANDBOX}: ./mvnw -P benchmark package builds it")
    target = HERE if not quick and chosen == known else HERE / "target"
    target.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="assure-benchmark-"))
    # PostgreSQL may be another user's.
    os.chmod(folder, 0o711)
    run = Run(scenarios, plan, folder)
    begin = time.monotonic()
    try:
        for name in chosen:
            say(name)
            if name == START:
                run.starts()
            else:
                run.scenario(name)
        version = run.postgres.sql("show server_version")
    except BaseException:
        say(f"What the servers wrote stays in {folder}")
        raise
    finally:
        run.postgres.close()
    shutil.rmtree(folder)
    (HERE / "target").mkdir(exist_ok=True)
    (HERE / "target" / "rounds.json").write_text(json.dumps(run.found, indent=1))
    write_page(target / "RESULTS.md", scenarios, plan, run.found, run.missing, version, quick)
    say(f"{(time.monotonic() - begin) / 60:.0f} minutes; the results are in {target / 'RESULTS.md'}")
    if run.unexpected:
        raise Fault(f"{run.unexpected} answers were not as expected")
    verdicts = list(crept(scenarios, run.found))
    for more, told in verdicts:
        say(told)
    if any(more for more, _ in verdicts):
        raise Fault(f"That is more than {scenarios['creep']} times what it was")


if __name__ == "__main__":
    # Whoever stops it stops the servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        main(sys.argv[1:])
    except Fault as fault:
        sys.exit(f"[benchmarks] {fault}")
