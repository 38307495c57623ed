# `unittest.suite`, `.loader`, `.result`, `.runner` and `.main`: finds tests, runs them, and says how they went.

import _subset
import io
import sys
import time
import traceback
from _unittest_case import SkipTest, TestCase, doModuleCleanups


class TestResult:
    """How tests went."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._buffered = None

    def startTest(self, test):
        self.testsRun += 1
        if self.buffer:
            self._buffered = sys.stdout, sys.stderr
            sys.stdout = io.StringIO()
            sys.stderr = io.StringIO()

    def stopTest(self, test):
        if self._buffered:
            sys.stdout, sys.stderr = self._buffered
            self._buffered = None

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))
        self._may_stop()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))
        self._may_stop()

    def _may_stop(self):
        if self.failfast:
            self.stop()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = self.failures if issubclass(err[0], test.failureException) else self.errors
            kind.append((subtest, self._text(err, test)))
            self._may_stop()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._may_stop()

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return len(self.failures) == len(self.errors) == len(self.unexpectedSuccesses) == 0

    def stop(self):
        self.shouldStop = True

    def _text(self, err, test):
        text = "".join(traceback.format_exception(*err))
        if self._buffered:
            for name, stream in (("Stdout", sys.stdout), ("Stderr", sys.stderr)):
                said = stream.getvalue()
                if said:
                    text += f"\n{name}:\n" + (said if said.endswith("\n") else said + "\n")
        return text

    def __repr__(self):
        cls = type(self)
        counts = f"run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}"
        return f"<{cls.__module__ if cls.__module__ != '_unittest_run' else 'unittest.result'}.{cls.__qualname__} {counts}>"


class _Writer:
    """A stream that also writes lines."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, text=None):
        if text:
            self.write(text)
        self.write("\n")


class TextTestResult(TestResult):
    """Says how tests went while they run."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        TestResult.__init__(self, stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        TestResult.startTest(self, test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
            self.stream.flush()
            self._newline = False

    def _said(self, test, long, short):
        if self.showAll:
            if self._newline:
                self.stream.write(f"  {self.getDescription(test)} ... " if hasattr(test, "test_case") else "")
            self.stream.writeln(long)
            self._newline = True
        elif self.dots:
            self.stream.write(short)
        self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            if self.showAll:
                if not self._newline:
                    self.stream.writeln()
                self._newline = True
            self._said(subtest, "FAIL" if failed else "ERROR", "F" if failed else "E")
        TestResult.addSubTest(self, test, subtest, err)

    def addSuccess(self, test):
        self._said(test, "ok", ".")

    def addError(self, test, err):
        TestResult.addError(self, test, err)
        self._said(test, "ERROR", "E")

    def addFailure(self, test, err):
        TestResult.addFailure(self, test, err)
        self._said(test, "FAIL", "F")

    def addSkip(self, test, reason):
        TestResult.addSkip(self, test, reason)
        self._said(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        TestResult.addExpectedFailure(self, test, err)
        self._said(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        TestResult.addUnexpectedSuccess(self, test)
        self._said(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        for kind, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.writeln(self.separator1)
                self.stream.writeln(f"{kind}: {self.getDescription(test)}")
                self.stream.writeln(self.separator2)
                self.stream.writeln(text)
        for test in self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
        self.stream.flush()


class TestSuite:
    """Tests that run one after another."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"

    def __eq__(self, other):
        return isinstance(other, TestSuite) and list(self) == list(other)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self])

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def _flat(self):
        for test in self:
            if isinstance(test, TestSuite):
                yield from test._flat()
            else:
                yield test

    def run(self, result, debug=False):
        """Runs all tests; those of one class together, with what is to be done before and after them."""
        previous = None
        module = sys.modules.get("__main__")
        entered = self._module_begins(module, result)
        for test in self._flat():
            if result.shouldStop:
                break
            cls = type(test)
            if cls is not previous:
                self._class_ends(previous, result)
                self._class_begins(cls, result)
                previous = cls
            if entered and not getattr(cls, "_classSetupFailed", False):
                test(result)
        self._class_ends(previous, result)
        if entered:
            self._noted(getattr(module, "tearDownModule", None), "tearDownModule", "__main__", result)
            self._noted(doModuleCleanups, "tearDownModule", "__main__", result)
        return result

    def _module_begins(self, module, result):
        return self._noted(getattr(module, "setUpModule", None), "setUpModule", "__main__", result)

    def _class_begins(self, cls, result):
        cls._classSetupFailed = False
        if getattr(cls, "__unittest_skip__", False) or not hasattr(cls, "setUpClass"):
            return
        cls._classSetupFailed = not self._noted(cls.setUpClass, "setUpClass", _name(cls), result)
        if cls._classSetupFailed:
            self._class_cleanups(cls, result)

    def _class_ends(self, cls, result):
        if cls is None or cls._classSetupFailed or getattr(cls, "__unittest_skip__", False):
            return
        self._noted(getattr(cls, "tearDownClass", None), "tearDownClass", _name(cls), result)
        self._class_cleanups(cls, result)

    def _class_cleanups(self, cls, result):
        if hasattr(cls, "doClassCleanups"):
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                result.addError(_ErrorHolder(f"tearDownClass ({_name(cls)})"), info)

    def _noted(self, function, what, where, result):
        if function is None:
            return True
        try:
            function()
            return True
        except SkipTest as skipped:
            result.addSkip(_ErrorHolder(f"{what} ({where})"), str(skipped))
        except Exception:
            result.addError(_ErrorHolder(f"{what} ({where})"), sys.exc_info())
        return False

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)


def _name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class _ErrorHolder:
    """What stands for a test where something around the tests goes wrong."""

    failureException = AssertionError

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        return [
            name for name in sorted(dir(testCaseClass))
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))
        ]

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        suites = []
        for name in sorted(dir(module)):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, TestCase) and found.__module__ == module.__name__:
                suites.append(self.loadTestsFromTestCase(found))
        suite = self.suiteClass(suites)
        load = getattr(module, "load_tests", None)
        return load(self, suite, pattern) if load is not None else suite

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        found = module
        if module is None:
            found = sys.modules[parts.pop(0)] if parts[0] in sys.modules else sys.modules["__main__"]
        parent = None
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError:
                where = f"type object '{found.__name__}'" if isinstance(found, type) else f"module '{found.__name__}'"
                raise AttributeError(f"{where} has no attribute '{part}'") from None
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(found, (TestSuite, TestCase)):
            return found
        return self.loadTestsFromModule(found)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        _subset.refuse("`discover` of unittest is outside the subset; name the classes")


defaultTestLoader = TestLoader()


class TextTestRunner:
    """Runs tests, and says how they go."""

    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
        warnings=None, *, tb_locals=False, durations=None,
    ):
        self.stream = _Writer(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        result.buffer = self.buffer
        began = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        elapsed = time.perf_counter() - began
        if hasattr(result, "printErrors"):
            result.printErrors()
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        ran = result.testsRun
        self.stream.writeln(f"Ran {ran} test{'' if ran == 1 else 's'} in {elapsed:.3f}s")
        self.stream.writeln()
        infos = []
        if not result.wasSuccessful():
            self.stream.write("FAILED")
            if result.failures:
                infos.append(f"failures={len(result.failures)}")
            if result.errors:
                infos.append(f"errors={len(result.errors)}")
        elif ran == 0 and not result.skipped and sys.version_info >= (3, 12):
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        if result.skipped:
            infos.append(f"skipped={len(result.skipped)}")
        if result.expectedFailures:
            infos.append(f"expected failures={len(result.expectedFailures)}")
        if result.unexpectedSuccesses:
            infos.append(f"unexpected successes={len(result.unexpectedSuccesses)}")
        self.stream.writeln(f" ({', '.join(infos)})" if infos else "")
        self.stream.flush()
        return result


class TestProgram:
    """`unittest.main()`"""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
        durations=None,
    ):
        self.module = sys.modules[module] if isinstance(module, str) else module
        names = []
        for argument in (sys.argv if argv is None else argv)[1:]:
            if argument in ("-v", "--verbose"):
                verbosity = 2
            elif argument in ("-q", "--quiet"):
                verbosity = 0
            elif argument in ("-f", "--failfast"):
                failfast = True
            elif argument in ("-b", "--buffer"):
                buffer = True
            elif not argument.startswith("-"):
                names.append(argument)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        runner = TextTestRunner if testRunner is None else testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast), buffer=bool(buffer))
        self.result = runner.run(self.test)
        if exit:
            nothing = self.result.testsRun == 0 and not self.result.skipped and sys.version_info >= (3, 12)
            sys.exit(5 if nothing else 0 if self.result.wasSuccessful() else 1)


main = TestProgram
