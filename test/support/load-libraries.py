"""Loads each library of the command line in a separate process, and prints the results as JSON: an empty text if it loads, otherwise why not."""

import ctypes
import json
import os
import sys


def load(path):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            ctypes.CDLL(path, os.RTLD_NOW)
            os._exit(0)
        except OSError as error:
            os.write(write, str(error).encode())
            os._exit(1)
    os.close(write)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read) as pipe:
        error = pipe.read()
    return error or ("" if status == 0 else f"ended with status {status}")


print(json.dumps([load(path) for path in sys.argv[1:]]))
