#!/usr/bin/env python3
"""The quarterly notice by cron (examples/cron), run as cron runs it: the line of the crontab, by sh, in an empty environment or in
locale C, on the first day of a quarter.

  well      nothing is printed, status 0, one line in the log, a whole .docx; what the quarter just ended lacks is open; the
            same bytes when it runs again
  busy      while another run holds the lock: status 75, nothing written, a line in the log
  broken    no ledger (3), a folder that cannot be written: a message, the earlier notice stays, nothing half is left
  unread    a record that cannot be read: written, status 1, a message
  times     the crontab's line and the timer say the same: 6 o'clock on the first day of January, April, July, October
"""
import fcntl, io, os, re, shutil, subprocess, sys, tempfile, zipfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
CRON = os.path.join(SOURCE, "examples", "cron")
NOW = "2025-07-01T06:00:00+08:00"
failed = []


def check(good, text):
    if not good:
        failed.append(text)


def git(ledger, *words):
    env = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
    for who in ("AUTHOR", "COMMITTER"):
        env.update({f"GIT_{who}_NAME": "李敏", f"GIT_{who}_EMAIL": "limin@example.invalid", f"GIT_{who}_DATE": "2025-06-24T09:00:00+08:00"})
    subprocess.run(["git", *words], cwd=ledger, env=env, check=True, stdout=subprocess.DEVNULL)


def line(ledger, folder):
    last = open(os.path.join(CRON, "crontab"), encoding="utf-8").read().strip().split("\n")[-1]
    command = last.split(" ", 5)[5]
    return command.replace("/usr/share/doc/zzsh/examples/cron", CRON).replace("/srv/zzsh/ledger", ledger).replace("/srv/zzsh/reports", folder)


def run(ledger, folder, **env):
    """As cron: sh -c, a short PATH, a folder that is nobody's."""
    env = {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "ZZSH_NOW": NOW, **env}
    p = subprocess.run(["sh", "-c", line(ledger, folder)], env=env, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, close_fds=True)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def log(folder):
    return open(os.path.join(folder, "log"), encoding="utf-8").read().splitlines()


def text(path):
    return re.sub(r"<[^>]*>", "", zipfile.ZipFile(path).read("word/document.xml").decode())


def check_well(ledger, folder):
    made = os.path.join(folder, "2025Q2.docx")
    check(run(ledger, folder) == (0, "", ""), "the first run is not quiet")
    first = open(made, "rb").read()
    told = text(made)
    check("另外，尚在期内1项" in told and "未发现问题的党支部1个" in told, "what the quarter lacks is not open on the first day")
    check("未见记录或次数" not in told and "未开展。" not in told, "the first day accuses somebody")
    check(len(log(folder)) == 1 and re.fullmatch(r"\S+ ok 2025Q2 [0-9a-f]{40} \S+/2025Q2.docx", log(folder)[0]), f"log {log(folder)}")
    for env in ({"LC_ALL": "C", "TZ": "America/New_York"}, {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "HOME": "/root"}):
        check(run(ledger, folder, **env) == (0, "", ""), f"with {env} it is not quiet")
        check(open(made, "rb").read() == first, f"with {env} there are other bytes")
    check(len(log(folder)) == 3 and sorted(os.listdir(folder)) == [".lock", "2025Q2.docx", "log"], f"left: {os.listdir(folder)}")
    check(run(ledger, folder, ZZSH_NAMES="off") == (0, "", "") and "第一支部" not in text(made), "ZZSH_NAMES=off names a branch")


def check_busy(ledger, folder):
    os.makedirs(folder)
    with open(os.path.join(folder, ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        status, out, err = run(ledger, folder)
    check((status, out) == (75, "") and "another run" in err, f"busy: {status} {out} {err}")
    check(sorted(os.listdir(folder)) == [".lock", "log"] and "busy" in log(folder)[0], "busy: something was written")
    check(run(ledger, folder)[0] == 0, "the lock stays when its holder has gone")


def check_broken(top, ledger, folder):
    run(ledger, folder)
    made = os.path.join(folder, "2025Q2.docx")
    before = open(made, "rb").read()
    status, out, err = run(os.path.join(top, "nothing"), folder)
    check((status, out) == (3, "") and err.startswith("zzsh: "), f"no ledger: {status} {out} {err}")
    os.remove(made)
    os.mkdir(made)
    status, out, err = run(ledger, folder)
    check((status, out) == (4, "") and err, f"cannot be written: {status} {out} {err}")
    os.rmdir(made)
    open(made, "wb").write(before)
    check([l.split(" ")[1] for l in log(folder)] == ["ok", "failed", "failed"], f"log {log(folder)}")
    check(sorted(os.listdir(folder)) == [".lock", "2025Q2.docx", "log"], f"broken: left {os.listdir(folder)}")


def check_unread(top, ledger, folder):
    ledger = shutil.copytree(ledger, os.path.join(top, "unread"))
    open(os.path.join(ledger, "records/zhb1/2025/2025-05-14-committee-meeting.yaml"), "w").write("{")
    git(ledger, "commit", "-q", "-a", "-m", "x")
    status, out, err = run(ledger, folder)
    check((status, out) == (1, "") and "cannot be read" in err, f"unread: {status} {out} {err}")
    check("读不出的记录1份" in text(os.path.join(folder, "2025Q2.docx")), "unread: the notice does not say so")


def check_times():
    fields = open(os.path.join(CRON, "crontab"), encoding="utf-8").read().strip().split("\n")[-1].split(" ")[:5]
    check(fields == ["0", "6", "1", "1,4,7,10", "*"], f"crontab {fields}")
    timer = open(os.path.join(CRON, "zzsh-quarterly.timer"), encoding="utf-8").read()
    check("OnCalendar=*-01,04,07,10-01 06:00:00" in timer and "Persistent=true" in timer, "timer")
    service = open(os.path.join(CRON, "zzsh-quarterly.service"), encoding="utf-8").read()
    command = re.search(r"^ExecStart=(.*)$", service, re.M).group(1)
    check(command in open(os.path.join(CRON, "crontab"), encoding="utf-8").read(), "the service runs something else than cron")
    if shutil.which("systemd-analyze"):
        p = subprocess.run(["systemd-analyze", "calendar", "*-01,04,07,10-01 06:00:00"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        check(p.returncode == 0, p.stderr.decode())


def main():
    with tempfile.TemporaryDirectory() as top:
        ledger = os.path.join(top, "ledger")
        shutil.copytree(os.path.join(SOURCE, "test", "worlds", "first"), ledger)
        os.remove(os.path.join(ledger, "records/zhb1/2025/2025-06-20-theme-party-day.yaml"))
        git(ledger, "init", "-q", "-b", "main")
        git(ledger, "add", "-A")
        git(ledger, "commit", "-q", "-m", "建账")
        check_well(ledger, os.path.join(top, "well"))
        check_busy(ledger, os.path.join(top, "busy"))
        check_broken(top, ledger, os.path.join(top, "broken"))
        check_unread(top, ledger, os.path.join(top, "unread reports".replace(" ", "-")))
    check_times()
    print(*failed, sep="\n", end="\n" if failed else "")
    sys.exit(1 if failed else 0)


main()
