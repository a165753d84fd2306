#!/usr/bin/env python3
"""A receipt written otherwise and signed anew with a witness' Ed25519 key, by openssl alone, as somebody would who has the key:
resign.py KEY.pem [LINE=VALUE]… reads a receipt from standard input, prints the other one. prev=FILE takes the SM3 of a file."""
import base64, hashlib, os, subprocess, sys, tempfile


def openssl_sign(key, text):
    with tempfile.NamedTemporaryFile() as f:
        f.write(text)
        f.flush()
        return subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", key, "-in", f.name], stdout=subprocess.PIPE, check=True).stdout


def resign(receipt, key, lines):
    """The signature is over all before the empty line; its line has the key's id (4 bytes) before it."""
    text, signatures = receipt.split(b"\n\n")
    rows = text.split(b"\n")
    for name, value in lines.items():
        at = next(i for i, row in enumerate(rows) if row.startswith(name.encode() + b" "))
        rows[at] = f"{name} {value}".encode()
    text = b"\n".join(rows) + b"\n"
    dash, name, old = signatures.split(b"\n")[0].split(b" ")
    new = base64.b64decode(old)[:4] + openssl_sign(key, text)
    return text + b"\n" + dash + b" " + name + b" " + base64.b64encode(new) + b"\n"


def main():
    lines = dict(word.split("=", 1) for word in sys.argv[2:])
    if os.path.exists(lines.get("prev", "")):
        lines["prev"] = "sm3:" + hashlib.new("sm3", open(lines["prev"], "rb").read()).hexdigest()
    sys.stdout.buffer.write(resign(sys.stdin.buffer.read(), sys.argv[1], lines))


if __name__ == "__main__":
    main()
