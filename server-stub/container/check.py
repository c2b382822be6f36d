#!/usr/bin/env python3
"""Builds both images, of the sandbox and of the suite with the judge, and uses them as whoever runs them would.

For Debian, as root: needs podman, buildah, runc and haproxy, what ./mvnw package makes, and no registry: the bases are made of this machine's own
files, Debian's packages and the JDK. Nothing of it stays: images, containers and volumes have a folder of their own.
Ends with 0 when all of it holds; the first thing that does not is said.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROXY = ROOT / "openapi" / "docs" / "extraits" / "conteneurs" / "haproxy.cfg"
CONTRACT = ROOT / "openapi" / "target" / "editions" / "assure.json"
SANDBOX_MODULE, SUITE_MODULE = ROOT / "server-stub", ROOT / "conformance-tests"
SANDBOX, SUITE, BASE, JDK = (f"localhost/assure-{name}" for name in ("bac-a-sable", "suite", "base", "jdk"))

MEGABYTE = 1_000_000
MOST_MEGABYTES = 250
# What is left for a base: the one here is smaller than those of registries.
BASE_MEGABYTES = 50
USER = "10001:10001"
JAVA = "/opt/assure/java/bin/java"
# Several times what each takes on a quiet machine.
COMMAND_SECONDS, BUILD_SECONDS, HEALTHY_SECONDS, SUITE_SECONDS, STOP_SECONDS = 120, 600, 120, 600, 30
# What the system may give a process here, and what hardened clusters give it.
HARDENED = [
    "--read-only", "--read-only-tmpfs=false", "--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=64m", "--cap-drop=ALL",
    "--security-opt=no-new-privileges", "--network=host", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024",
]  # fmt: skip
# What runs here ends before the second compiler pays for itself: without it the suite, its sandbox and jdeps take a third less.
ONE_COMPILER = "-XX:TieredStopAtLevel=1"
SHORT_LIVED = f"--env=JDK_JAVA_OPTIONS={ONE_COMPILER}"
# For what names none itself, as the sandbox's image does.
ONE_COLLECTOR = "-XX:+UseSerialGC"
CLIENT = b64encode(b"garage-demo:garage-demo-secret-7Qm2vX9sLr4TbK1e").decode()
PDF = b64encode((ROOT / "openapi" / "docs" / "extraits" / "facture.pdf").read_bytes()).decode()


class Fault(Exception):
    """What does not hold, in one line for whoever started it."""


def say(text):
    print(f"[images] {text}", flush=True)


def require(holds, complaint):
    if not holds:
        raise Fault(complaint)


def ran(command, seconds=COMMAND_SECONDS, code=0, errors=subprocess.STDOUT, **more):
    """What a command printed; it has to end in time, and with this exit code (None: with any)."""
    try:
        done = subprocess.run(command, timeout=seconds, text=True, stdout=subprocess.PIPE, stderr=errors, **more)
    except subprocess.TimeoutExpired as error:
        raise Fault(f"{' '.join(map(str, command[:9]))}… did not end within {seconds} s") from error
    if code is not None and done.returncode != code:
        raise Fault(f"{' '.join(map(str, command))[-300:]} ended with {done.returncode}, not {code}:\n{done.stdout[-4000:]}")
    return done.stdout


# --- bases, of this machine's own files ----------------------------------------------------------------------------------------


def packages_with(names):
    """These packages, and those installed ones that they depend on."""
    listed = ran(["dpkg-query", "--show", "--showformat=${Package}\t${Pre-Depends},${Depends}\n"])
    needs = {}
    for line in listed.splitlines():
        name, depends = line.split("\t")
        needs[name] = [re.split(r"[ :(]", one.strip())[0] for group in depends.split(",") for one in group.split("|")]
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name in needs and name not in found:
            found.add(name)
            waiting += needs[name]
    require(set(names) <= found, f"Debian's packages {', '.join(sorted(set(names) - found))} are not installed")
    return found


def add_base(podman, name, packages, jdk=None):
    """An image of the files of these packages, without what they do when they are installed."""
    with tempfile.TemporaryDirectory(dir=podman.folder) as folder:
        tar = Path(folder) / "base.tar"
        with tarfile.open(tar, "w") as base:
            for link in ("bin", "lib", "lib64", "sbin"):
                entry = tarfile.TarInfo(link)
                entry.type, entry.linkname = tarfile.SYMTYPE, f"usr/{link}"
                base.addfile(entry)
            for path, mode in (("etc", 0o755), ("tmp", 0o1777), ("usr", 0o755), ("run", 0o755)):
                entry = tarfile.TarInfo(path)
                entry.type, entry.mode = tarfile.DIRTYPE, mode
                base.addfile(entry)
            listed = ran(["dpkg", "--listfiles", *packages_with(packages)]).splitlines()
            # /bin is a link to /usr/bin, and a package may name either.
            paths = {Path(os.path.realpath(Path(line).parent)) / Path(line).name for line in listed if line.count("/") > 1}
            for path in sorted(paths):
                if (path.is_symlink() or path.exists()) and not path.is_relative_to("/usr/share"):
                    base.add(path, recursive=False)
            if jdk:
                base.dereference = True
                add_jdk(base, jdk)
        environment = ["--change=ENV PATH=/opt/jdk/bin:/usr/bin"] if jdk else []
        podman("import", *environment, tar, name)


def add_jdk(base, jdk):
    """A JDK, whose files may be links to anywhere on this machine. Without jmods, jlink asks for all that it runs on."""
    for part in ("bin", "conf", "include", "jmods", "legal", "lib", "man"):
        for folder, _, names in os.walk(jdk / part, followlinks=True):
            for path in (Path(folder) / name for name in names):
                if path.exists() and path.suffix not in (".jsa", ".zip"):
                    base.add(path, f"opt/jdk/{path.relative_to(jdk)}", recursive=False)
    base.add(jdk / "release", "opt/jdk/release")


def jdk_folder():
    javac = shutil.which("javac")
    require(javac, "There is no javac")
    jdk = Path(os.path.realpath(javac)).parent.parent
    able = (jdk / "jmods").is_dir() or "run-time image enabled" in ran([jdk / "bin" / "jlink", "--help"])
    require(able, f"{jdk} has no jmods, and its jlink cannot make a Java of what it runs on itself")
    return jdk


# --- images --------------------------------------------------------------------------------------------------------------------


class Podman:
    """Podman with a folder of its own, so that nothing meets what else the machine has, and nothing stays."""

    def __init__(self, folder):
        self.folder = folder
        self.options = [
            "podman", f"--root={folder}/storage", f"--runroot={folder}/run", f"--tmpdir={folder}/tmp", "--runtime=runc",
            "--cgroup-manager=cgroupfs", "--events-backend=file",
        ]  # fmt: skip
        # Podman would have systemd ask for the health; here it is asked for by hand.
        self.environment = os.environ | {"DISABLE_HC_SYSTEMD": "true"}

    def __call__(self, *arguments, **more):
        return ran([*self.options, *arguments], env=self.environment, **more)

    def build(self, module, tag):
        started = time.monotonic()
        self("build", "--isolation=chroot", "--format=docker", "--pull=never", "--layers=false", f"--build-arg=JDK={JDK}", f"--build-arg=BASE={BASE}",
             f"--file={module}/container/Containerfile", f"--tag={tag}", module, seconds=BUILD_SECONDS)  # fmt: skip
        say(f"{tag} built in {time.monotonic() - started:.0f} s")

    def inspected(self, thing):
        return json.loads(self("inspect", thing, errors=subprocess.DEVNULL))[0]

    def end(self):
        self("rm", "--all", "--force", "--time=0", code=None)
        self("rmi", "--all", "--force", code=None)


def check_image(podman, image):
    """What an image is by itself: small, without root, with a health check, and with nothing in it that has no place there."""
    said = podman.inspected(image)
    size, own = said["Size"] / MEGABYTE, (said["Size"] - podman.inspected(BASE)["Size"]) / MEGABYTE
    say(f"{image}: {size:.0f} MB, {own:.0f} MB of them beside the base")
    require(size <= MOST_MEGABYTES, f"{image} has {size:.0f} MB; {MOST_MEGABYTES} at most")
    require(own <= MOST_MEGABYTES - BASE_MEGABYTES, f"{image} has {own:.0f} MB beside its base: too many for one of {BASE_MEGABYTES} MB")
    settings = said["Config"]
    require(settings["User"] == USER, f"{image} runs as {settings['User'] or 'root'}")
    require(said.get("Healthcheck", {}).get("Test"), f"{image} has no health check")
    require(settings["Entrypoint"][0] == JAVA, f"{image} does not start Java itself, which then would not be told to stop")
    written = " ".join([*settings["Env"], *(str(step.get("created_by")) for step in said["History"])])
    require(not re.search(r"(?i)secret[^s/]|password=|passwd=|private.key", written), f"{image} names a secret in its history: {written}")
    saved = podman.folder / f"{Path(image).name}.tar"
    podman("save", "--format=docker-archive", f"--output={saved}", image, seconds=BUILD_SECONDS)
    files = 0
    with tarfile.open(saved) as archive:
        for layer in json.load(archive.extractfile("manifest.json"))[0]["Layers"]:
            with tarfile.open(fileobj=archive.extractfile(layer)) as content:
                for entry in content:
                    check_entry(image, content, entry)
                    files += 1
    saved.unlink()
    require(files > 100, f"{image} has {files} files only")
    check_modules(podman, image)
    authorities = podman("run", "--rm", *HARDENED, "--entrypoint=/opt/assure/java/bin/keytool", image, "-list", "-cacerts", "-storepass", "changeit")
    require(authorities.count("trustedCertEntry") > 50, f"{image} trusts no authority: {authorities[-500:]}")


def check_entry(image, layer, entry):
    where = f"{image}: /{entry.name}"
    require(not (entry.isfile() and entry.mode & 0o6000), f"{where} changes the user (setuid, setgid)")
    owned = entry.name.strip("./").split("/")[0] in ("donnees", "travail")
    require(entry.uid == (10001 if owned else 0), f"{where} belongs to {entry.uid}")
    require(entry.issym() or entry.isdir() or not entry.mode & 0o022, f"{where} can be written by others")
    require(not re.search(r"\.(p12|jks|pfx|pem|key|env|db|sqlite|log)$|/\.git", entry.name), f"{where} has no place in an image")
    if entry.isfile() and entry.size < MEGABYTE and not entry.name.endswith(".jar"):
        require(b"PRIVATE KEY-----" not in layer.extractfile(entry).read(), f"{where} has a private key")


def check_modules(podman, image):
    """Java has what the libraries ask for: a library that asks for more fails here, not in somebody's cluster."""
    if image == SANDBOX:
        jars = list((SANDBOX_MODULE / "target" / "sandbox").glob("*.jar")) + list((SANDBOX_MODULE / "target" / "sandbox" / "lib").glob("*.jar"))
    else:
        jars = list((SUITE_MODULE / "target").glob("*-exec.jar"))
    java = jdk_folder() / "bin"
    jdeps = [java / "jdeps", f"-J{ONE_COMPILER}", f"-J{ONE_COLLECTOR}", "--multi-release=17", "--ignore-missing-deps", "--list-deps"]
    asked = ran([*jdeps, *jars], seconds=BUILD_SECONDS)
    asked = {line.strip().split("/")[0] for line in asked.splitlines() if re.match(r"\s+(java|jdk)\.", line)}
    require("java.base" in asked, "jdeps found nothing")
    listed = podman("run", "--rm", *HARDENED, f"--entrypoint={JAVA}", image, "--list-modules")
    missing = asked - {line.split("@")[0] for line in listed.splitlines()}
    require(not missing, f"{image}: its Java lacks {', '.join(sorted(missing))}; add them to MODULES")


# --- containers ----------------------------------------------------------------------------------------------------------------


class Container:
    """A running container; gone in the end, whatever comes."""

    def __init__(self, podman, image, *arguments, options=()):
        self.podman = podman
        self.name = podman("run", "--detach", *HARDENED, SHORT_LIVED, *options, image, *arguments).splitlines()[-1]
        self.started = time.monotonic()
        self.process = Path("/proc") / str(self.state()["Pid"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.podman("rm", "--force", "--time=0", self.name, code=None)

    def log(self):
        return self.podman("logs", self.name)

    def state(self):
        return self.podman.inspected(self.name)["State"]

    def wait(self, until, what):
        while not until():
            if not self.process.exists():
                raise Fault(f"{what}: the container ended\n{self.log()[-4000:]}")
            if time.monotonic() - self.started > HEALTHY_SECONDS:
                raise Fault(f"{what}: not within {HEALTHY_SECONDS} s\n{self.log()[-4000:]}")
            time.sleep(0.2)

    def is_healthy(self):
        """As an orchestrator asks: by the image's own command, in the container."""
        with contextlib.suppress(Fault):
            self.podman("healthcheck", "run", self.name)
            return True
        return False

    def await_health(self, port):
        # Podman and the image's command start a process each, which whoever waits should not take from what is waited for.
        self.wait(lambda: listens(port), f"port {port}")
        self.wait(self.is_healthy, "health check")
        health = self.state().get("Health") or self.state().get("Healthcheck")
        require(health["Status"] == "healthy", f"The container is {health['Status']}: {health}")

    def stop(self, code):
        started = time.monotonic()
        self.podman("stop", f"--time={STOP_SECONDS}", self.name)
        seconds = time.monotonic() - started
        ended = self.state()["ExitCode"]
        require(ended == code, f"Told to stop, the container ended with {ended}, not {code} (137: it was killed)\n{self.log()[-4000:]}")
        return seconds

    def check_bounds(self):
        """What the kernel says of the process: neither root, nor able to become it, nor to write to its root."""
        status = dict(line.split(":\t", 1) for line in (self.process / "status").read_text().splitlines() if ":\t" in line)
        require(set(status["Uid"].split()) == {"10001"}, f"The process runs as {status['Uid']}")
        require(status["NoNewPrivs"] == "1" and int(status["CapEff"], 16) == 0, "The process has privileges, or can get some")
        mounts = {line.split()[4]: line.split()[5] for line in (self.process / "mountinfo").read_text().splitlines()}
        require("ro" in mounts["/"].split(","), f"The root file system can be written to: {mounts['/']}")
        require("noexec" in mounts["/tmp"].split(","), f"/tmp can be executed: {mounts['/tmp']}")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def listens(port):
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def called(address, path, authorization, body=None, method="PUT"):
    """Status and body of an answer."""
    kind = "application/json" if isinstance(body, dict) else "application/x-www-form-urlencoded"
    data = json.dumps(body).encode() if isinstance(body, dict) else body
    request = urllib.request.Request(address + path, data, {"Authorization": authorization, "Content-Type": kind}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def obtained(address, path, authorization, body, status, method="PUT"):
    answered, text = called(address, path, authorization, body, method)
    require(answered == status, f"{path} was answered {answered}, not {status}: {text}")
    return json.loads(text) if text else None


def check_sandbox(podman):
    port, closed = free_port(), free_port()
    address = f"http://localhost:{port}"
    listening = ["--env=SERVER_ADDRESS=127.0.0.1", "--volume=donnees:/donnees"]
    options = [f"--env=SERVER_PORT={port}", *listening]

    health = podman.inspected(SANDBOX)["Healthcheck"]["Test"]
    podman("run", "--rm", *HARDENED, f"--env=SERVER_PORT={closed}", f"--entrypoint={health[1]}", SANDBOX, *health[2:], code=1)

    # A line for each class, and where it comes from: an archive that is passed over is passed over without a word.
    with Container(podman, SANDBOX, options=[*options, "--env=JDK_JAVA_OPTIONS=-Xlog:class+load=info:stdout"]) as first:
        first.await_health(port)
        say(f"sandbox: healthy after {time.monotonic() - first.started:.1f} s")
        log = first.log()
        require("Starting AOT-processed AssureStub" in log, f"The prepared beans were passed over\n{log[-4000:]}")
        shared = log.count("source: shared objects file (top)")
        require(shared > 5_000, f"Of the archive's classes {shared} were used")
        first.check_bounds()
        token = obtained(address, "/token", f"Basic {CLIENT}", b"grant_type=client_credentials&scope=%2Freparateur%20%2Freparateur%2Fupload", 200, "POST")
        bearer = f"Bearer {token['access_token']}"
        upload = obtained(address, "/reparateur/upload", bearer, {"fileNameWithExtension": "facture.pdf", "file": PDF}, 200)
        example = json.loads(CONTRACT.read_text(encoding="utf-8"))["paths"]["/reparateur"]["put"]["requestBody"]["content"]["application/json"]
        settlement = example["examples"]["reparation"]["value"] | {"refPDFFacture": upload["key"]}
        obtained(address, "/reparateur", bearer, settlement, 202)
        seconds = first.stop(143)
        say(f"sandbox: token, upload, settlement; stopped in {seconds:.1f} s")

    # A secret as a file of its setting's name; a wrong name is refused, so it was read.
    secrets = podman.folder / "secrets"
    secrets.mkdir()
    (secrets / "assure.antivirus.scaner").write_text("clamd\n")
    refused = podman("run", "--rm", *HARDENED, *options, f"--volume={secrets}:/run/secrets:ro", SANDBOX, code=1)
    require("assure.antivirus.scanner" in refused, f"A file below /run/secrets was not read as a setting:\n{refused[-2000:]}")

    with Container(podman, SANDBOX, options=options) as second:
        second.await_health(port)
        # The token is of the key that the first one made; the same request is the one it recorded, and another one is not.
        obtained(address, "/reparateur", bearer, settlement, 202)
        obtained(address, "/reparateur", bearer, settlement | {"numeroSinistre": "S-2026-119"}, 409)
        check_suite(podman, address, closed)
        second.stop(143)


def check_suite(podman, address, closed):
    """The suite, from its image, against the sandbox, from its own."""
    with tempfile.TemporaryDirectory(dir=podman.folder) as folder:
        os.chown(folder, 10001, 10001)
        mounted = [*HARDENED, f"{SHORT_LIVED} {ONE_COLLECTOR}", f"--volume={folder}:/travail"]
        started = time.monotonic()
        podman("run", "--rm", *mounted, SUITE, "--lang=en", f"--sandbox={address}", "--report=rapport",
               seconds=SUITE_SECONDS)  # fmt: skip
        written = sorted(path.name for path in (Path(folder) / "rapport").iterdir())
        require(written == ["TEST-conformance.xml", "conformance.html", "conformance.json", "conformance.svg"], f"The suite wrote {written}")
        report = json.loads((Path(folder) / "rapport" / "conformance.json").read_text(encoding="utf-8"))
        say(f"suite: conforming, in {time.monotonic() - started:.0f} s; report: {', '.join(list(report)[:8])}")
        podman("run", "--rm", *mounted, SUITE, "--lang=en", f"--sandbox=http://localhost:{closed}", "--report=personne", code=2)
        require((Path(folder) / "personne" / "conformance.html").exists(), "Without a verdict the suite wrote no report")


def check_proxy(podman):
    """The proxy's settings before two sandboxes, at this machine's addresses: one is stopped while requests come, and none of them fails."""
    front, alive, *ports = (free_port() for _ in range(6))
    settings = PROXY.read_text(encoding="utf-8")
    places = {"bind :8080": f"bind 127.0.0.1:{front}", "bind 127.0.0.1:8404": f"bind 127.0.0.1:{alive}"}
    with contextlib.ExitStack() as stack:
        sandboxes = []
        for name, port, health in (("bac-1", *ports[:2]), ("bac-2", *ports[2:])):
            places[f" {name}:8080"] = f" 127.0.0.1:{port} check port {health}"
            options = ["--env=SERVER_ADDRESS=127.0.0.1", f"--env=SERVER_PORT={port}", f"--env=MANAGEMENT_SERVER_PORT={health}"]
            options += ["--env=ASSURE_STOP_NOTICE=5s", "--env=ASSURE_NETWORK_TRUSTEDPROXIES=127.0.0.1", f"--volume={name}:/donnees"]
            sandboxes.append(stack.enter_context(Container(podman, SANDBOX, options=options)))
        for was, now in places.items():
            require(settings.count(was) == 1, f"{PROXY.name} has '{was}' {settings.count(was)} times")
            settings = settings.replace(was, now)
        (podman.folder / PROXY.name).write_text(settings, encoding="utf-8")
        for sandbox, health in zip(sandboxes, ports[1::2], strict=True):
            sandbox.await_health(health)
        proxy = subprocess.Popen(["haproxy", "-f", podman.folder / PROXY.name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(proxy.wait, 30)
        stack.callback(proxy.terminate)
        sandboxes[0].wait(lambda: answered(front) == 200, "the proxy")
        require(answered(alive, "/") == 200, "The proxy does not say that it is alive")
        require(answered(front, "/exploitation/sante/readiness") == 404, "Through the proxy anybody sees the health")
        besiege(front, ports[0])
        with ThreadPoolExecutor(1) as aside:
            stopped, answers = aside.submit(sandboxes[0].stop, 143), Counter()
            while not stopped.done():
                answers[answered(front)] += 1
                time.sleep(0.005)
            seconds = stopped.result()
        require(set(answers) == {200} and seconds > 5, f"While one of two was stopped ({seconds:.1f} s), the proxy answered {dict(answers)}")
        require(answered(front) == 200, "With one of two the proxy does not answer")
    say(f"proxy: one of two stopped, {answers[200]} requests answered meanwhile")


def besiege(front, behind):
    """One address begins more small bodies at the proxy than an instance has threads, and ends none: nobody else waits for them."""
    head = "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\na"
    with contextlib.ExitStack() as stack:
        for _ in range(230):
            with contextlib.suppress(OSError):  # More than one address may have.
                stack.enter_context(socket.create_connection(("127.0.0.1", front), 5, ("127.0.0.2", 0))).sendall(head.encode())
        for port in (front, behind):
            begun = time.monotonic()
            require(answered(port) == 200 and time.monotonic() - begun < 1, "Slow bodies of one address keep others waiting")


def answered(port, path="/openapi.yaml"):
    try:
        return called(f"http://127.0.0.1:{port}", path, "", method="GET")[0]
    except OSError as error:
        return str(error)


def check_judge(podman):
    require("--serve" in podman("run", "--rm", *HARDENED, SUITE, "judge", "--help"), "judge --help does not help")
    port = free_port()
    with Container(podman, SUITE, "judge", "--serve", "--data-directory=/travail/juge", f"--port={port}", "--lang=en") as judge:
        judge.await_health(port)
        judge.wait(lambda: f"The judge is at http://localhost:{port}/juge/en/" in judge.log(), "the judge's address")
        judge.check_bounds()
        status, _ = called(f"http://localhost:{port}", "/juge/en/", "", method="GET")
        require(status == 200, f"The judge's page was answered {status}")
        judge.stop(143)
    with tempfile.TemporaryDirectory(dir=podman.folder) as folder:
        os.chown(folder, 10001, 10001)
        mounted = [f"--volume={folder}:/travail"]
        with Container(podman, SUITE, "judge", "session", "--software=essai", "--software-version=1", f"--port={port}", "--lang=en", options=mounted) as judge:
            access = Path(folder) / "session" / "partie-1" / "acces.env"
            judge.wait(lambda: access.exists() and f":{port}" in judge.log(), "the session's address")
            judge.await_health(port)
            (Path(folder) / "session" / "fin").touch()
            ended = podman("wait", judge.name).strip()
            require(ended == "2", f"A session to which nothing came ended with {ended}, not 2\n{judge.log()[-2000:]}")
    say("judge: served, and held a session")


def main():
    started = time.monotonic()
    for program in ("podman", "buildah", "runc", "haproxy"):
        require(shutil.which(program), f"There is no {program} (Debian: apt-get install podman buildah runc haproxy)")
    for made in (CONTRACT, SANDBOX_MODULE / "target" / "sandbox", *(SUITE_MODULE / "target").glob("*-exec.jar")):
        require(made.exists(), f"There is no {made}: ./mvnw package makes it")
    # Below /tmp: podman's sockets have long names, which may not be longer.
    with tempfile.TemporaryDirectory(prefix="assure-images-") as folder:
        podman = Podman(Path(folder))
        try:
            runtime = ["libc-bin", "libstdc++6", "zlib1g"]
            add_base(podman, BASE, runtime)
            add_base(podman, JDK, [*runtime, "coreutils", "dash"], jdk_folder())
            say(f"bases made of this machine's files: {podman.inspected(BASE)['Size'] / MEGABYTE:.0f} MB, without a shell")
            with ThreadPoolExecutor() as both:
                list(both.map(podman.build, (SANDBOX_MODULE, SUITE_MODULE), (SANDBOX, SUITE)))
            check_image(podman, SANDBOX)
            check_image(podman, SUITE)
            check_sandbox(podman)
            check_judge(podman)
            check_proxy(podman)
        finally:
            with contextlib.suppress(Fault):
                podman.end()
    say(f"passed in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    try:
        main()
    except Fault as fault:
        say(f"FAILED: {fault}")
        sys.exit(1)
