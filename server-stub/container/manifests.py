#!/usr/bin/env python3
"""Holds compose.yaml, haproxy.cfg and kubernetes.yaml against what reads them: the Compose specification's own reader, HAProxy, and
Kubernetes' schemas.

Needs Go, HAProxy, Python 3.11 with venv, and once Go's module proxy and PyPI. Each file is broken too, in one place, and that must be seen.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FILES = ROOT / "openapi" / "docs" / "extraits" / "conteneurs"
WORK = HERE.parent / "target" / "manifests"
COMPOSE_READER = "github.com/compose-spec/compose-go/v2/cmd@v2.16.2"
KUBERNETES = "1.34"
# Several times what each takes on a quiet machine.
INSTALL_SECONDS, READ_SECONDS = 300, 60


class Fault(Exception):
    """What does not hold, in one line for whoever started it."""


def say(text):
    print(f"[manifests] {text}", flush=True)


def ran(command, seconds=READ_SECONDS, **more):
    """Exit code, and what was printed."""
    try:
        done = subprocess.run(command, timeout=seconds, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    except (FileNotFoundError, subprocess.TimeoutExpired) as error:
        raise Fault(f"{command[0]}: {error}") from error
    return done.returncode, done.stdout


def run_or(command, complaint, **more):
    code, text = ran(command, INSTALL_SECONDS, **more)
    if code:
        raise Fault(f"{complaint} (exit code {code}):\n{text[-2000:]}")


def compose_reader():
    """The program of the pinned version; made once."""
    folder = WORK / "go" / COMPOSE_READER.rpartition("@")[2]
    if not (folder / "cmd").exists():
        run_or(["go", "install", COMPOSE_READER], "compose-go could not be installed: is Go's module proxy reached from here?",
               env=os.environ | {"GOBIN": str(folder), "GOFLAGS": ""})  # fmt: skip
    return folder / "cmd"


def kubernetes_reader():
    """The program of the pinned version, in a virtual environment of its own; made once for each requirements.txt."""
    requirements = HERE / "requirements.txt"
    environment = WORK / "venv"
    mark = environment / hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not mark.exists():
        run_or([sys.executable, "-m", "venv", "--clear", environment], "No virtual environment can be made (Debian: python3-venv)")
        pip = [environment / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
        run_or([*pip, "-r", requirements], "kubernetes-validate could not be installed: is PyPI reached from here?")
        mark.touch()
    return environment / "bin" / "kubernetes-validate"


def held(name, command, broken):
    """The file is read without a complaint; a copy elsewhere is too, but not with one place broken."""
    read(command, FILES / name)
    right, wrong = broken
    content = (FILES / name).read_text(encoding="utf-8")
    if right not in content:
        raise Fault(f"{name} has no '{right}' to be broken")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        copy.write_text(content, encoding="utf-8")
        # Else the place, and not what is broken, could be what is complained of.
        read(command, copy)
        copy.write_text(content.replace(right, wrong, 1), encoding="utf-8")
        code, _ = ran([*command, copy], cwd=FILES)
    if not code:
        raise Fault(f"{name}: '{wrong}' in the place of '{right}' was not seen")
    say(f"{name} holds; broken in one place, it does not")


def read(command, file):
    code, text = ran([*command, file], cwd=FILES)
    if code:
        raise Fault(f"{file} (exit code {code}):\n{text[-4000:]}")


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    if not shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin"):
        raise Fault("There is no haproxy (Debian: apt-get install haproxy)")
    held("compose.yaml", [compose_reader(), "-format", "json"], ("read_only: true", "readonly: true"))
    held("kubernetes.yaml", [kubernetes_reader(), "--strict", "--kubernetes-version", KUBERNETES], ("containerPort: 8080", "containerPort: http"))
    held("haproxy.cfg", [shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin"), "-c", "-f"], ("balance leastconn", "balance best"))


if __name__ == "__main__":
    try:
        main()
    except Fault as fault:
        say(f"FAILED: {fault}")
        sys.exit(1)
