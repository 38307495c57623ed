# `unittest`: tests as methods of classes, and what runs them (`Lib/unittest`).

import sys

from _unittest_case import (
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups,
    enterModuleContext, expectedFailure, skip, skipIf, skipUnless,
)
from _unittest_run import (
    TestLoader, TestProgram, TestResult, TestSuite, TextTestResult, TextTestRunner, defaultTestLoader, main,
)

if sys.version_info < (3, 13):

    def makeSuite(testCaseClass, prefix="test", sortUsing=None, suiteClass=TestSuite):
        return defaultTestLoader.loadTestsFromTestCase(testCaseClass)


def installHandler():
    pass


registerResult = removeResult = removeHandler = lambda *args: None
