# `subprocess`: other programs, run as processes of the system (`Lib/subprocess.py`).

import _descriptors
import _subset
import io
import os
import signal as _signal
import sys
import time
from _io_base import data_of
from _io_stream import Descriptor, over
from shlex import quote as _quote

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """A command ended with another exit code than zero."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {_signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A command was waited for too long."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A command that has ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    parts = []
    for arg in map(os.fspath, seq):
        needs = not arg or " " in arg or "\t" in arg
        parts.append('"' + arg.replace('"', '\\"') + '"' if needs else arg.replace('"', '\\"'))
    return " ".join(parts)


def _stream(what, merges=False):
    """What a stream is, as the host has it: a word and a number."""
    if what is None:
        return "inherit", 0
    if what == PIPE and isinstance(what, int):
        return "pipe", 0
    if what == DEVNULL and isinstance(what, int):
        return "null", 0
    if what == STDOUT and isinstance(what, int):
        if not merges:
            raise ValueError("STDOUT can only be used for stderr")
        return "output", 0
    if isinstance(what, int):
        return "descriptor", what
    if hasattr(what, "flush") and not what.closed and what.writable():
        what.flush()
    binary = getattr(what, "buffer", what)
    if hasattr(binary, "_file"):
        return "file", binary._file
    return "descriptor", what.fileno()


class Popen:
    """A command that runs."""

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
        close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
        creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
        extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None,
    ):
        self.returncode = None
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        if preexec_fn is not None:
            _subset.refuse("`preexec_fn` of a command is outside the subset; leave it out")
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            arguments = [os.fspath(args)]
        else:
            arguments = [os.fspath(one) for one in args]
        if not arguments:
            raise IndexError("list index out of range")
        if executable is not None and not shell:
            arguments[0] = os.fspath(executable)
        if universal_newlines is not None and text is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but different."
                " Pass one or the other."
            )
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.encoding = encoding
        self.errors = errors
        streams = _stream(stdin), _stream(stdout), _stream(stderr, True)
        variables = os.environ if env is None else env
        variables = [(os.fspath(name), os.fspath(value)) for name, value in variables.items()]
        folder = None if cwd is None else os.fspath(cwd)
        self.pid, *ends = _descriptors.start_command(arguments, shell, folder, env is None, variables, streams)
        if ends[0] is not None:
            self.stdin = self._file(ends[0], False, bufsize)
        if ends[1] is not None:
            self.stdout = self._file(ends[1], True, bufsize)
        if ends[2] is not None:
            self.stderr = self._file(ends[2], True, bufsize)

    @property
    def universal_newlines(self):
        return self.text_mode

    def _file(self, end, reads, bufsize):
        raw = Descriptor(end, "rb" if reads else "wb")
        # A line buffer makes sense for text only.
        stream = over(raw, reads, not reads, -1 if self.text_mode or bufsize == 1 else bufsize)
        if not self.text_mode:
            return stream
        return io.TextIOWrapper(stream, self.encoding, self.errors, line_buffering=bufsize == 1, write_through=bufsize == 0)

    def __repr__(self):
        args = self.args
        shown = f"<{type(self).__name__}: returncode: {self.returncode} args: {args!r}>"
        return shown if len(shown) <= 80 else shown[:76] + "...>"

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    def poll(self):
        if self.returncode is None:
            self.returncode = _descriptors.wait_command(self.pid, 0.0)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            code = _descriptors.wait_command(self.pid, None if timeout is None else max(timeout, 0.0))
            if code is None:
                raise TimeoutExpired(self.args, timeout)
            self.returncode = code
        return self.returncode

    def send_signal(self, sig):
        self.poll()
        if self.returncode is None:
            _descriptors.signal_command(self.pid, int(sig))

    def terminate(self):
        self.send_signal(_signal.SIGTERM)

    def kill(self):
        self.send_signal(_signal.SIGKILL)

    def communicate(self, input=None, timeout=None):
        """Writes all of `input`, reads all that comes, and waits for the end."""
        input = data_of(input)
        if self.stdin and input is not None and self.text_mode != isinstance(input, str):
            kind = "str" if isinstance(input, str) else type(input).__name__
            if self.text_mode:
                raise TypeError(f"write() argument must be str, not {kind}")
            raise TypeError(f"a bytes-like object is required, not '{kind}'" if isinstance(input, str) else kind)
        deadline = None if timeout is None else time.monotonic() + timeout
        if not hasattr(self, "_parts"):
            self._parts = {}
            self._rest = b""
            if self.stdin and input is not None:
                self._rest = input.encode(self.encoding or "utf-8") if self.text_mode else bytes(input)
            if self.stdin:
                self._flush_input()
        readers = {}
        for stream in (self.stdout, self.stderr):
            if stream and not stream.closed:
                readers[stream.fileno()] = stream
                self._parts.setdefault(stream, [])
        while readers or self._rest:
            left = None if deadline is None else max(deadline - time.monotonic(), 0.0)
            writers = [self.stdin.fileno()] if self._rest else []
            ready, can_write = _descriptors.poll(list(readers), writers, left)
            if deadline is not None and not ready and not can_write:
                self._expired(timeout)
            for number in ready:
                data = _descriptors.read(number, 32768)
                self._parts[readers[number]].append(data)
                if not data:
                    readers.pop(number).close()
            if can_write:
                try:
                    sent = _descriptors.write(writers[0], self._rest[:4096])
                    self._rest = self._rest[sent:]
                except BrokenPipeError:
                    self._rest = b""
                if not self._rest:
                    self._close_input()
        try:
            self.wait(None if deadline is None else max(deadline - time.monotonic(), 0.0))
        except TimeoutExpired:
            self._expired(timeout)
        return self._text(self.stdout), self._text(self.stderr)

    def _flush_input(self):
        try:
            self.stdin.flush()
        except BrokenPipeError:
            self._rest = b""
        if not self._rest:
            self._close_input()

    def _close_input(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _expired(self, timeout):
        found = []
        for stream in (self.stdout, self.stderr):
            found.append(b"".join(self._parts[stream]) if stream and self._parts[stream] else None)
        raise TimeoutExpired(self.args, timeout, *found)

    def _text(self, stream):
        if stream is None:
            return None
        data = b"".join(self._parts.get(stream, []))
        if not self.text_mode:
            return data
        text = data.decode(self.encoding or "utf-8", self.errors or "strict")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a command to its end."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if sys.version_info < (3, 7):
            raise TypeError("__init__() got an unexpected keyword argument 'capture_output'")
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = PIPE
        kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except BaseException:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, stdout, stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        command = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if command is None else command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    if "stdout" in kwargs:
        raise ValueError("stdout argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("universal_newlines") or kwargs.get("text") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    found = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
    return found.returncode, found.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
