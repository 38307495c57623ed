# `json`. The quick part is native: the ordinary values, and reading. Behaviour follows CPython 3.13's
# documentation of the module.

from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

# Of calls without options (`Lib/json/__init__.py` has them too).
_default_encoder = JSONEncoder()
_default_decoder = JSONDecoder()


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    """A value as JSON text."""
    if (cls is None and not skipkeys and ensure_ascii and check_circular and allow_nan and indent is None
            and separators is None and default is None and not sort_keys and not kw):
        return _default_encoder.encode(obj)
    encoder = (cls or JSONEncoder)(
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        check_circular=check_circular,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        default=default,
        sort_keys=sort_keys,
        **kw,
    )
    return encoder.encode(obj)


def dump(obj, fp, **options):
    """Writes a value as JSON text to a file."""
    fp.write(dumps(obj, **options))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """The value of JSON text."""
    if isinstance(s, bytes):
        s = s.decode("utf-8")
        if s.startswith("\ufeff"):
            s = s[1:]
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    if (cls is None and object_hook is None and parse_int is None and parse_float is None
            and parse_constant is None and object_pairs_hook is None and not kw):
        return _default_decoder.decode(s)
    decoder = (cls or JSONDecoder)(
        object_hook=object_hook,
        parse_float=parse_float,
        parse_int=parse_int,
        parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook,
        **kw,
    )
    return decoder.decode(s)


def load(fp, **options):
    """The value of the JSON text in a file."""
    return loads(fp.read(), **options)
