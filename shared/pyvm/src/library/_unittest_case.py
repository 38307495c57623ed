# `unittest.case`: one test, and what it can assert (`Lib/unittest/case.py`).

import _subset
import difflib as _lines
import functools
import logging
import pprint
import re
import sys
import time
import traceback
import types
import warnings
from collections import Counter, namedtuple

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class SkipTest(Exception):
    """A test that is not to be run."""


class _ShouldStop(Exception):
    """A test is over, and what has stopped it is known."""


class _UnexpectedSuccess(Exception):
    pass


def _id(obj):
    return obj


def skip(reason):
    """Skips a test, or all those of a class."""

    def decorator(test_item):
        if not isinstance(test_item, type):

            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)

            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if isinstance(reason, types.FunctionType):
        test_item = reason
        reason = ""
        return decorator(test_item)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    result = cm.__enter__()
    addModuleCleanup(cm.__exit__, None, None, None)
    return result


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < 80:
        return result
    return result[:80] + " [truncated]..."


def _common_shorten_repr(*args):
    """Texts of two values, of which a long common beginning is cut (`Lib/unittest/util.py`)."""
    args = tuple(map(safe_repr, args))
    longest = max(map(len, args))
    if longest <= 80:
        return args
    prefix = ""
    for letters in zip(*args):
        if len(set(letters)) > 1:
            break
        prefix += letters[0]
    room = 80 - (longest - len(prefix) + 5 + 12 + 5)
    if room > 5:
        prefix = _shorten(prefix, 5, room)
        return tuple([prefix + one[len(prefix) and len(_common(args)):] for one in args])
    prefix = _shorten(_common(args), 5, 12)
    common = len(_common(args))
    return tuple([prefix + _shorten(one[common:], 5, 30) for one in args])


def _common(args):
    count = 0
    for letters in zip(*args):
        if len(set(letters)) > 1:
            break
        count += 1
    return args[0][:count]


def _shorten(text, before, after):
    omitted = len(text) - before - after
    if omitted > 12:
        return f"{text[:before]}[{omitted} chars]{text[len(text) - after:]}"
    return text


class _Outcome:
    """How a test has gone so far."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.success = True
        self.expectedFailure = None


class _Attempt:
    """A part of a test: what goes wrong in it is noted."""

    def __init__(self, outcome, test_case, sub_test=False):
        self.outcome = outcome
        self.test_case = test_case
        self.sub_test = sub_test

    def __enter__(self):
        self.before = self.outcome.success
        self.outcome.success = True

    def __exit__(self, kind, error, trace):
        outcome = self.outcome
        result = outcome.result
        if kind is None:
            if self.sub_test and outcome.success:
                result.addSubTest(self.test_case.test_case, self.test_case, None)
            outcome.success = outcome.success and self.before
            return False
        if issubclass(kind, KeyboardInterrupt):
            return False
        if issubclass(kind, SkipTest):
            outcome.success = False
            result.addSkip(self.test_case, str(error))
        elif issubclass(kind, _ShouldStop):
            outcome.success = False
        else:
            info = (kind, error, error.__traceback__)
            if outcome.expecting_failure:
                outcome.expectedFailure = info
            else:
                outcome.success = False
                if self.sub_test:
                    result.addSubTest(self.test_case.test_case, self.test_case, info)
                elif issubclass(kind, self.test_case.failureException):
                    result.addFailure(self.test_case, info)
                else:
                    result.addError(self.test_case, info)
        outcome.success = outcome.success and self.before
        return True


class _Raises:
    """What `assertRaises` and `assertWarns` have in common."""

    def __init__(self, expected, test_case, expected_regex=None):
        self.expected = expected
        self.test_case = test_case
        self.expected_regex = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        self.obj_name = None
        self.msg = None

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))

    def handle(self, name, args, kwargs):
        base = Warning if isinstance(self, _AssertWarnsContext) else BaseException
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all([isinstance(kind, type) and issubclass(kind, base) for kind in kinds]):
            what = "a warning class" if base is Warning else "an exception type"
            raise TypeError(f"{name}() arg 1 must be {what} or tuple of {what.split(' ', 1)[1]}es".replace("typees", "types"))
        if not args:
            self.msg = kwargs.pop("msg", None)
            return self
        called, *args = args
        self.obj_name = getattr(called, "__name__", None) or str(called)
        with self:
            called(*args, **kwargs)
        return None

    def _name(self):
        expected = self.expected
        if isinstance(expected, tuple):
            return "(" + ", ".join([repr(kind) for kind in expected]) + ("," if len(expected) == 1 else "") + ")"
        return getattr(expected, "__name__", None) or str(expected)


class _AssertRaisesContext(_Raises):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f" by {self.obj_name}" if self.obj_name else ""
            self._raiseFailure(f"{self._name()} not raised{by}")
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True


class _AssertWarnsContext(_Raises):
    def __enter__(self):
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for found in self.warnings:
            warning = found.message
            if not isinstance(warning, self.expected):
                continue
            first = first or warning
            if self.expected_regex is not None and not self.expected_regex.search(str(warning)):
                continue
            self.warning = warning
            self.filename = found.filename
            self.lineno = found.lineno
            return
        if first is not None:
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{first}"')
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._raiseFailure(f"{self._name()} not triggered{by}")


_LoggingWatcher = namedtuple("_LoggingWatcher", ["records", "output"])


class _CapturingHandler(logging.Handler):
    def __init__(self):
        logging.Handler.__init__(self)
        self.watcher = _LoggingWatcher([], [])

    def flush(self):
        pass

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


class _AssertLogsContext:
    def __init__(self, test_case, logger_name, level, no_logs):
        self.test_case = test_case
        self.logger_name = logger_name
        self.level = getattr(logging, level) if isinstance(level, str) else level or logging.INFO
        self.no_logs = no_logs
        self.msg = None

    def __enter__(self):
        name = self.logger_name
        logger = self.logger = name if isinstance(name, logging.Logger) else logging.getLogger(name)
        handler = _CapturingHandler()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self.watcher = handler.watcher
        self.old = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else handler.watcher

    def __exit__(self, exc_type, exc_value, tb):
        self.logger.handlers, level, self.logger.propagate = self.old
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.no_logs:
            if self.watcher.records:
                raise self.test_case.failureException(f"Unexpected logs found: {self.watcher.output!r}")
        elif not self.watcher.records:
            level = logging.getLevelName(self.level)
            raise self.test_case.failureException(
                f"no logs of level {level} or higher triggered on {self.logger.name}"
            )


class TestCase:
    """Tests: methods whose names begin with `test`."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        cls.tearDown_exceptions = []

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._equalities = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }

    def addTypeEqualityFunc(self, typeobj, function):
        self._equalities[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return _subset.load("_unittest_run").TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        cls = type(self)
        name = f"{cls.__module__}.{cls.__qualname__}"
        # The method's name stands a second time since CPython 3.11.
        if sys.version_info >= (3, 11):
            name += f".{self._testMethodName}"
        return f"{self._testMethodName} ({name})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def subTest(self, msg=..., **params):
        return _SubTestContext(self, msg, params)

    def run(self, result=None):
        stops = result is None
        if result is None:
            result = self.defaultTestResult()
            if hasattr(result, "startTestRun"):
                result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, why)
                return result
            outcome = _Outcome(result)
            expecting = getattr(self, "__unittest_expecting_failure__", False)
            expecting = expecting or getattr(method, "__unittest_expecting_failure__", False)
            began = time.perf_counter()
            try:
                self._outcome = outcome
                with _Attempt(outcome, self):
                    self.setUp()
                if outcome.success:
                    outcome.expecting_failure = expecting
                    with _Attempt(outcome, self):
                        if method() is not None and sys.version_info >= (3, 11):
                            warnings.warn(
                                f"It is deprecated to return a value that is not None from a test case ({method})",
                                DeprecationWarning, stacklevel=3,
                            )
                    outcome.expecting_failure = False
                    with _Attempt(outcome, self):
                        self.tearDown()
                self.doCleanups()
                if hasattr(result, "addDuration"):
                    result.addDuration(self, time.perf_counter() - began)
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expectedFailure:
                        result.addExpectedFailure(self, outcome.expectedFailure)
                    else:
                        result.addUnexpectedSuccess(self)
                return result
            finally:
                outcome.expectedFailure = None
                self._outcome = None
        finally:
            result.stopTest(self)
            if stops and hasattr(result, "stopTestRun"):
                result.stopTestRun()

    def doCleanups(self):
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with _Attempt(outcome, self):
                function(*args, **kwargs)
        return outcome.success

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _fails(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fails(msg, f"{safe_repr(expr)} is not false")

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fails(msg, f"{safe_repr(expr)} is not true")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=True)

    def assertEqual(self, first, second, msg=None):
        function = None
        if type(first) is type(second):
            function = self._equalities.get(type(first))
            if isinstance(function, str):
                function = getattr(self, function)
        (function or self._base_assert_equal)(first, second, msg=msg)

    def _base_assert_equal(self, first, second, msg=None):
        if not first == second:
            self._fails(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fails(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _close(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        if first == second:
            return True, None, None
        diff = abs(first - second)
        if delta is not None:
            return diff <= delta, diff, f"{safe_repr(delta)} delta"
        places = 7 if places is None else places
        return round(diff, places) == 0, diff, f"{places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        close, diff, within = self._close(first, second, places, delta)
        if not close:
            self._fails(msg, f"{safe_repr(first)} != {safe_repr(second)} within {within} ({safe_repr(diff)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        close, diff, within = self._close(first, second, places, delta)
        if first == second or close:
            if delta is not None:
                diff = abs(first - second)
                self._fails(msg, f"{safe_repr(first)} == {safe_repr(second)} within {within} ({safe_repr(diff)} difference)")
            self._fails(msg, f"{safe_repr(first)} == {safe_repr(second)} within {7 if places is None else places!r} places")

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + (DIFF_OMITTED % len(diff))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            kind = seq_type.__name__
            for place, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{place} sequence is not a {kind}: {safe_repr(seq)}")
        else:
            kind = "sequence"
        if seq1 == seq2:
            return
        differing = "%ss differ: %s != %s\n" % ((kind.capitalize(),) + _common_shorten_repr(seq1, seq2))
        for at in range(min(len(seq1), len(seq2))):
            if seq1[at] != seq2[at]:
                differing += "\nFirst differing element %d:\n%s\n%s\n" % ((at,) + _common_shorten_repr(seq1[at], seq2[at]))
                break
        if len(seq1) > len(seq2):
            differing += f"\nFirst {kind} contains {len(seq1) - len(seq2)} additional elements.\n"
            differing += f"First extra element {len(seq2)}:\n{_common_shorten_repr(seq1[len(seq2)])[0]}\n"
        elif len(seq1) < len(seq2):
            differing += f"\nSecond {kind} contains {len(seq2) - len(seq1)} additional elements.\n"
            differing += f"First extra element {len(seq1)}:\n{_common_shorten_repr(seq2[len(seq1)])[0]}\n"
        diff = "\n" + "\n".join(_lines.ndiff(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines()))
        self.fail(self._formatMessage(msg, self._truncateMessage(differing, diff)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        first = set1.difference(set2)
        second = set2.difference(set1)
        if not (first or second):
            return
        lines = []
        for which, extra in (("first", first), ("second", second)):
            if extra:
                lines.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                lines += [repr(item) for item in extra]
        self._fails(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            message = "%s != %s" % _common_shorten_repr(d1, d2)
            diff = "\n" + "\n".join(_lines.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines()))
            self.fail(self._formatMessage(msg, self._truncateMessage(message, diff)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        one, other = first, second
        message = "%s != %s" % _common_shorten_repr(first, second)
        if first and second and not (first.endswith("\n") and second.endswith("\n")):
            one, other = first + "\n", second + "\n"
        diff = "\n" + "".join(_lines.ndiff(one.splitlines(True), other.splitlines(True)))
        self.fail(self._formatMessage(msg, self._truncateMessage(message, diff)))

    def assertCountEqual(self, first, second, msg=None):
        one, other = list(first), list(second)
        try:
            counts = Counter(one), Counter(other)
            if counts[0] == counts[1]:
                return
            differences = []
            for item, count in counts[0].items():
                if count != counts[1].get(item, 0):
                    differences.append((count, counts[1].get(item, 0), item))
            for item, count in counts[1].items():
                if item not in counts[0]:
                    differences.append((0, count, item))
        except TypeError:
            rest = list(other)
            missing = []
            for item in one:
                rest.remove(item) if item in rest else missing.append(item)
            if not missing and not rest:
                return
            differences = [(one.count(item), other.count(item), item) for item in missing + rest]
        lines = ["Element counts were not equal:"]
        lines += ["First has %d, Second has %d:  %r" % found for found in differences]
        self.fail(self._formatMessage(msg, self._truncateMessage("\n".join(lines[:1]) + "\n", "\n".join(lines[1:]))))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        for key, value in subset.items():
            if key not in dictionary or dictionary[key] != value:
                self._fails(msg, f"Missing or mismatched: {safe_repr(key)}")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fails(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fails(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fails(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fails(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fails(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fails(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fails(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fails(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fails(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fails(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fails(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fails(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fails(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            self._fails(msg, f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}")

    if sys.version_info < (3, 12):
        assertEquals = assertEqual
        assertNotEquals = assertNotEqual
        assert_ = assertTrue
        assertAlmostEquals = assertAlmostEqual
        assertRaisesRegexp = assertRaisesRegex
        assertRegexpMatches = assertRegex
        failUnless = assertTrue
        failIf = assertFalse
        failUnlessEqual = assertEqual
    if sys.version_info < (3,):
        assertItemsEqual = assertCountEqual


class IsolatedAsyncioTestCase(TestCase):
    """It needs an event loop, which is outside the subset."""


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        TestCase.__init__(self)
        self._functions = setUp, tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._functions[0] is not None:
            self._functions[0]()

    def tearDown(self):
        if self._functions[1] is not None:
            self._functions[1]()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return f"{type(self).__qualname__} ({self._testFunc.__name__})"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTestContext:
    """`with self.subTest():`"""

    def __init__(self, test_case, msg, params):
        parent = test_case._subtest
        params = {**(parent.params if parent else {}), **params}
        self._test_case = test_case
        self._subtest = _SubTest(test_case, msg, params)

    def __enter__(self):
        test_case = self._test_case
        self._parent = test_case._subtest
        test_case._subtest = self._subtest
        self._attempt = _Attempt(test_case._outcome, self._subtest, sub_test=True)
        self._attempt.__enter__()

    def __exit__(self, kind, error, trace):
        test_case = self._test_case
        test_case._subtest = self._parent
        handled = self._attempt.__exit__(kind, error, trace)
        result = test_case._outcome.result
        if handled and not test_case._outcome.success and getattr(result, "failfast", False):
            raise _ShouldStop
        if handled and test_case._outcome.expectedFailure:
            raise _ShouldStop
        return handled


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        TestCase.__init__(self)
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not ...:
            parts.append(f"[{self._message}]")
        if self.params:
            shown = ", ".join([f"{name}={value!r}" for name, value in self.params.items()])
            parts.append(f"({shown})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
