"""Attachments: sign-in sheets, and photographs of one grey dot with the time a camera writes."""
import struct
from base import digest
from minutes import name_of


def sheet(r):
    rows = ["序号,姓名,签到"] + [f"{i},{name_of(p)},√" for i, p in enumerate(r.fields["出席"], 1)]
    return ("\ufeff" + "\r\n".join(rows) + "\r\n").encode()


def photo(moment):
    """moment: "2025:04:18 15:20:11". Exif 2.3: IFD 0 points to the Exif IFD, which holds DateTimeOriginal."""
    text = moment.encode() + b"\0"
    tiff = b"II*\0" + struct.pack("<I", 8)
    tiff += struct.pack("<HHHIII", 1, 0x8769, 4, 1, 26, 0)
    tiff += struct.pack("<HHHIII", 1, 0x9003, 2, len(text), 44, 0) + text
    body = bytes.fromhex("ffdb004300" + "10" * 64 + "ffc0000b080001000101011100ffc40014000100000000000000000000000000000003"
                         "ffc40014100100000000000000000000000000000000ffda0008010100003f0037ffd9")
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff + body


def attach(r, name, data, kept=True, named=True):
    """kept: the file lies in the folder; named: the record names it."""
    if kept:
        r.files[name] = data
    if named:
        r.tail.setdefault("附件", []).append({"文件": name, "摘要": digest(data)})


def attach_digest(r, data):
    r.tail.setdefault("附件", []).append({"摘要": digest(data)})
