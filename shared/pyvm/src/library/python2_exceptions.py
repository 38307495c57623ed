# `exceptions` of Python 2.

StandardError = Exception
