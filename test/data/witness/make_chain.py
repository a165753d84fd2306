#!/usr/bin/env python3
"""Makes the chain of test/unit/witness/test_keyring.c with openssl(1) and Python's hashlib: nothing of zzsh has a part in it.
Usage: make_chain.py DIR. Ed25519 signs the same bytes the same way each time, so the files are what it gives always.

The keys are tests 1, 2 and 3 of RFC 8032, section 7.1: `a` is given up for `b` by receipt 1; `c` is a thief's own."""
import base64, hashlib, os, subprocess, sys, tempfile

NAME = "jgdw.example/w1"
KEYS = {"a": ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
        "b": ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
        "c": ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")}
ZERO = "sm3:" + "0" * 64


def sm3(data):
    return "sm3:" + hashlib.new("sm3", data).hexdigest()


def key_id(key):
    return hashlib.sha256(NAME.encode() + b"\n\x01" + bytes.fromhex(KEYS[key][1])).digest()[:4]


def vkey(key):
    return f"{NAME}+{key_id(key).hex()}+{base64.b64encode(bytes([1]) + bytes.fromhex(KEYS[key][1])).decode()}"


def sign(key, text):
    der = bytes.fromhex("302e020100300506032b657004220420" + KEYS[key][0])
    with tempfile.TemporaryDirectory() as d:
        for name, data in (("key", der), ("text", text)):
            open(os.path.join(d, name), "wb").write(data)
        return subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", d + "/key", "-in", d + "/text"],
                              stdout=subprocess.PIPE, check=True).stdout


def receipt(seq, prev, day, keys, cause="scan", listed="-"):
    text = (f"zzsh-receipt v1\nwitness {NAME}\nseq {seq}\nprev {prev}\ntime 2024-04-{day:02d}T01:00:00Z\nclock ntp 0.350\ncause {cause}\n"
            f"ledger {'0' * 32}\nref refs/heads/main\nold none\nhead none\nrelation unknown\nobjects unknown\nrecords 0\nmanifest {ZERO}\n"
            f"content {ZERO}\npusher -\npolicy {ZERO}\nlist {listed}\n").encode()
    return text + b"\n" + "".join(f"\u2014 {NAME} {base64.b64encode(key_id(k) + sign(k, text)).decode()}\n" for k in keys).encode()


def main(out):
    put = lambda name, data: open(os.path.join(out, name), "wb").write(data)
    r0 = receipt(0, ZERO, 1, "a")
    listed = f"zzsh-keys v1\nold {vkey('a')}\nnew {vkey('b')}\n".encode()
    r1 = receipt(1, sm3(r0), 2, "ab", "key", sm3(listed))
    put("000000", r0)
    put("000001", r1)
    put("000001.list", listed)
    put("000002", receipt(2, sm3(r1), 3, "b"))
    put("000002-old-key", receipt(2, sm3(r1), 3, "a"))
    put("000001-old-only", receipt(1, sm3(r0), 2, "a", "key", sm3(listed)))
    stolen = f"zzsh-keys v1\nold {vkey('a')}\nnew {vkey('c')}\n".encode()
    put("000001-thief", receipt(1, sm3(r0), 2, "ac", "key", sm3(stolen)))
    put("000001-thief.list", stolen)
    put("000001-new-only", receipt(1, sm3(r0), 2, "c", "key", sm3(stolen)))
    put("000001-inserted", receipt(1, sm3(r0), 1, "a"))
    put("keys", "".join(vkey(k) + "\n" for k in "abc").encode())


os.makedirs(sys.argv[1], exist_ok=True)
main(sys.argv[1])
