#!/usr/bin/env python3
"""Writes seeds for a campaign into a folder: seeds.py FOLDER makes FOLDER/<target>/… out of the texts that the
repository has already: golden records, worlds, the files that stand in cases, the words of their commands, packs and
calendars; and FOLDER/dictionary, the keys and values that stand in them. They are no part of the corpus, which holds
only what none of these shows.
"""
import glob, os, re, shlex, shutil, sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "test"))


def read(path):
    return open(path, encoding="utf-8", errors="surrogateescape", newline="").read()


def steps_of(case):
    """The files, worlds and commands of a case (see case.py)."""
    files, worlds, commands, name = {}, [], [], None
    for line in read(case).split("\n"):
        if line.startswith("file "):
            name = line[5:].rstrip(":").strip()
            files[name] = ""
        elif name and (line.startswith("    ") or not line):
            files[name] += line[4:] + "\n"
        else:
            name = None
            worlds += [line[6:].strip()] if line.startswith("world ") else []
            commands += [line[2:]] if line.startswith("$ ") else []
    return files, worlds, commands


def tree(folder):
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.yaml"), recursive=True)):
        found[os.path.relpath(path, folder)] = read(path)
    return found


def joined(files):
    return "".join(f"=== {name}\n{text if text.endswith(chr(10)) else text + chr(10)}" for name, text in files.items())


def words_of(commands):
    words = []
    for command in commands:
        try:
            words += [word.split("=", 1)[-1] for word in shlex.split(command)]
        except ValueError:
            continue
    return words


given = set()
# What takes longest gets a part of them only: every n-th.
EVERY = {"ledger": 3, "patch": 5, "pinyin": 4, "dates": 3}


def give(out, target, number, text):
    folder = os.path.join(out, target)
    os.makedirs(folder, exist_ok=True)
    if (target, text) in given or number % EVERY.get(target, 1):
        return
    given.add((target, text))
    open(os.path.join(folder, f"seed-{number}"), "w", encoding="utf-8", errors="surrogateescape", newline="").write(text)


def give_file(out, number, name, text):
    for target in ("emit", "edit"):
        give(out, target, number, text)
    if name.startswith("records/"):
        give(out, "record", number, text)
        give(out, "patch", number, f"议题.1.决议\n乙\n{text}")
    elif name.startswith(("branches/", "bodies/")):
        give(out, "roster", number, f"=== {name[:-5]}\n{text}")
    elif name.startswith("calendar/"):
        give(out, "calendar", number, text)
    else:
        give(out, "files", number, text)



MARKS = ["\n  ", "\n- ", ": ", "# ", "|\n", "\uff1a", "\uff0c", "\u2028", "\u200b", "\ufeff", "\r\n", "\n=== "]


def give_dictionary(out, texts):
    words = {word for text in texts for word in re.findall(r"[^\s:,{}\[\]\"#|]{2,20}(?=[:,}\]\n])", text)}
    with open(os.path.join(out, "dictionary"), "w") as f:
        for word in MARKS + sorted(words)[:3000]:
            f.write('"' + "".join(f"\\x{b:02X}" for b in word.encode("utf-8", "surrogateescape")) + '"\n')


def give_tables(out):
    for target in ("csv", "xlsx"):
        os.makedirs(os.path.join(out, target), exist_ok=True)
        for path in sorted(glob.glob(os.path.join(TOP, f"test/data/import/*.{target}"))):
            shutil.copy(path, os.path.join(out, target))


def give_witness(out):
    for number, name in enumerate(("receipt-ed25519", "receipt-sm2", "receipt-both", "keys")):
        give(out, "receipt", number, read(os.path.join(TOP, "test/data/witness", name)))
    give(out, "manifest", 0, "zzsh-manifest v1\n")
    state = "state 3 " + "1" * 40 + "\nfile 100644 " + "2" * 64 + " " + "0" * 64 + " records/a\nfile 100644 " + "3" * 64 + " - records/b\n"
    give(out, "redaction", 0, "zzsh-redaction v1\ndocument 1\n" + state)
    give(out, "clocks", 0, "zzsh-clock v1\nwitness a/w1\ndocument 1\nsince 1\nafter sm3:" + "0" * 64 + "\nahead 1\n\n\u2014 a/w2 AAAAAAAA\n")
    give(out, "photo", 0, "II*\0\x08\0\0\0\0\0")


def give_git(out):
    """Objects of git and files of a repository: most stand in the corpus, because they are bytes."""
    give(out, "commit", 0, "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor x <x> 1 +0800\ncommitter x <x> 1 +0800\n\nx\n\nZzsh-Seen: a/w1 0 sm3:00\n")
    give(out, "tree", 0, "100644 genesis.yaml\0" + "x" * 20 + "40000 records\0" + "y" * 20)
    give(out, "graph", 0, "CGPH\1\1\3\0")
    give(out, "bundle", 0, "PK\3\4")
    give(out, "pack", 0, "\x50\4\0\x7ftOc\0\0\0\2")


def main():
    out, number = sys.argv[1], 0
    pieces = [("records/x", read(path)) for path in glob.glob(os.path.join(TOP, "test/data/records/*.yaml"))]
    pieces += [("rules/x", read(path)) for path in glob.glob(os.path.join(TOP, "lib/data/packs/*.yaml"))]
    pieces += [("calendar/x", read(path)) for path in glob.glob(os.path.join(TOP, "lib/data/calendar/202[3-6].yaml"))]
    for case in sorted(glob.glob(os.path.join(TOP, "test/cases/**/*.test"), recursive=True)):
        number += 1
        files, worlds, commands = steps_of(case)
        pieces += files.items()
        words = "\n".join(words_of(commands))
        for target in ("dates", "terms", "clean", "pinyin"):
            give(out, target, number, words)
        own = {name: text for name, text in files.items() if name.endswith(".yaml")}
        for world in worlds[:1]:
            own = {**{n: t for n, t in tree(os.path.join(TOP, "test/worlds", world)).items() if "/2025-" not in n}, **own}
        if len(joined(own)) < 30000:
            give(out, "ledger", number, joined(own))
    for world in sorted(glob.glob(os.path.join(TOP, "test/worlds/*"))):
        pieces += tree(world).items()
    for name, text in pieces:
        number += 1
        give_file(out, number, name, text)
    give_tables(out)
    give_witness(out)
    give_git(out)
    give_dictionary(out, [text for _, text in pieces])


main()
