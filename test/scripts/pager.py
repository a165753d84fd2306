#!/usr/bin/env python3
"""pager.py ZZSH SOURCE BUILD: an answer longer than the terminal is never lost. In a pseudo-terminal of 24 lines, with a PATH of its
own: less where it is there, else more, else (or where $PAGER is not there) the answer as it is, to the last line; short answers and
pipes never meet a pager."""
import fcntl, os, pty, struct, subprocess, sys, tempfile, termios

ZZSH = os.path.abspath(sys.argv[1])
failures = 0


def screen(path, *args, pager=None):
    """What a terminal of 24 lines and 80 columns gets."""
    env = {"PATH": path, "TERM": "xterm", **({"PAGER": pager} if pager is not None else {})}
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    p = subprocess.Popen([ZZSH, *args], stdin=theirs, stdout=theirs, stderr=theirs, env=env, preexec_fn=os.setsid)
    os.close(theirs)
    text = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the last writer has closed its end
            break
        if not more:
            break
        text += more
    p.wait()
    os.close(ours)
    return text.decode().replace("\r\n", "\n")


def check(what, good, seen):
    global failures
    if not good:
        failures += 1
        print(f"{what}:\n{seen}")


def stand_in(folder, name):
    """A pager that says its name and nothing else."""
    with open(os.path.join(folder, name), "w") as f:
        f.write(f"#!/bin/sh\nwhile read -r line; do :; done\necho this is {name}\n")
    os.chmod(f.name, 0o755)


def main():
    with tempfile.TemporaryDirectory() as top:
        folder = {name: os.path.join(top, name) for name in ("none", "more", "both")}
        for path in folder.values():
            os.mkdir(path)
        for where, name in (("more", "more"), ("both", "more"), ("both", "less")):
            stand_in(folder[where], name)
        whole = subprocess.run([ZZSH, "log", "-h"], stdout=subprocess.PIPE, env={"PATH": folder["both"]}, check=True).stdout.decode()
        last = whole.splitlines()[-1].strip()
        check("a pipe met a pager", "this is" not in whole and whole.count("\n") > 24, whole)
        for what, seen in (("no pager", screen(folder["none"], "log", "-h")), ("no PATH", screen("", "log", "-h")),
                           ("a pager that is not there", screen(folder["none"], "log", "-h", pager="no-such-pager -R"))):
            check(f"{what}: the answer is lost", last in seen and whole.splitlines()[0] in seen, seen)
        for where, pager, wanted in (("more", None, "more"), ("both", None, "less"), ("both", "more", "more")):
            seen = screen(folder[where], "log", "-h", pager=pager)
            check(f"{where}, PAGER {pager}", seen == f"this is {wanted}\n", seen)
        for pager in ("", "cat"):
            check(f"PAGER '{pager}'", last in screen(folder["both"], "log", "-h", pager=pager), "")
        check("a short answer met a pager", screen(folder["both"], "--version").startswith("zzsh "), "")
    print("failures:", failures)
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
