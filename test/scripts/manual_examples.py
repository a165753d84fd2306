#!/usr/bin/env python3
"""The examples of the manual are run: what a page shows is what the program prints.

An example is a block ".Bd -literal" of a source in man/ whose first line begins with "$ ". Its lines are those of a case
(case.py): "$ command", below it what it prints; "2> " and a last line "[1]" are not printed in the page. Besides:
  > text        goes on with the command before it (what a here-document holds)
  text...       a line that ends so stands for any line that begins like it; alone, for any lines
Comments of a page prepare its examples with the other words of a case, for example
  .\\" case: world first
  .\\" case: commit 2026-03-01T09:00:00+08:00
The examples of a page are one case, in a folder of their own, in the page's language.
"""
import glob, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import case

COMMENT = '.\\" case: '


def expected(line):
    if line.endswith("...") and line != "...":
        return re.escape(line[:-3].rstrip()) + ".* (re)"
    return line


def example(steps, line, number):
    last = steps[-1] if steps else None
    if line.startswith("$ "):
        steps.append({"do": "$", "arg": line[2:], "line": number, "body": []})
    elif line.startswith("> ") and last and not last["body"]:
        last["arg"] += "\n" + line[2:]
    elif last:
        last["body"].append(expected(line))


def read(path):
    steps, literal, shown = [], False, False
    for number, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
        if line.startswith(COMMENT):
            word, _, arg = line[len(COMMENT):].partition(" ")
            steps.append({"do": word, "arg": arg, "line": number, "body": []})
        elif line.startswith(".Bd -literal"):
            literal, shown = True, False
        elif line == ".Ed":
            literal = False
        elif literal:
            shown = shown or line.startswith("$ ")
            if shown:
                example(steps, line, number)
    return steps


def main():
    zzsh, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    bad = count = 0
    for path in sorted(glob.glob(os.path.join(source, "man/*/*.[1-9]"))):
        steps = read(path)
        count += sum(step["do"] == "$" for step in steps)
        language = os.path.basename(os.path.dirname(path))
        more = {"ZZSH_LANG": language} if language == "en" else {}
        bad += not case.run_in_new(os.path.relpath(path, source), steps, zzsh, more)
    print(f"{count} examples")
    sys.exit(1 if bad or not count else 0)


main()
