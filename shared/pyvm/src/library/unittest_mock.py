# `unittest.mock`: objects that note how they are used, and stand in for others (`Lib/unittest/mock.py`).

import functools
import sys


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __init__(self):
        self._known = {}

    def __getattr__(self, name):
        return self._known.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


def _shown(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


class _Call(tuple):
    """One call: its name, arguments and keyword arguments."""

    def __new__(cls, args=(), kwargs={}, name=""):
        made = tuple.__new__(cls, (name, args, kwargs) if name else (args, kwargs))
        made._call = name, tuple(args), dict(kwargs)
        return made

    @property
    def args(self):
        return self._call[1]

    @property
    def kwargs(self):
        return self._call[2]

    def __call__(self, *args, **kwargs):
        return _Call(args, kwargs, self._call[0])

    def __getattr__(self, name):
        if name == "_call":
            return "", (), {}
        own = self._call[0]
        return _Call(name=f"{own}.{name}" if own else name)

    def __eq__(self, other):
        if isinstance(other, _Call):
            return self._call == other._call
        if not isinstance(other, tuple):
            return NotImplemented
        parts = list(other)
        name = parts.pop(0) if parts and isinstance(parts[0], str) else ""
        args = parts.pop(0) if parts and isinstance(parts[0], tuple) else ()
        return self._call == (name, args, parts[0] if parts else {})

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        name, args, kwargs = self._call
        return _shown(f"call.{name}" if name and not name.startswith("()") else f"call{name}", args, kwargs)


call = _Call()


class _CallList(list):
    """Calls; others in a row may be among them."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any([self[at:at + len(value)] == value for at in range(len(self) - len(value) + 1)])


class NonCallableMock:
    """An object with any attributes, each a mock of its own."""

    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, unsafe=False,
        **kwargs,
    ):
        own = self.__dict__
        spec = spec_set if spec is None else spec
        own["_mock_children"] = {}
        own["_mock_parent"] = None
        own["_mock_name"] = name
        own["_mock_wraps"] = wraps
        own["_mock_names"] = None if spec is None else list(spec) if isinstance(spec, list) else dir(spec)
        own["_mock_class"] = None if spec is None or isinstance(spec, list) else spec if isinstance(spec, type) else type(spec)
        own["_mock_return"] = return_value
        own["side_effect"] = side_effect
        self._mock_forget()
        self.configure_mock(**kwargs)

    def _mock_forget(self):
        own = self.__dict__
        own["called"] = False
        own["call_count"] = 0
        own["call_args"] = None
        own["call_args_list"] = _CallList()
        own["method_calls"] = _CallList()
        own["mock_calls"] = _CallList()

    def configure_mock(self, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *path, last = name.split(".")
            target = self
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def _mock_child(self, name):
        child = type(self)() if isinstance(self, MagicMock) or type(self) in (Mock, NonCallableMock) else MagicMock()
        child.__dict__["_mock_parent"] = self
        child.__dict__["_mock_name"] = name
        return child

    def __getattr__(self, name):
        own = self.__dict__
        if "_mock_children" not in own or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name in own["_mock_children"]:
            found = own["_mock_children"][name]
            if found is None:
                raise AttributeError(name)
            return found
        if own["_mock_names"] is not None and name not in own["_mock_names"]:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.")
        child = own["_mock_children"][name] = self._mock_child(name)
        if own["_mock_wraps"] is not None:
            child.__dict__["_mock_wraps"] = getattr(own["_mock_wraps"], name)
        return child

    def __setattr__(self, name, value):
        if name == "return_value":
            self.__dict__["_mock_return"] = value
        elif name.startswith("__") and name.endswith("__") and name != "__class__":
            self.__dict__["_mock_special"] = {**self.__dict__.get("_mock_special", {}), name: value}
        else:
            if isinstance(value, NonCallableMock) and value.__dict__["_mock_parent"] is None and value.__dict__["_mock_name"] is None:
                value.__dict__["_mock_parent"] = self
                value.__dict__["_mock_name"] = name
            self.__dict__[name] = value

    def __delattr__(self, name):
        self.__dict__.pop(name, None)
        self.__dict__["_mock_children"][name] = None

    @property
    def return_value(self):
        own = self.__dict__
        if own["_mock_return"] is DEFAULT:
            own["_mock_return"] = self._mock_child("()")
        return own["_mock_return"]

    def _mock_full_name(self):
        own = self.__dict__
        name = own["_mock_name"]
        if own["_mock_parent"] is None:
            return name or "mock"
        return own["_mock_parent"]._mock_full_name() + (name if name == "()" else f".{name}")

    def __repr__(self):
        own = self.__dict__
        named = own["_mock_name"] is not None or own["_mock_parent"] is not None
        name = f" name={self._mock_full_name()!r}" if named else ""
        spec = f" spec={own['_mock_class'].__name__!r}" if own["_mock_class"] is not None else ""
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    def reset_mock(self, *, return_value=False, side_effect=False):
        self._mock_forget()
        if side_effect:
            self.side_effect = None
        if return_value:
            self.__dict__["_mock_return"] = DEFAULT
        for child in self.__dict__["_mock_children"].values():
            if child is not None:
                child.reset_mock(return_value=return_value, side_effect=side_effect)

    def attach_mock(self, mock, attribute):
        mock.__dict__["_mock_parent"] = None
        mock.__dict__["_mock_name"] = None
        setattr(self, attribute, mock)

    def _mock_text(self):
        return self.__dict__["_mock_name"] or "mock"

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_text()}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._mock_text()}' to not have been called. Called {self.call_count} times.{self._mock_said()}"
            )

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_text()}' to have been called once. Called {self.call_count} times.{self._mock_said()}"
            )

    def _mock_said(self, prefix="Calls"):
        return f"\n{prefix}: {list(self.mock_calls)!r}." if self.mock_calls else ""

    def assert_called_with(self, /, *args, **kwargs):
        expected = _Call(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {_shown(self._mock_text(), args, kwargs)}\n  Actual: not called.")
        if self.call_args != expected:
            actual = _shown(self._mock_text(), *self.call_args._call[1:])
            word = "  Actual" if sys.version_info >= (3, 13) else "Actual"
            raise AssertionError(f"expected call not found.\nExpected: {_shown(self._mock_text(), args, kwargs)}\n{word}: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_text()}' to be called once. Called {self.call_count} times.{self._mock_said()}"
            )
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call(args, kwargs) not in self.call_args_list:
            raise AssertionError(f"{_shown(self._mock_text(), args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        if any_order:
            missing = [one for one in calls if one not in self.mock_calls]
            if missing:
                raise AssertionError(f"{self._mock_text()!r} does not contain all of {tuple(missing)!r} in its call list, found {list(self.mock_calls)!r} instead")
        elif list(calls) not in self.mock_calls:
            raise AssertionError(f"Calls not found.\nExpected: {list(calls)!r}\n  Actual: {list(self.mock_calls)!r}")


class _Callable:
    def __call__(self, /, *args, **kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        made = _Call(args, kwargs)
        own["call_args"] = made
        own["call_args_list"].append(made)
        own["mock_calls"].append(made)
        name, around = own["_mock_name"], own["_mock_parent"]
        while around is not None:
            above = around.__dict__
            noted = _Call(args, kwargs, name)
            if not name.startswith("()"):
                above["method_calls"].append(noted)
            above["mock_calls"].append(noted)
            own_name = above["_mock_name"]
            if above["_mock_parent"] is None or own_name is None:
                break
            name = f"{own_name}.{name}" if not name.startswith("()") else own_name + name
            around = above["_mock_parent"]
        effect = own["side_effect"]
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                if not hasattr(effect, "__next__"):
                    effect = own["side_effect"] = iter(effect)
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            if result is not DEFAULT:
                return result
        if own["_mock_return"] is DEFAULT and own["_mock_wraps"] is not None:
            return own["_mock_wraps"](*args, **kwargs)
        return self.return_value


class Mock(_Callable, NonCallableMock):
    """A mock that can be called."""


def _special(name, default):
    """A special method of a mock, which a program may have given it."""

    def method(self, *args):
        given = self.__dict__.get("_mock_special", {}).get(name)
        if given is not None:
            return given(*args) if isinstance(given, NonCallableMock) else given(self, *args)
        return default(self, *args)

    return method


class MagicMock(Mock):
    """A mock that has the special methods too."""

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") and name in _MAGIC:
            special = self.__dict__.get("_mock_special", {})
            if name not in special:
                special = {**special, name: MagicMock(name=name, return_value=_MAGIC[name](self))}
                self.__dict__["_mock_special"] = special
            return special[name]
        return Mock.__getattr__(self, name)

    def _mock_of(self, name):
        return self.__dict__.get("_mock_special", {}).get(name)

    def __enter__(self):
        return _magic(self, "__enter__")

    def __exit__(self, *args):
        return _magic(self, "__exit__", *args)

    def __len__(self):
        return _magic(self, "__len__")

    def __iter__(self):
        return iter(_magic(self, "__iter__"))

    def __contains__(self, item):
        return _magic(self, "__contains__", item)

    def __getitem__(self, key):
        return _magic(self, "__getitem__", key)

    def __setitem__(self, key, value):
        return _magic(self, "__setitem__", key, value)

    def __bool__(self):
        return _magic(self, "__bool__")

    def __int__(self):
        return _magic(self, "__int__")

    def __float__(self):
        return _magic(self, "__float__")

    def __str__(self):
        given = self._mock_of("__str__")
        return repr(self) if given is None else given()


_MAGIC = {
    "__enter__": lambda of: MagicMock(name="mock.__enter__()"),
    "__exit__": lambda of: False,
    "__len__": lambda of: 0,
    "__iter__": lambda of: iter([]),
    "__contains__": lambda of: False,
    "__getitem__": lambda of: MagicMock(),
    "__setitem__": lambda of: None,
    "__bool__": lambda of: True,
    "__int__": lambda of: 1,
    "__float__": lambda of: 1.0,
    "__str__": lambda of: repr(of),
}


def _magic(of, name, *args):
    method = of._mock_of(name)
    if method is None:
        method = MagicMock.__getattr__(of, name)
    return method(*args)


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    return MagicMock(spec=spec, **kwargs)


class _Patch:
    """Puts something in an attribute's place for a while."""

    def __init__(self, target, attribute, new, options):
        self._target = target
        self.attribute = attribute
        self.new = new
        self._options = options

    def start(self):
        return self.__enter__()

    def stop(self):
        return self.__exit__(None, None, None)

    def __enter__(self):
        target = self._target() if callable(self._target) and not isinstance(self._target, type) else self._target
        options = dict(self._options)
        create = options.pop("create", False)
        if not hasattr(target, self.attribute) and not create:
            raise AttributeError(f"{target!r} does not have the attribute {self.attribute!r}")
        own = vars(target) if not isinstance(target, type(sys)) else {}
        self._there = self.attribute in own or isinstance(target, type(sys)) and hasattr(target, self.attribute)
        self._before = own.get(self.attribute, getattr(target, self.attribute, None))
        new = self.new
        if new is DEFAULT:
            made = options.pop("new_callable", MagicMock)
            if options.pop("autospec", None):
                options["spec"] = self._before
            if made is MagicMock or isinstance(made, type) and issubclass(made, NonCallableMock):
                options.setdefault("name", self.attribute)
            new = made(**options)
        self._patched = target
        setattr(target, self.attribute, new)
        return new

    def __exit__(self, kind, error, trace):
        if self._there:
            setattr(self._patched, self.attribute, self._before)
        else:
            delattr(self._patched, self.attribute)
        return False

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(function, name)):
                    setattr(function, name, self._around(getattr(function, name)))
            return function
        return self._around(function)

    def _around(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            again = _Patch(self._target, self.attribute, self.new, self._options)
            with again as new:
                return function(*args, *([new] if self.new is DEFAULT else []), **kwargs)

        return patched


def _found(path):
    """What a dotted name leads to."""
    parts = path.split(".")
    found = sys.modules.get(parts[0]) or __import__(parts[0])
    for part in parts[1:]:
        found = getattr(found, part)
    return found


def patch(target, new=DEFAULT, **options):
    where, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _Patch(lambda: _found(where), attribute, new, options)


def _patch_object(target, attribute, new=DEFAULT, **options):
    return _Patch(target, attribute, new, options)


class _PatchDict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._dict = in_dict
        self._values = {**dict(values), **kwargs}
        self._clear = clear

    def __enter__(self):
        found = _found(self._dict) if isinstance(self._dict, str) else self._dict
        self._found = found
        self._before = dict(found.items())
        if self._clear:
            found.clear()
        for name, value in self._values.items():
            found[name] = value
        return found

    def __exit__(self, kind, error, trace):
        self._found.clear()
        for name, value in self._before.items():
            self._found[name] = value
        return False

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with _PatchDict(self._dict, self._values, self._clear):
                return function(*args, **kwargs)

        return patched


patch.object = _patch_object
patch.dict = _PatchDict
patch.TEST_PREFIX = "test"


def mock_open(mock=None, read_data=""):
    """A stand-in for `open`."""
    import io

    mock = MagicMock(name="open") if mock is None else mock

    def opened(*args, **kwargs):
        data = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
        handle = mock.return_value
        handle.read.side_effect = data.read
        handle.readline.side_effect = data.readline
        handle.readlines.side_effect = data.readlines
        handle.__enter__.return_value = handle
        handle.__iter__.side_effect = lambda: iter(data)
        return DEFAULT

    mock.side_effect = opened
    return mock


def seal(mock):
    mock.__dict__["_mock_names"] = [name for name, child in mock.__dict__["_mock_children"].items() if child]
