#!/usr/bin/env python3
"""Makes the receipts that test/unit/witness holds the program to, with openssl(1) and Python's own SHA-256: nothing of
zzsh has a part in it. Usage: make.py DIR; the files here are what it gave once (signatures of SM2 differ each time).

The key of Ed25519 is test 1 of RFC 8032, section 7.1; that of SM2 was made by openssl."""
import base64, hashlib, os, subprocess, sys

NAME = "jgdw.example/w1"
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
TEXT = f"""zzsh-receipt v1
witness {NAME}
seq 128
prev sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0
time 2024-04-01T01:00:00Z
clock ntp 0.350
cause push
ledger 0123456789abcdef0123456789abcdef
ref refs/heads/main
old da39a3ee5e6b4b0d3255bfef95601890afd80709
head 4b825dc642cb6eb9a060e54bf8d69288fbee4904
relation ff
objects ok
records 47
manifest sm3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732
content sm3:1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b
pusher SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU
policy sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0
list -
"""
# The digests stand for nothing: they are those of "abc", "abcd" x 16 and "" (GB/T 32905-2016, annex A).


def openssl(*args, data=b""):
    return subprocess.run(["openssl", *args], input=data, stdout=subprocess.PIPE, check=True).stdout


def line(kind, public, signature):
    key_id = hashlib.sha256(NAME.encode() + b"\n" + kind + public).digest()[:4]
    vkey = f"{NAME}+{key_id.hex()}+{base64.b64encode(kind + public).decode()}"
    return vkey, f"\u2014 {NAME} {base64.b64encode(key_id + signature).decode()}\n"


def main(out):
    path = lambda name: os.path.join(out, name)
    der = bytes.fromhex("302e020100300506032b657004220420") + SEED  # PKCS #8 around the seed (RFC 8410)
    with open(path("ed25519.pem"), "wb") as f:
        f.write(openssl("pkey", "-inform", "DER", data=der))
    if not os.path.exists(path("sm2.pem")):
        openssl("genpkey", "-algorithm", "SM2", "-out", path("sm2.pem"))
    with open(path("text.tmp"), "w") as f:
        f.write(TEXT)
    ed = openssl("pkeyutl", "-sign", "-rawin", "-inkey", path("ed25519.pem"), "-in", path("text.tmp"))
    sm = openssl("dgst", "-sm3", "-sigopt", "distid:1234567812345678", "-sign", path("sm2.pem"), path("text.tmp"))
    os.remove(path("text.tmp"))
    point = openssl("pkey", "-in", path("sm2.pem"), "-pubout", "-outform", "DER")[-65:]
    ed_key, ed_line = line(b"\x01", PUBLIC, ed)
    sm_key, sm_line = line(b"\xffzzsh/sm2-sm3/v1", point, sm)
    for name, text in {"receipt-ed25519": TEXT + "\n" + ed_line, "receipt-sm2": TEXT + "\n" + sm_line,
                       "receipt-both": TEXT + "\n" + ed_line + sm_line, "keys": ed_key + "\n" + sm_key + "\n"}.items():
        with open(path(name), "w") as f:
            f.write(text)


main(sys.argv[1])
