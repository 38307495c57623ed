# `linecache`: lines of source files.


def getlines(filename, module_globals=None):
    try:
        with open(filename) as file:
            return file.readlines()
    except (OSError, ValueError):
        return []


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    pass


def checkcache(filename=None):
    pass
