# `getpass`: who runs the program.

import os


class GetPassWarning(UserWarning):
    """A password would be seen."""


def getuser():
    return os.environ.get("LOGNAME") or os.environ.get("USER") or os.getlogin()


def getpass(prompt="Password: ", stream=None):
    return input(prompt)
