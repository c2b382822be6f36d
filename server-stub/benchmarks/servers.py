"""The servers that are measured, each a process of its own, and what wrk finds when it loads one."""

import contextlib
import glob
import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import threading
import time
import urllib.error
import urllib.request
from base64 import b64encode
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SANDBOX = ROOT / "server-stub" / "target" / "sandbox"
CONTRACT = ROOT / "openapi" / "target" / "editions" / "assure.json"
# Many times what each takes on a quiet machine.
READY_SECONDS, STOP_SECONDS, ANSWER_SECONDS = 300, 60, 60
POLL_SECONDS = 0.005
# The length of a sandbox's, for servers that look at none.
ANY_TOKEN = "a" * 700
ANY_KEY = "00000000-0000-4000-8000-000000000000.pdf"
FIRST_NUMBER = 100_000_000
# Of PostgreSQL's log, 16 MB each: no more than a checkpoint keeps for later, by its own greatest size of a log, 1 GB.
SEGMENTS = 60
TICKS = os.sysconf("SC_CLK_TCK")


class Fault(Exception):
    """What ends the run, in one line for whoever started it."""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def java25():
    """A JDK 25: the one that JAVA_25_HOME names, or one of Debian's usual place; None where there is none."""
    home = os.environ.get("JAVA_25_HOME") or next(iter(sorted(glob.glob("/usr/lib/jvm/*-25*"))), None)
    return home and f"{home}/bin/java"


def names(scenarios, **more):
    """What commands may name."""
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java" if "JAVA_HOME" in os.environ else "java"
    values = {"java": java, "java25": java25(), "heap": scenarios["heap"], "here": HERE, "root": ROOT}
    values |= {"sandbox": SANDBOX, "contract": CONTRACT}
    values["jar"] = next(iter(SANDBOX.glob("*.jar")), None)
    # No folder: an archive of classes is of jars alone.
    values["bare"] = ":".join(map(str, [*HERE.glob("target/assure-benchmarks-*.jar"), *sorted(HERE.glob("target/lib/*.jar"))]))
    return values | more


class Postgres:
    """A server with its own defaults, which waits for its disk. It refuses to be root's; then it is the user postgres's.

    It begins as one that has been in service: it writes over the segments of its log. A new one makes each of its first
    gigabyte (16 MB of zeros, waited for), and a commit waits 50 ms for that every 1.6 seconds.
    """

    def __init__(self, folder):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))
        self.programs = os.environ.get("ASSURE_POSTGRES_BIN") or (programs[-1] if programs else "")
        if not self.programs:
            raise Fault("There is no PostgreSQL: ASSURE_POSTGRES_BIN names the folder of initdb")
        self.port = free_port()
        self.databases = 0
        owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if owner:
            shutil.chown(folder, "postgres", "postgres")
        initdb = [f"{self.programs}/initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
        with open(folder / "output.log", "ab") as output:
            self.process = subprocess.Popen(
                [f"{self.programs}/postgres", "-D", folder / "data", "-p", str(self.port), "-k", folder],
                cwd=folder, stdout=output, stderr=output, **owner,
            )  # fmt: skip
        ready = [f"{self.programs}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        until(lambda: subprocess.run(ready, check=False).returncode == 0, self.process, folder / "output.log")
        segment = "insert into segments values (1); select pg_switch_wal();"
        self.sql(f"create table segments (n int); {segment * SEGMENTS} drop table segments; checkpoint")

    def sql(self, statements, database="postgres"):
        command = [f"{self.programs}/psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database]
        command += ["-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        return subprocess.run(command, input=statements, check=True, capture_output=True, text=True).stdout.strip()

    def new_database(self):
        self.databases += 1
        self.sql(f"create database mesure_{self.databases}")
        return f"mesure_{self.databases}"

    def close(self):
        self.process.terminate()
        self.process.wait(STOP_SECONDS)


def until(good, process, output):
    end = time.monotonic() + READY_SECONDS
    while not good():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise Fault(f"It does not answer: {output}\n" + "\n".join(output.read_text("latin-1").splitlines()[-20:]))
        time.sleep(POLL_SECONDS)


class Server:
    """One of scenarios.toml, running, with what its requests need."""

    def __init__(self, name, facts, scenarios, folder, postgres=None, java="{java}", options=("{archive}",)):
        self.name, self.facts, self.scenarios, self.folder = name, facts, scenarios, folder
        self.postgres = postgres if facts.get("postgresql") else None
        self.database = self.postgres.new_database() if self.postgres else folder / "donnees" / "assure.db"
        self.java, self.options, self.process = java, options, None
        self.number, self.token = FIRST_NUMBER, ANY_TOKEN
        self.keys = folder / "keys"
        self.keys.write_text(ANY_KEY)

    @property
    def is_sandbox(self):
        return "sandbox" in self.facts

    def command(self):
        sandbox = self.scenarios["sandbox"]
        if not self.is_sandbox:
            return self.facts["command"]
        options = sandbox["archive"] if tuple(self.options) == ("{archive}",) else list(self.options)
        command = [self.java, *sandbox["java"][1:], *options, *sandbox["program"], *self.facts["sandbox"]]
        if self.postgres:
            url = f"jdbc:postgresql://127.0.0.1:{self.postgres.port}/{self.database}"
            command += [f"--assure.database.url={url}", "--assure.database.username=postgres"]
        return command

    def start(self):
        """Until its first good answer; returns the milliseconds that took."""
        self.port = free_port()
        values = names(self.scenarios, folder=self.folder, port=self.port)
        if "mappings" in self.facts:
            self.write_mappings()
        output = self.folder / "output.log"
        begin = time.monotonic()
        with open(output, "ab") as written:
            command = [word.format(**values) for word in self.command()]
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=written, stderr=written)
        until(self.issues_token if self.is_sandbox else self.accepts, self.process, output)
        return (time.monotonic() - begin) * 1000

    def furnish(self, number):
        """Gives a sandbox's requests a token, and so many files to name."""
        if self.is_sandbox:
            self.token = json.loads(self.call("token")[1])["access_token"]
            contents = [b64encode(f"Facture {one}".encode()).decode() for one in range(number)]
            bodies = [json.dumps({"fileNameWithExtension": "facture.pdf", "file": content}) for content in contents]
            answers = [self.call("upload", body.encode()) for body in bodies]
            self.keys.write_text("\n".join(json.loads(answer)["key"] for _, answer in answers))

    def write_mappings(self):
        schemas = json.loads(CONTRACT.read_text())["components"]["schemas"]
        mappings = (HERE / self.facts["mappings"]).read_text()
        for name, schema in schemas.items():
            # By itself it needs the schemas that it refers to.
            mappings = mappings.replace(f'"@{name}@"', json.dumps(schema | {"components": {"schemas": schemas}}))
        folder = self.folder / "mappings"
        folder.mkdir(exist_ok=True)
        (folder / "contract.json").write_text(mappings)

    # --- Single calls ---

    def headers(self, request):
        if request["path"] != "/token":
            credentials = f"Bearer {self.token}"
        else:
            credentials = "Basic " + b64encode(self.scenarios["credentials"].encode()).decode()
        return {"Content-Type": request["type"], "Authorization": credentials}

    def call(self, name, body=None):
        """Status and body."""
        request = self.scenarios["requests"][name]
        body = body if body is not None else (HERE / request["body"]).read_bytes()
        address = f"http://127.0.0.1:{self.port}{request['path']}"
        sent = urllib.request.Request(address, body, self.headers(request), method=request["method"])
        with urllib.request.urlopen(sent, timeout=ANSWER_SECONDS) as answer:
            return answer.status, answer.read()

    def issues_token(self):
        """With that it has its settings, its database and its keys."""
        try:
            return self.call("token")[0] == 200
        except OSError:
            return False

    def accepts(self):
        body = (HERE / self.scenarios["requests"]["settlement"]["body"]).read_text()
        body = body.replace("@NUMBER@", str(FIRST_NUMBER - 1)).replace("@KEY@", ANY_KEY)
        try:
            return self.call("settlement", body.encode())[0] == 202
        except OSError:
            return False

    def journalled(self, fate):
        """How many exchanges the journal took (pris), and had to drop (perdu)."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/exploitation/metriques") as answer:
            lines = answer.read().decode().splitlines()
        counter = f'assure_journal_total{{sort="{fate}"}} '
        return next(float(line[len(counter) :]) for line in lines if line.startswith(counter))

    def sql(self, statements):
        if self.postgres:
            return self.postgres.sql(statements, self.database)
        with contextlib.closing(sqlite3.connect(self.database, timeout=60, isolation_level=None)) as connection:
            if not statements.startswith("select"):
                return connection.executescript(statements)
            return connection.execute(statements).fetchone()[0]

    # --- Load ---

    def cpu(self):
        """Seconds that all of its threads have computed, those that ended included."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak(self):
        """The most memory that it has held at once, in megabytes of 1,048,576 bytes."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024

    def load(self, request, body, seconds, rest, rate=""):
        """What became of it: answers a second, milliseconds, microseconds of the processor for each, and answers not as expected."""
        own = "@NUMBER@" in body.read_text() if body.stat().st_size < 10_000 else False
        headers = [word for name, value in self.headers(request).items() for word in ("-H", f"{name}: {value}")]
        command = ["wrk", "-t1", f"-c{request['connections']}", f"-d{seconds}s", f"--timeout={ANSWER_SECONDS}s"]
        command += [*headers, "-s", HERE / "load.lua", f"http://127.0.0.1:{self.port}{request['path']}", "--"]
        command += [request["method"], body, self.keys if own else "", self.number, rate, request.get("expected", "")]
        before = self.cpu()
        run = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
        report = next((line[7:] for line in run.stdout.splitlines() if line.startswith("REPORT ")), None)
        if run.returncode or not report:
            raise Fault(f"wrk failed: {run.stdout}{run.stderr}")
        time.sleep(rest)
        cpu = self.cpu() - before
        found = json.loads(report)
        self.number = max(self.number, found["last"])
        answers = max(found["answers"], 1)
        return {
            "answers": found["answers"], "bad": found["bad"], "rate": found["answers"] / found["micros"] * 1e6,
            "median": found["median"] / 1e3, "p99": found["p99"] / 1e3, "cpu": cpu * 1e6 / answers, "peak": self.peak(),
        }  # fmt: skip

    def make_room(self):
        """A fast disk would be full before the last round: the uploaded files go, their records stay."""
        for file in (self.folder / "donnees" / "documents" / "gardes").rglob("*.*"):
            file.unlink()

    def stop(self):
        if not self.process:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Machine:
    """What the machine does without any server: it has nothing to start, to learn or to end."""

    is_sandbox = False

    def __init__(self, name, folder, scenarios):
        self.name, self.folder, self.scenarios = name, folder, scenarios

    def start(self):
        pass

    def furnish(self, number):
        pass

    make_room = stop = start

class Disk(Machine):
    """Files of an upload's size are written and waited for, as many at once."""

    def load(self, request, body, seconds, rest):
        content = random.Random(5).randbytes(request["file"])
        times = []
        begin = time.monotonic()

        def write(writer):
            while (begun := time.monotonic()) < begin + seconds:
                with open(self.folder / f"{writer}-{len(times)}.tmp", "wb", buffering=0) as file:
                    file.write(content)
                    os.fsync(file.fileno())
                times.append((time.monotonic() - begun) * 1e3)

        writers = [threading.Thread(target=write, args=(number,)) for number in range(request["connections"])]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        elapsed = time.monotonic() - begin
        for file in self.folder.glob("*.tmp"):
            file.unlink()
        time.sleep(rest)
        times.sort()
        return {
            "answers": len(times), "bad": 0, "rate": len(times) / elapsed, "median": times[len(times) // 2],
            "p99": times[len(times) * 99 // 100], "cpu": 0, "peak": 0,
        }  # fmt: skip


class Signing(Machine):
    """Tokens are signed, on each processor."""

    def load(self, request, body, seconds, rest):
        values = names(self.scenarios)
        command = [values["java"], "-cp", values["bare"], "lu.lalux.assure.benchmark.Signing", str(seconds)]
        answers = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        time.sleep(rest)
        each = seconds * os.cpu_count() * 1e3 / max(answers, 1)
        return {"answers": answers, "bad": 0, "rate": answers / seconds, "median": each, "p99": each, "cpu": 0, "peak": 0}


ALONE = {"disk": Disk, "signing": Signing}
