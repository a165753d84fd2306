#!/usr/bin/env python3
"""Runs one case: a world, commands, what they must print.

A case is a text file. Lines that start with '#' before the first command say what is tested and where
the expected values come from. Then, in order (after an empty line more such comments may stand between the steps):

  world NAME            copies test/worlds/NAME into the ledger (the current folder)
  file PATH:            the following lines, indented by four blanks, become that file
  sub PATH: /RE/TEXT/   replaces the first match of a regular expression in a file; fails without one; in TEXT \\n, \\t
                        and \\u2028 stand for characters
  remove PATH
  commit [MOMENT]       git add -A and git commit with the clock set (makes the repository if needed)
  now MOMENT            the clock from here on (ZZSH_NOW); default 2026-01-12T09:00:00+08:00
  $ COMMAND             run by sh in the ledger, in an empty environment (locale C, no HOME of a user); $PICK is pick.py

Below a command: what it must print on standard output; lines "2> …" for standard error; a last
line "[N]" for an exit status other than 0. A line "..." stands for any lines (also none); a line that
ends in " (re)" is a regular expression. Usage: case.py ZZSH FILE
"""
import os, re, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DIRECTIVES = ("world", "file", "sub", "remove", "commit", "now")


def parse(path):
    steps, block = [], None
    for number, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
        word = line.split(" ", 1)[0]
        if line.startswith("$ "):
            block = {"do": "$", "arg": line[2:], "line": number, "body": []}
            steps.append(block)
        elif block and block["do"] == "file" and (line.startswith("    ") or (not line and block["body"])):
            block["body"].append(line[4:])
        elif word in DIRECTIVES and is_directive(block):
            block = {"do": word, "arg": line[len(word):].strip(), "line": number, "body": []}
            steps.append(block)
        elif line.startswith("#") and is_directive(block):
            block = None
        elif re.match(r"(sub|file) \S+:", line):
            sys.exit(f"{path}:{number}: an empty line must stand between what is printed and: {line}")
        elif block and block["do"] == "$":
            block["body"].append(line)
        elif line.strip() and not line.startswith("#"):
            sys.exit(f"{path}:{number}: not understood: {line}")
    return steps


def is_directive(block):
    """After a command, a directive or comment must follow an empty line, so that output is never taken for one."""
    return not block or block["do"] != "$" or (block["body"] and block["body"][-1] == "")


def environment(home, zzsh, now, more=()):
    return {**dict(more), "PATH": os.path.dirname(zzsh) + ":/usr/bin:/bin", "LC_ALL": "C", "HOME": home, "TZ": "UTC",
            "ZZSH_NOW": now, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "FILTER_BRANCH_SQUELCH_WARNING": "1",  # git filter-branch sleeps for ten seconds behind its warning
            "ASAN_OPTIONS": "verify_asan_link_order=0",  # the build with sanitizers may run behind faketime's library
            "SOURCE": os.path.dirname(HERE), "PICK": sys.executable + " " + os.path.join(HERE, "pick.py")}


def git_commit(ledger, env, moment):
    env = dict(env, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment, GIT_AUTHOR_NAME="李敏",
               GIT_AUTHOR_EMAIL="limin@example.invalid", GIT_COMMITTER_NAME="李敏",
               GIT_COMMITTER_EMAIL="limin@example.invalid")
    if not os.path.exists(os.path.join(ledger, ".git")):
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=ledger, env=env, check=True)
        subprocess.run(["git", "config", "user.name", "李敏"], cwd=ledger, env=env, check=True)
        subprocess.run(["git", "config", "user.email", "limin@example.invalid"], cwd=ledger, env=env, check=True)
    subprocess.run(["git", "add", "-A"], cwd=ledger, env=env, check=True)
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "手工"], cwd=ledger, env=env, check=True)


def matches(expected, got):
    """Lines against lines; "..." takes any number of them."""
    if not expected:
        return not got
    if expected[0] == "...":
        return any(matches(expected[1:], got[i:]) for i in range(len(got) + 1))
    if not got:
        return False
    want = expected[0]
    same = re.fullmatch(want[:-5], got[0]) if want.endswith(" (re)") else want == got[0]
    return bool(same) and matches(expected[1:], got[1:])


def run_command(step, ledger, env):
    p = subprocess.run(["sh", "-c", step["arg"]], cwd=ledger, env=env, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    out = p.stdout.decode("utf-8", "backslashreplace").split("\n")
    err = p.stderr.decode("utf-8", "backslashreplace").split("\n")
    got = out[:-1] if out[-1] == "" else out
    got += ["2> " + line for line in (err[:-1] if err[-1] == "" else err)]
    return got + ([f"[{p.returncode}]"] if p.returncode else [])


def prepare(step, ledger, env):
    do, arg = step["do"], step["arg"]
    if do == "world":
        shutil.copytree(os.path.join(HERE, "worlds", arg), ledger, dirs_exist_ok=True)
        return True
    if do == "commit":
        git_commit(ledger, env, arg or env["ZZSH_NOW"])
        return True
    name = arg.split(":", 1)[0]
    full = os.path.join(ledger, name)
    if do == "remove":
        os.remove(full)
    elif do == "file":
        os.makedirs(os.path.dirname(full), exist_ok=True)
        body = step["body"]
        while body and not body[-1]:
            body.pop()
        open(full, "w", encoding="utf-8", newline="").write("\n".join(body) + "\n")
    elif do == "sub":
        _, pattern, text, _ = [part.replace("\\/", "/") for part in re.split(r"(?<!\\)/", arg.split(":", 1)[1].strip())]
        text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m.group(1), 16)), text)
        old = open(full, encoding="utf-8", newline="").read()
        new, n = re.subn(pattern, text, old, count=1, flags=re.M)
        if not n:
            print(f"line {step['line']}: nothing in {name} matches {pattern}")
            return False
        open(full, "w", encoding="utf-8", newline="").write(new)
    return True


def run(path, steps, zzsh, ledger, home, more=()):
    good = True
    now = "2026-01-12T09:00:00+08:00"
    for step in steps:
        env = environment(home, zzsh, now, more)
        if step["do"] == "now":
            now = step["arg"]
        elif step["do"] != "$":
            good = prepare(step, ledger, env) and good
        else:
            expected = step["body"]
            while expected and expected[-1] == "":
                expected.pop()
            got = run_command(step, ledger, env)
            if not matches(expected, got):
                good = False
                print(f"{path}:{step['line']}: $ {step['arg']}")
                print("  expected:", *expected, sep="\n    ")
                print("  printed:", *got, sep="\n    ")
    return good


def run_in_new(path, steps, zzsh, more=()):
    """In a new empty folder; `more`: variables of the environment."""
    with tempfile.TemporaryDirectory() as top:
        ledger, home = os.path.join(top, "ledger"), os.path.join(top, "home")
        os.mkdir(ledger)
        os.mkdir(home)
        return run(path, steps, zzsh, ledger, home, more)


if __name__ == "__main__":
    zzsh_, path_ = os.path.abspath(sys.argv[1]), sys.argv[2]
    sys.exit(0 if run_in_new(path_, parse(path_), zzsh_) else 1)
