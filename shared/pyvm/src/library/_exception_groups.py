# Exception groups (PEP 654): `Objects/exceptions.c`, and of `except*` what `Python/ceval.c` does.

import _subset


def _condition(matcher):
    # `get_matcher_type`
    if isinstance(matcher, type):
        if issubclass(matcher, BaseException):
            return lambda error: isinstance(error, matcher)
        if not callable(matcher):
            raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
    elif isinstance(matcher, tuple):
        if all(isinstance(one, type) and issubclass(one, BaseException) for one in matcher):
            return lambda error: isinstance(error, matcher)
    elif callable(matcher):
        return matcher
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


def _subset(group, errors):
    # `exceptiongroup_subset`
    if not errors:
        return None
    part = group.derive(errors)
    if not isinstance(part, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    part.__traceback__ = group.__traceback__
    part.__context__ = group.__context__
    part.__cause__ = group.__cause__
    notes = getattr(group, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        part.__notes__ = list(notes)
    return part


def _split(group, condition):
    # `exceptiongroup_split_recursive`
    if condition(group):
        return group, None
    if not isinstance(group, BaseExceptionGroup):
        return None, group
    matched, others = [], []
    for error in group.exceptions:
        match, rest = _split(error, condition)
        if match is not None:
            matched.append(match)
        if rest is not None:
            others.append(rest)
    return _subset(group, matched), _subset(group, others)


class BaseExceptionGroup(BaseException):
    """A combination of multiple unrelated exceptions."""

    __module__ = "builtins"

    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, errors = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(type(errors), "__getitem__") or isinstance(errors, (dict, set)):
            raise TypeError("second argument (exceptions) must be a sequence")
        errors = tuple(errors)
        if not errors:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for at, error in enumerate(errors):
            if not isinstance(error, BaseException):
                raise ValueError(f"Item {at} of second argument (exceptions) is not an exception")
        plain = all(isinstance(error, Exception) for error in errors)
        if cls is BaseExceptionGroup:
            if plain:
                cls = ExceptionGroup
        elif not plain:
            if cls is ExceptionGroup:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            if issubclass(cls, Exception):
                raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
        group = BaseException.__new__(cls, *args)
        group.message = message
        group.exceptions = errors
        return group

    def __init__(self, message, errors, /):
        self.args = (message, errors)

    def __str__(self):
        plural = "" if len(self.exceptions) == 1 else "s"
        return f"{self.message} ({len(self.exceptions)} sub-exception{plural})"

    def derive(self, errors, /):
        return BaseExceptionGroup(self.message, errors)

    def split(self, matcher, /):
        return _split(self, _condition(matcher))

    def subgroup(self, matcher, /):
        return _split(self, _condition(matcher))[0]

    @classmethod
    def __class_getitem__(cls, item):
        return _subset.load("types").GenericAlias(cls, item)


class ExceptionGroup(BaseExceptionGroup, Exception):
    """A combination of exceptions that are no more than `Exception`."""

    __module__ = "builtins"


def match_group(error, matcher):
    # `_PyEval_CheckExceptStarTypeValid` and `_PyEval_ExceptionGroupMatch`: what matches, and the rest.
    for one in matcher if isinstance(matcher, tuple) else (matcher,):
        if not isinstance(one, type) or not issubclass(one, BaseException):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(one, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if error is None:
        return None, None
    if isinstance(error, matcher):
        if isinstance(error, BaseExceptionGroup):
            return error, None
        group = BaseExceptionGroup("", (error,))
        group.__traceback__ = error.__traceback__
        return group, None
    if isinstance(error, BaseExceptionGroup):
        return error.split(matcher)
    return None, error


def _lines(error):
    found = []
    traceback = error.__traceback__
    while traceback is not None:
        found.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _is_part(error, group):
    # `is_same_exception_metadata`, where a traceback is an object.
    return (
        isinstance(error, BaseExceptionGroup)
        and getattr(error, "__notes__", None) == getattr(group, "__notes__", None)
        and error.__cause__ is group.__cause__
        and error.__context__ is group.__context__
        and _lines(error) == _lines(group)
    )


def _leaves(group):
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error


def raise_again(error, left):
    # `_PyExc_PrepReraiseStar`
    if not isinstance(error, BaseExceptionGroup):
        return left[0] if left else None
    raised, again = [], []
    for one in left:
        if one is not None:
            (again if _is_part(one, error) else raised).append(one)
    known = [leaf for group in again for leaf in _leaves(group)]
    rest = None
    if known:
        rest = _split(error, lambda one: any(one is leaf for leaf in known))[0]
    if not raised:
        return rest
    if rest is not None:
        raised.append(rest)
    return BaseExceptionGroup("", raised)
