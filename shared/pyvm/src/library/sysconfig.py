# `sysconfig`: how the interpreter was built, as far as the rules of a version say so.

import sys


def get_config_vars(*args):
    free_threaded = not sys._built_with_gil
    known = {
        "Py_GIL_DISABLED": int(free_threaded) if sys.version_info >= (3, 13) else None,
        "py_version": f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}",
        "py_version_short": f"{sys.version_info.major}.{sys.version_info.minor}",
        "py_version_nodot": f"{sys.version_info.major}{sys.version_info.minor}",
        "Py_DEBUG": 0,
        "EXT_SUFFIX": ".so",
    }
    return [known.get(name) for name in args] if args else known


def get_config_var(name):
    return get_config_vars().get(name)


def get_python_version():
    return get_config_var("py_version_short")


def get_platform():
    return f"{sys.platform}-{sys._machine}"
