# `urllib`: the package of `urllib.request`, `urllib.parse` and `urllib.error`.

import sys

if sys.version_info < (3,):
    from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlencode
    from urllib.request import urlcleanup, urlopen, urlretrieve
