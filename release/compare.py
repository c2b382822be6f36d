#!/usr/bin/env python3
"""compare.py FIRST SECOND: names what differs between two stagings, and of an archive what is in it; exit code 1 when anything does."""

import gzip
import io
import sys
import tarfile
import zipfile
from pathlib import Path

SUMS = "SHA256SUMS"
# Made by another tool than this build's, and not the same each time.
LEFT_OUT = "images/"
DEEPEST = 3
# Of entries with the same content and another date, mode or owner: one reason is mostly the reason for all.
MOST = 3


def listed(folder):
    lines = (Path(folder) / SUMS).read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    return {name: digest for name, digest in sums.items() if not name.startswith(LEFT_OUT)}


def entries(content):
    """Of an archive, in its order: name, then all that is to be the same; None for what is no archive."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [
                (i.filename, (archive.read(i), i.date_time, oct(i.external_attr), i.compress_type, i.extra)) for i in archive.infolist()
            ]
    if content[:2] == b"\x1f\x8b":
        with tarfile.open(fileobj=io.BytesIO(gzip.decompress(content))) as archive:
            return [
                (i.name, (archive.extractfile(i).read() if i.isfile() else b"", i.mtime, oct(i.mode), i.uid, i.gid, i.uname, i.gname))
                for i in archive.getmembers()
            ]
    return None


def differences(name, one, other, depth=0):
    indent = "  " * (depth + 1)
    print(f"{indent}{name}")
    inside_one, inside_other = entries(one), entries(other)
    if depth == DEEPEST or inside_one is None or inside_other is None:
        place = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
        around = slice(max(0, place - 60), place + 60)
        print(f"{indent}  from byte {place}: {one[around]!r}\n{indent}  and: {other[around]!r}")
        return
    names_one, names_other = [n for n, _ in inside_one], [n for n, _ in inside_other]
    if names_one != names_other:
        only = set(names_one) ^ set(names_other)
        print(f"{indent}  " + (f"only in one: {sorted(only)[:20]}" if only else "the same entries in another order"))
    facts_other = dict(inside_other)
    only_facts = []
    for inner, facts in inside_one:
        if inner not in facts_other or facts == facts_other[inner]:
            continue
        if facts[0] != facts_other[inner][0]:
            differences(inner, facts[0], facts_other[inner][0], depth + 1)
        else:
            only_facts.append(f"{indent}  {inner}: {facts[1:]} and {facts_other[inner][1:]}")
    for line in only_facts[:MOST]:
        print(line)
    if len(only_facts) > MOST:
        print(f"{indent}  and {len(only_facts) - MOST} more")


def main(first, second):
    sums_first, sums_second = listed(first), listed(second)
    different = [name for name in sorted(sums_first.keys() | sums_second.keys()) if sums_first.get(name) != sums_second.get(name)]
    for name in different:
        if name not in sums_first or name not in sums_second:
            print(f"  {name}: only in {first if name in sums_first else second}")
        elif not name.endswith((".md5", ".sha1")):
            differences(name, (Path(first) / name).read_bytes(), (Path(second) / name).read_bytes())
    if different or not sums_first:
        sys.exit(f"{len(different)} of {len(sums_first)} files are not the same in {first} and {second}")
    print(f"{len(sums_first)} files, the same in both")


if __name__ == "__main__":
    main(*sys.argv[1:])
