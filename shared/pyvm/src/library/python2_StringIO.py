# `StringIO` and `cStringIO` of Python 2.

from io import StringIO
