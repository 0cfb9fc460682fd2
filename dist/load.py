# The smoke test runs this file in an empty folder, on the Python of the runtime, without the packages of the runner (-I -S).
# Arguments: the file with the packages to load, the file for the results, and the folders of the layer.
import importlib
import json
import os
import site
import sys
import traceback

todo, results, *folders = sys.argv[1:]
del sys.argv[1:]
with open(todo, encoding="utf-8") as file:
    loads = json.load(file)

# As the runtime does: folders of a layer come first, and can have .pth files.
sys.path[:0] = folders
for folder in folders:
    site.addsitedir(folder)


def report(**result):
    with open(results, "a", encoding="utf-8") as file:
        file.write(json.dumps(result) + "\n")


for load in loads:
    index = load["index"]
    report(index=index)
    try:
        importlib.import_module(load["module"])
        report(index=index, state="loaded")
    except BaseException as error:
        text = "".join(traceback.format_exception_only(type(error), error))
        missing = error.name if isinstance(error, ModuleNotFoundError) else None
        report(index=index, state="failed", text=text, message=text, missing=missing)
        if len(loads) == 1:
            traceback.print_exc()

# A package can leave threads running.
for stream in (sys.stdout, sys.stderr):
    try:
        stream.flush()
    except Exception:
        pass
os._exit(0)
