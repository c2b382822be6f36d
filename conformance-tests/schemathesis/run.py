#!/usr/bin/env python3
"""Has Schemathesis, which nobody here wrote, test the packed sandbox by the contract alone.

Needs Python 3.11 with venv, Java, what ./mvnw package makes, and once PyPI; see conformance-tests/README.md.
Ends with 0 when there was no failure but those of accepted.toml, and every way of breaking the sandbox (broken.py) was seen.
"""

import argparse
import contextlib
import hashlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from pathlib import Path

# No folder of compiled files beside the sources.
sys.dont_write_bytecode = True

from broken import BREAKS, Broken

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# With the links from each upload to its settlement: what Schemathesis walks along.
CONTRACT = ROOT / "openapi" / "target" / "editions" / "assure.links.yaml"
# Where the contract says that the sandbox is; here it listens on a free port instead.
DEFAULT_ADDRESS = "http://localhost:8080"
WORK = HERE.parent / "target" / "schemathesis"

LEAST_CASES = 3000
EXAMPLES = 200
PHASES = ["examples", "coverage", "fuzzing", "stateful"]
# Many times what each takes on a quiet machine: it may run beside a build, which comes first.
INSTALL_SECONDS, START_SECONDS, RUN_SECONDS, BREAK_SECONDS = 300, 300, 1800, 300


class Fault(Exception):
    """What ends the run, in one line for whoever started it."""


def say(text):
    print(f"[schemathesis] {text}", flush=True)


# --- Schemathesis itself -----------------------------------------------------------------------------------------------------


def installed():
    """The program of the pinned version, in a virtual environment of the user's cache; made once for each requirements.txt and Python."""
    requirements = HERE / "requirements.txt"
    made_of = hashlib.sha256(requirements.read_bytes() + f"{sys.version} {sys.prefix}".encode()).hexdigest()
    environment = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "assure" / f"schemathesis-{made_of[:16]}"
    mark = environment / "complete"
    if not mark.exists():
        say(f"installing from PyPI into {environment}")
        run_or([sys.executable, "-m", "venv", "--clear", environment], "No virtual environment can be made (Debian: python3-venv)")
        pip = [environment / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
        run_or(
            [*pip, "--require-hashes", "--only-binary=:all:", "-r", requirements],
            "Schemathesis could not be installed: is PyPI reached from here? What pip said is above",
        )
        mark.touch()
    return environment / "bin" / "schemathesis"


def run_or(command, complaint):
    try:
        subprocess.run(command, check=True, timeout=INSTALL_SECONDS)
    except subprocess.CalledProcessError as error:
        raise Fault(f"{complaint} (exit code {error.returncode})") from error
    except subprocess.TimeoutExpired as error:
        raise Fault(f"{complaint} (not done after {INSTALL_SECONDS} s)") from error


# --- the sandbox -------------------------------------------------------------------------------------------------------------


def packed_sandbox():
    jars = list((ROOT / "server-stub" / "target").glob("*-exec.jar"))
    if len(jars) != 1:
        raise Fault(f"One packed sandbox is needed in server-stub/target, there are {len(jars)}: ./mvnw -Dskip.npm -DskipTests package")
    return jars[0]


@contextlib.contextmanager
def sandbox():
    """A sandbox with an empty folder of its own, at the address that is given."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    log = WORK / "sandbox.log"
    with tempfile.TemporaryDirectory(dir=WORK) as folder, log.open("wb") as out:
        # It ends before the second compiler pays for itself.
        command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", packed_sandbox()]
        command += [f"--server.port={port}", f"--assure.data-folder={folder}"]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
        try:
            address = f"http://localhost:{port}"
            wait_for(f"{address}/exploitation/sante/readiness", process, log)
            yield address
        finally:
            process.terminate()
            process.wait(60)


def wait_for(address, process, log):
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise Fault(f"The sandbox did not start; see {log.relative_to(ROOT)}")


def contract_at(address, contract):
    """The contract with its examples at this sandbox's address: the published application's return address follows its port."""
    text = contract.read_text(encoding="utf-8")
    if DEFAULT_ADDRESS not in text:
        raise Fault(f"{contract} does not name {DEFAULT_ADDRESS}; where is its sandbox?")
    moved = WORK / "contract.yaml"
    moved.write_text(text.replace(DEFAULT_ADDRESS, address), encoding="utf-8")
    return moved


# --- a run -------------------------------------------------------------------------------------------------------------------


class Run:
    """What one run of Schemathesis did, as its own record (NDJSON) tells it."""

    def __init__(self, program, name, address, contract, arguments, deadline, quiet=False, sandbox_address=None):
        record, used = WORK / f"{name}.ndjson", WORK / f"{name}-accepted.json"
        for old in (record, used):
            old.unlink(missing_ok=True)
        command = [program, "--config-file", HERE / "schemathesis.toml", "run", contract, "--url", address, "--no-color"]
        command += ["--report-ndjson-path", record, *arguments]
        environment = os.environ | {
            "ASSURE_SANDBOX": sandbox_address or address,
            "ASSURE_CONTRACT": str(contract),
            "ASSURE_USED": str(used),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(HERE),
            "SCHEMATHESIS_HOOKS": "hooks",
        }
        started = time.monotonic()
        output = subprocess.DEVNULL if quiet else None
        try:
            # In the target folder: it leaves folders of its own where it is.
            self.code = subprocess.run(command, cwd=WORK, env=environment, timeout=deadline, stdout=output).returncode
        except subprocess.TimeoutExpired as error:
            raise Fault(f"Schemathesis did not end within {deadline} s") from error
        self.seconds = time.monotonic() - started
        if not record.exists() or not used.exists():
            raise Fault(f"Schemathesis left no record (exit code {self.code})")
        self.accepted = json.loads(used.read_text(encoding="utf-8"))
        self.cases, self.operations, self.failures, self.walks = Counter(), set(), Counter(), Counter()
        self.loaded, self.links = 0, 0
        with record.open(encoding="utf-8") as lines:
            for line in lines:
                for kind, event in json.loads(line).items():
                    self._read(kind, event)

    def _read(self, kind, event):
        if kind == "LoadingFinished":
            self.loaded = event["statistic"]["operations"]["selected"]
            self.links = event["statistic"]["transitions"]["selected"]
        if kind != "ScenarioFinished":
            return
        recorder = event["recorder"]
        for identity, case in recorder.get("cases", {}).items():
            self.cases[event["phase"]] += 1
            self.operations.add(case["value"]["path"])
            answer = (recorder.get("interactions", {}).get(identity) or {}).get("response") or {}
            if case["is_transition_applied"]:
                self.walks[case["transition"]["id"], answer.get("status_code")] += 1
            for check in recorder.get("checks", {}).get(identity, []):
                if check["status"] != "success":
                    self.failures[check["failure_info"]["failure"]["type"]] += 1


def complaints_about(run):
    if run.code != 0:
        yield f"Schemathesis found failures, or ended with an error (exit code {run.code}); see above"
    if run.cases.total() < LEAST_CASES:
        yield f"{run.cases.total()} cases are fewer than {LEAST_CASES}"
    for phase in PHASES:
        if not run.cases[phase]:
            yield f"the phase {phase} tried nothing"
    arrived = {link for link, status in run.walks if status and 200 <= status < 300}
    if len(arrived) < run.links:
        yield f"of {run.links} links of the contract, {len(arrived)} led to an answer 2xx"
    for entry, times in run.accepted.items():
        if not times:
            yield f"accepted.toml: nothing needed the entry {entry}; take it out"


def not_seen(program, address, contract):
    """Of the ways of breaking the sandbox those that Schemathesis does not tell."""
    for broken in BREAKS:
        with Broken(address, broken) as proxy:
            run = Run(program, "broken", proxy, contract, broken.arguments, BREAK_SECONDS, quiet=True, sandbox_address=address)
        say(f"broken on purpose, {broken.what}: {dict(run.failures) or 'not seen'}, {run.seconds:.0f} s")
        if run.code == 0 or not run.failures[broken.failure]:
            yield f"the sandbox was broken on purpose ({broken.what}), and {broken.failure} did not come"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--contract", type=Path, default=CONTRACT, help="default: %(default)s")
    contract = options.parse_args().contract.resolve()
    if not contract.exists():
        raise Fault(f"There is no {contract}; the build makes the project's own (./mvnw package, or npm run docs in openapi)")
    started = time.monotonic()
    WORK.mkdir(parents=True, exist_ok=True)
    program = installed()
    with sandbox() as address:
        complaints = list(not_seen(program, address, contract_at(address, contract)))
    with sandbox() as address:
        run = Run(program, "run", address, contract_at(address, contract), ["--max-examples", str(EXAMPLES)], RUN_SECONDS)
    phases = ", ".join(f"{phase} {run.cases[phase]}" for phase in PHASES)
    say(f"{run.cases.total()} cases ({phases}), {run.loaded} operations, {run.links} links, {run.seconds:.0f} s")
    for (link, status), times in sorted(run.walks.items()):
        say(f"walked {link}: {status}, {times} times")
    say("accepted: " + ", ".join(f"{entry} {times}" for entry, times in run.accepted.items()))
    complaints += complaints_about(run)
    for complaint in complaints:
        say(f"FAILED: {complaint}")
    say(f"{'failed' if complaints else 'passed'} in {time.monotonic() - started:.0f} s")
    return 1 if complaints else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Fault as fault:
        say(f"FAILED: {fault}")
        sys.exit(2)
