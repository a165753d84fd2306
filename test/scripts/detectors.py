#!/usr/bin/env python3
"""Each test of the forgery table fails when its detector is switched off. test/data/detectors.tsv says how each is: a line of the
source is written otherwise, that one file is compiled anew, a program is linked with it, and the cases that forgeries.tsv and
defences.tsv name for it must fail; their honest twin must not, unless it is marked there. The program that is shipped has no such switch.

The ordinary run takes some of them in turn; --full all of them (the build target campaign_detectors, some minutes).
"""
import json, os, re, shlex, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

SOURCE, BUILD, FULL = os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3]), "--full" in sys.argv
SOME = ("strict-hash", "contradicted", "commit-graph", "fork-kept", "ledger-id", "merges-told", "cosigned-rescued",
        "day-put-there")


def table(name):
    return [line.split("\t") for line in open(os.path.join(SOURCE, "test/data", name), encoding="utf-8").read().split("\n")
            if line and not line.startswith("#")]


def pattern_of(text):
    """Also where the layout breaks a statement into several lines."""
    return r"\s+".join(re.escape(word) for word in text.split())


def stale():
    """Switches that no longer fit the source, whichever are tried this time."""
    for name, path, text, _ in table("detectors.tsv"):
        times = len(re.findall(pattern_of(text), open(os.path.join(SOURCE, path), encoding="utf-8").read()))
        if times != 1:
            yield f"{name}: its text stands {times} times in {path}; write detectors.tsv anew"


class Workshop:
    def __init__(self, top):
        self.top = top
        self.compile = {c["file"]: c for c in json.load(open(os.path.join(BUILD, "compile_commands.json")))}
        commands = subprocess.run(["ninja", "-C", BUILD, "-t", "commands", "zzsh"], stdout=subprocess.PIPE, check=True)
        line = commands.stdout.decode().rstrip("\n").split("\n")[-1]
        self.link = shlex.split(line.removeprefix(": && ").removesuffix(" && :"))

    def switched_off(self, name, path, text, instead):
        """The program without that detector."""
        full, folder = os.path.join(SOURCE, path), os.path.join(self.top, name)
        source = open(full, encoding="utf-8").read()
        pattern = pattern_of(text)
        os.mkdir(folder)
        with open(os.path.join(folder, "source.c"), "w", encoding="utf-8") as f:
            f.write(re.sub(pattern, lambda _: instead, source))
        words = shlex.split(self.compile[full]["command"])
        old = words[words.index("-o") + 1]
        words[words.index("-o") + 1], words[words.index("-c") + 1] = os.path.join(folder, "source.o"), os.path.join(folder, "source.c")
        subprocess.run([*words, "-w"], cwd=BUILD, check=True)
        link = list(self.link)
        link[link.index("-o") + 1] = os.path.join(folder, "zzsh")
        if old in link:
            link[link.index(old)] = os.path.join(folder, "source.o")
        else:  # before the archive that has it, whose own is then not taken
            link.insert(next(i for i, word in enumerate(link) if word.endswith(".a")), os.path.join(folder, "source.o"))
        subprocess.run(link, cwd=BUILD, check=True)
        return os.path.join(folder, "zzsh")


def failed_steps(program, case):
    p = subprocess.run([sys.executable, os.path.join(SOURCE, "test/case.py"), program, os.path.join(SOURCE, f"test/cases/{case}.test")],
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
    return re.findall(r"^\S+\.test:\d+: \$ (.*)$", p.stdout.decode(errors="replace"), flags=re.M)


def main():
    cases, wrong = {}, list(stale())
    if wrong:
        sys.exit("\n".join(wrong))
    for row, case, names, _ in table("forgeries.tsv"):
        for name in [] if names == "-" else names.split():
            cases.setdefault(name.rstrip("!"), []).append((row, case, name.endswith("!")))
    for name, case in table("defences.tsv"):
        cases.setdefault(name, []).append(("-", case, False))

    def one(detector):
        name, path, text, instead = detector
        program, said = shop.switched_off(name, path, text, instead), []
        for row, case, with_twin in cases.get(name, [])[:None if FULL else 1]:
            steps = failed_steps(program, case)
            if not steps:
                said.append(f"{name} is off, and {case} (row {row}) passes")
            elif any("; story twin;" in step for step in steps) != with_twin:
                said.append(f"{name} is off, and the honest twin of {case} (row {row}) {'passes' if with_twin else 'fails, too'}")
        print(f"{name}: {len(cases.get(name, []))} rows", *said, sep="\n  ", flush=True)
        return said

    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor(2) as pool:
        shop = Workshop(top)
        wrong = sum(pool.map(one, [d for d in table("detectors.tsv") if FULL or d[0] in SOME]), [])
    sys.exit(f"{len(wrong)} wrong" if wrong else 0)


main()
