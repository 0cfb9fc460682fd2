"""Reads zips from stdin, each after its length. Prints the entries that Python's zipfile finds in each, as one line of JSON."""

import hashlib
import io
import json
import struct
import sys
import zipfile


def seen(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        damaged = archive.testzip()
        if damaged is not None:
            return {"broken": f"{damaged} is damaged"}
        return {"entries": [entry(archive, info) for info in archive.infolist()]}


def entry(archive, info):
    encoding = "utf-8" if info.flag_bits & 0x800 else "cp437"
    content = archive.read(info)
    return {
        "name": info.orig_filename.encode(encoding).hex(),
        "size": info.file_size,
        "sha1": hashlib.sha1(content).hexdigest(),
    }


while header := sys.stdin.buffer.read(4):
    data = sys.stdin.buffer.read(*struct.unpack("<I", header))
    try:
        answer = seen(data)
    except Exception as error:
        answer = {"broken": repr(error)}
    print(json.dumps(answer), flush=True)
