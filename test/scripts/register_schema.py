#!/usr/bin/env python3
"""rectify --format json is valid by lib/data/schema/rectify.schema.json (python3-jsonschema), items of every source and
state among it; the schema refuses variants that are broken in one place."""
import copy, json, os, shutil, subprocess, sys, tempfile

try:
    import jsonschema
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
LIFE = "zhb1/2026-02-27-organization-life-meeting"
FILES = {
    "followups/zhb1/2026/2026-03-01-rectification-a1.yaml": f"类型: 整改\n记录: {LIFE}\n日期: 2026-03-01\n经手: 李敏\n整改事项: 甲\n责任人: 李敏\n时限: 2026-03-10\n",
    "followups/zhb1/2026/2026-03-01-rectification-a2.yaml": f"类型: 整改\n记录: {LIFE}\n日期: 2026-03-01\n经手: 李敏\n整改事项: 乙\n责任人: 李敏\n时限: 2026-04-30\n",
    "followups/zhb1/2026/2026-03-02-rectification-a3.yaml": f"类型: 整改\n记录: {LIFE}\n日期: 2026-03-02\n经手: 李敏\n整改事项: 丙\n佐证: 照片\n",
    "followups/zhb1/2026/2026-03-02-rectification-a4.yaml": f"类型: 整改\n记录: {LIFE}\n日期: 2026-03-02\n经手: 李敏\n整改事项: 丁\n佐证: 照片\n销号: 刘洋\n",
    "followups/zhb1/2025/2026-03-02-rectification-a5.yaml": "类型: 整改\n应办事项: committee-meeting-monthly/zhb1/-/2025-08\n日期: 2026-03-02\n经手: 李敏\n整改事项: 戊\n责任人: 李敏\n时限: 2026-04-30\n",
    "followups/zhb1/2025/2026-03-02-rectification-a6.yaml": "类型: 整改\n问题编号: F-AQ71\n日期: 2026-03-02\n经手: 李敏\n整改事项: 己\n责任人: 李敏\n时限: 2026-04-30\n",
    "followups/zhb1/2025/2026-03-02-review-a7.yaml": "类型: 审核\n记录: zhb1/2025-12-10-committee-meeting\n日期: 2026-03-02\n经手: 刘洋\n结果: 退回\n缺陷类别: 要素不全\n时限: 2026-03-30\n内容: 缺席事由\n",
    "followups/zhb1/2025/2026-03-02-review-a8.yaml": "类型: 审核\n记录: zhb1/2025-11-12-committee-meeting\n日期: 2026-03-02\n经手: 刘洋\n结果: 退回\n原文: sm3:" + "0" * 64 + "\n",
    "records/unit/2026/2026-03-11-inspection.yaml": "类型: 督查\n支部: unit\n日期: 2026-03-11\n主题: 督查\n督查对象: [第一支部]\n发现问题: [签到表不全]\n",
}


def run(ledger, *words):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": "2026-03-20T09:00:00+08:00"}
    done = subprocess.run([ZZSH, "-C", ledger, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode or done.stderr:
        sys.exit(f"zzsh {' '.join(words)}: status {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def main():
    schema = json.load(open(os.path.join(SOURCE, "lib/data/schema/rectify.schema.json"), encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator, failed = jsonschema.Draft202012Validator(schema), []
    with tempfile.TemporaryDirectory() as top:
        ledger = os.path.join(top, "ledger")
        shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), ledger)
        shutil.rmtree(os.path.join(ledger, "followups"), ignore_errors=True)
        bare = run(ledger, "rectify", "--format", "json")
        for name, text in FILES.items():
            os.makedirs(os.path.dirname(os.path.join(ledger, name)), exist_ok=True)
            open(os.path.join(ledger, name), "w", encoding="utf-8").write(text)
        answer = run(ledger, "rectify", "--format", "json")
    for what in (bare, answer):
        failed += [error.message for error in validator.iter_errors(what)]
    if bare["items"] or bare["unlisted"] != [LIFE] or answer["unlisted"]:
        failed.append(f"the meeting without a list: {bare['unlisted']} {answer['unlisted']}")
    states = {item["state"] for item in answer["items"]}
    if states != {"overdue", "unassigned", "open", "done", "resubmitted", "closed"}:
        failed.append(f"states {states}")
    sources = {item["source"] for item in answer["items"]}
    if sources != {"record", "inspection", "returned", "finding", "obligation"}:
        failed.append(f"sources {sources}")
    for change in (lambda a: a.update(version=2), lambda a: a.pop("unlisted"), lambda a: a["items"][0].update(more=1),
                   lambda a: a["items"][0].update(state="逾期"), lambda a: a["items"][0].update(id="F-AAAAAAAA"),
                   lambda a: a["items"][0].update(deadline="soon"), lambda a: a["items"][0].pop("evidence")):
        broken = copy.deepcopy(answer)
        change(broken)
        if not list(validator.iter_errors(broken)):
            failed.append("a broken variant is accepted")
    print(*failed, sep="\n", end="\n" if failed else "")
    print(f"{len(answer['items'])} items")
    sys.exit(1 if failed else 0)


main()
