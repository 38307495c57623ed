"""What the machine does where Python code has to be called back: operators of a program's classes, sorting by keys,
containers of objects whose equality is written in Python."""


def call(function, arguments):
    return function(*arguments)


def call_spread(function, arguments, keywords):
    return function(*[*arguments], **keywords)


def new_object(cls, new, *arguments, **keywords):
    made = new(cls, *arguments, **keywords)
    if isinstance(made, cls):
        init = _special(made, "__init__")
        if init is not None:
            init(made, *arguments, **keywords)
    return made


def class_of_metaclass(body, metaclass, name, bases, keywords):
    # `builtin___build_class__` (`Python/bltinmodule.c`), where a class is no object of `type`.
    prepare = getattr(metaclass, "__prepare__", None)
    names = {} if prepare is None else prepare(name, bases, **keywords)
    body(names)
    return metaclass(name, bases, names, **keywords)


def intercepted_attribute(owner, name, hook, fallback):
    if fallback is None:
        return hook(owner, name)
    try:
        return hook(owner, name)
    except AttributeError:
        return fallback(owner, name)


def evaluated_annotations(owner, evaluate, texts):
    try:
        annotations = evaluate()
    except Exception:
        # A name that is not there (any more): what was written.
        annotations = texts
    if not isinstance(owner, type):
        owner.__annotations__ = annotations
    return annotations


class _MISSING:
    """What is not there."""


# A class pattern with one value takes an object of these as a whole (`match_class`, Python/ceval.c).
_MATCHED_AS_A_WHOLE = (bool, bytes, dict, float, frozenset, int, list, set, str, tuple)


def match_keys(subject, keys):
    found = []
    for key in keys:
        value = subject.get(key, _MISSING)
        if value is _MISSING:
            return None
        found.append(value)
    return tuple(found)


def match_class(subject, cls, count, names):
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    found = []
    if count:
        args = getattr(cls, "__match_args__", None)
        whole = args is None and issubclass(cls, _MATCHED_AS_A_WHOLE)
        if args is None:
            args = ()
        elif type(args) is not tuple:
            raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(args).__name__})")
        allowed = 1 if whole else len(args)
        if allowed < count:
            plural = "" if allowed == 1 else "s"
            raise TypeError(f"{cls.__name__}() accepts {allowed} positional sub-pattern{plural} ({count} given)")
        if whole:
            found.append(subject)
        else:
            names = (*args[:count], *names)
    for name in names:
        value = getattr(subject, name, _MISSING)
        if value is _MISSING:
            return None
        found.append(value)
    return tuple(found)


def run_main(body, shutdown):
    try:
        body()
    finally:
        shutdown()


def tell_hook(error, hook):
    # `sys.excepthook` is the program's own.
    try:
        hook(type(error), error, error.__traceback__)
    except Exception as problem:
        raise problem
    raise SystemExit(1)


def tell(error, untold):
    # An exception leaves the thread: its report needs the text that its class makes of it.
    for one in untold:
        try:
            text = str(one)
        except BaseException:
            text = "<exception str() failed>"
        _keep_text(one, text)
    raise error


class Globals(dict):
    """What `globals()` gives: the names of a module, which change with it."""

    __module__ = "builtins"
    __qualname__ = "dict"

    def __init__(self, module):
        self._module = module
        dict.update(self, _module_names(module))

    def __setitem__(self, name, value):
        dict.__setitem__(self, name, value)
        setattr(self._module, name, value)

    def __delitem__(self, name):
        dict.__delitem__(self, name)
        delattr(self._module, name)

    def __getitem__(self, name):
        if not hasattr(self._module, name):
            raise KeyError(name)
        return getattr(self._module, name)

    def __contains__(self, name):
        return hasattr(self._module, name)

    def get(self, name, default=None):
        return getattr(self._module, name, default)

    def update(self, *others, **more):
        for name, value in dict(*others, **more).items():
            self[name] = value

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name, *default):
        value = dict.pop(self, name, *default)
        if hasattr(self._module, name):
            delattr(self._module, name)
        return value


class CompiledText:
    """What `compile` gives."""

    __module__ = "builtins"
    __qualname__ = "code"

    def __init__(self, source, filename, mode):
        self.source = source
        self.co_filename = filename
        self.mode = mode
        self.co_name = "<module>"

    def __repr__(self):
        return f'<code object <module> at {id(self):#x}, file "{self.co_filename}", line 1>'


def compile_text(source, filename, mode, flags=0, dont_inherit=False, optimize=-1):
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if isinstance(source, bytes):
        source = source.decode()
    # A syntax error is told at once.
    _compile_text(_as_statement(source) if mode == "eval" else source, filename)
    return CompiledText(source, filename, mode)


def _as_statement(expression):
    lines = expression.strip()
    return f"_result_ = ({lines}\n)"


def _run_text(source, path, names, more):
    """Runs a text with these globals. Gives the globals then."""
    function, module = _compile_text(source, path)
    for given in (names, more):
        for name, value in (given or {}).items():
            if isinstance(name, str):
                setattr(module, name, value)
    function()
    return _module_names(module)


def exec_text(source, globals=None, locals=None, /, *, closure=None):
    path = "<string>"
    if isinstance(source, CompiledText):
        source, path = source.source, source.co_filename
    elif isinstance(source, bytes):
        source = source.decode()
    elif not isinstance(source, str):
        raise TypeError("exec() arg 1 must be a string, bytes or code object")
    own = globals is None
    names = _globals() if own else globals
    if not isinstance(names, dict):
        raise TypeError(f"exec() globals must be a dict, not {type(names).__name__}")
    before = dict(names)
    found = _run_text(source, path, names, locals)
    target = names if locals is None else locals
    for name, value in found.items():
        if name in ("__name__", "__file__") and name not in before:
            continue
        if name not in before or before[name] is not value:
            if locals is None or name not in locals or locals[name] is not value:
                target[name] = value


def eval_text(source, globals=None, locals=None, /):
    path = "<string>"
    if isinstance(source, CompiledText):
        source, path, mode = source.source, source.co_filename, source.mode
        if mode != "eval":
            exec_text(source, globals, locals)
            return None
    elif isinstance(source, bytes):
        source = source.decode()
    elif not isinstance(source, str):
        raise TypeError("eval() arg 1 must be a string, bytes or code object")
    names = _globals() if globals is None else globals
    return _run_text(_as_statement(source), path, names, locals)["_result_"]


def import_by_name(name, globals=None, locals=None, fromlist=(), level=0):
    module = _module_by_name(name)
    return module if fromlist or "." not in name else _module_by_name(name.split(".")[0])


def sorted_names(directory, owner):
    return sorted(directory(owner))


def globals_of(function):
    return Globals(_module_of(function))


def class_hooks(cls, named, keywords):
    for name, value in named:
        type(value).__set_name__(value, cls, name)
    super(cls, cls).__init_subclass__(**keywords)


def binary(a, b, plain, reflected, own, symbol):
    if own is not None:
        method = _special(a, own)
        if method is not None:
            result = method(a, b)
            if result is not NotImplemented:
                return result
    left = _special(a, plain)
    right = None if type(a) is type(b) else _special(b, reflected)
    if right is not None and left is not None and issubclass(type(b), type(a)) and right is not _special(a, reflected):
        result = right(b, a)
        if result is not NotImplemented:
            return result
        right = None
    if left is not None:
        result = left(a, b)
        if result is not NotImplemented:
            return result
    if right is not None:
        result = right(b, a)
        if result is not NotImplemented:
            return result
    return _native_binary(symbol, own is not None, a, b)


def _are_of_a_kind(a, b):
    """Whether both are numbers, texts or containers that what `a` has of itself can compare."""
    return any(isinstance(a, kind) and isinstance(b, kind) for kind in (int, float, str, bytes, tuple, list, set))


def binary_after(a, b, plain, reflected, in_place, symbol):
    # The first method of `a` that was asked has said NotImplemented: that of the operator in place, or where `plain` is
    # None, the plain one.
    if plain is not None:
        return binary(a, b, plain, reflected, "__none__" if in_place else None, symbol)
    right = None if type(a) is type(b) else _special(b, reflected)
    if right is not None:
        result = right(b, a)
        if result is not NotImplemented:
            return result
    return _native_binary(symbol, in_place, a, b)


def compare_after(a, b, reflected, symbol):
    right = _special(b, reflected)
    result = right(b, a) if right is not None else _unequal(symbol, b, a)
    return _native_compare(symbol, a, b) if result is NotImplemented else result


def compare(a, b, name, reflected, symbol):
    left = _special(a, name)
    right = _special(b, reflected)
    if right is not None and type(a) is not type(b) and issubclass(type(b), type(a)):
        result = right(b, a)
        if result is not NotImplemented:
            return result
        right = None
    if left is None and right is not None and _are_of_a_kind(a, b):
        return _native_compare(symbol, a, b)
    result = left(a, b) if left is not None else _unequal(symbol, a, b)
    if result is NotImplemented:
        result = right(b, a) if right is not None else _unequal(symbol, b, a)
    return _native_compare(symbol, a, b) if result is NotImplemented else result


def _unequal(symbol, a, b):
    """`a != b` where the class has no `__ne__`: the opposite of what its `__eq__` says."""
    equal = _special(a, "__eq__") if symbol == "!=" else None
    result = NotImplemented if equal is None else equal(a, b)
    return result if result is NotImplemented else not result


def divide(a, b):
    # `divmod` where a class of the program has a say.
    left = _special(a, "__divmod__")
    if left is not None:
        result = left(a, b)
        if result is not NotImplemented:
            return result
    right = _special(b, "__rdivmod__")
    if right is not None:
        result = right(b, a)
        if result is not NotImplemented:
            return result
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


def is_true(value):
    return True if value else False


def truth_of_call(function, arguments):
    return True if function(*arguments) else False


def contains(iterable, item):
    for other in iterable:
        if other is item or other == item:
            return True
    return False


def iterate_by_index(sequence):
    at = 0
    while True:
        try:
            item = sequence[at]
        except IndexError:
            return
        yield item
        at += 1


def mapping_items(mapping):
    return [(key, mapping[key]) for key in mapping.keys()]


def get_or(getter, arguments, default):
    try:
        return getter(*arguments)
    except AttributeError:
        return default


def has_attribute(*arguments):
    getter, arguments, _ = arguments
    try:
        getter(*arguments)
    except AttributeError:
        return False
    return True


def is_instance_of_any(value, classes):
    for of in classes:
        if isinstance(value, of):
            return True
    return False


def is_subclass_of_any(cls, classes):
    for of in classes:
        if issubclass(cls, of):
            return True
    return False


def exit_program(code=None):
    if code is None:
        raise SystemExit
    raise SystemExit(code)


def end_program(exit_functions):
    if exit_functions is not None:
        exit_functions()
    _finalize_all()
    return None


def given_back(value):
    return value


def print_on(text, values, sep, end, file, flush):
    # What `__str__` prints comes after the values before this one.
    for value in values:
        print(text, end="", file=file)
        text = sep
        print(value, end="", file=file)
    print(end, end="", file=file, flush=flush)


def print_to(file, text, flush):
    file.write(text)
    if flush:
        file.flush()


def sum_after(total, item, rest):
    return sum_items(rest, total + item)


def sum_items(iterable, start):
    for item in iterable:
        start = start + item
    return start


def _hash(value):
    return type(value).__hash__(value)


def _str(value):
    return type(value).__str__(value)


def _repr(value):
    return _special(value, "__repr__")(value)


def _format(value, spec):
    return type(value).__format__(value, spec)


def _attribute(value, name):
    return getattr(value, name)


def _item(container, key):
    return container[key]


def _collect(iterable):
    return [item for item in iterable]


def _drain(iterator):
    # For the machine's own iterators, which need no Python code.
    return [*iterator]


def _take(iterable, most):
    taken = []
    for item in iterable:
        taken.append(item)
        if len(taken) == most:
            break
    return taken


def _index(value):
    index = type(value).__index__(value)
    if not isinstance(index, int):
        raise TypeError(f"__index__ returned non-int (type {type(index).__name__})")
    return index


def _int(value):
    return int(value)


def _bytes(value):
    # `PyObject_GetBuffer`, of a class that is written in Python.
    made = value.__buffer__(0)
    return made if type(made) is bytes else made.tobytes()


def _as_bytes(value):
    made = value.__bytes__()
    if not isinstance(made, bytes):
        raise TypeError(f"__bytes__ returned non-bytes (type {type(made).__name__})")
    return made


def _float(value):
    number = type(value).__float__(value)
    if not isinstance(number, float):
        raise TypeError(f"{type(value).__name__}.__float__ returned non-float (type {type(number).__name__})")
    return number


def _missing(mapping, key):
    return type(mapping).__missing__(mapping, key)


def _length(container):
    return _special(container, "__len__")(container)


def _contains(container, item):
    return True if _special(container, "__contains__")(container, item) else False


def _contains_by_iteration(iterable, item):
    for other in iterable:
        if other is item or other == item:
            return True
    return False


def _equal(a, b):
    return True if a == b else False


def _equal_after(a, b):
    # What `__eq__` of `a` has said is `NotImplemented`.
    return True if compare_after(a, b, "__eq__", "==") else False


def _truth(value):
    return True if value else False


def _less(a, b):
    return True if a < b else False


def _less_equal(a, b):
    return True if a <= b else False


def _greater(a, b):
    return True if a > b else False


def _greater_equal(a, b):
    return True if a >= b else False


def any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def any_after(item, rest):
    if item:
        return True
    return any(rest)


def all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def all_after(item, rest):
    if not item:
        return False
    return all(rest)


def enumerate(iterable, start):
    for item in iterable:
        yield start, item
        start += 1


def zip(*iterables, strict=False):
    iterators = [iter(iterable) for iterable in iterables]
    if len(iterators) == 2 and not strict:
        first, second = iterators
        if _special(first, "__iter__") is None and _special(second, "__iter__") is None:
            # A loop over the machine's own iterator goes on with it: that is quicker than to call `next`.
            for one in first:
                for other in second:
                    yield one, other
                    break
                else:
                    return
            return
        while (one := next(first, _ended)) is not _ended and (other := next(second, _ended)) is not _ended:
            yield one, other
        return
    while iterators:
        items = []
        for iterator in iterators:
            try:
                items.append(next(iterator))
            except StopIteration:
                if strict:
                    _check_ends(iterators, len(items))
                return
        yield tuple(items)


def _check_ends(iterators, at):
    def first(count):
        return "argument 1" if count == 1 else f"arguments 1-{count}"

    if at > 0:
        raise ValueError(f"zip() argument {at + 1} is shorter than {first(at)}")
    for at in range(1, len(iterators)):
        try:
            next(iterators[at])
        except StopIteration:
            continue
        raise ValueError(f"zip() argument {at + 1} is longer than {first(at)}")


# What an iterator gives that has come to its end.
_ended = ("ended",)


def over_iterators(kind, *arguments):
    if kind == "enumerate":
        return enumerate(iter(arguments[0]), arguments[1])
    if kind == "zip":
        return zip(*[iter(iterable) for iterable in arguments])
    iterators = [iter(iterable) for iterable in arguments[1:]]
    return filter(arguments[0], *iterators) if kind == "filter" else map(arguments[0], *iterators)


def map(function, *iterables):
    if len(iterables) == 1:
        for item in iterables[0]:
            yield function(item)
    elif len(iterables) == 2:
        first, second = iter(iterables[0]), iter(iterables[1])
        if _special(first, "__iter__") is None and _special(second, "__iter__") is None:
            for one in first:
                for other in second:
                    yield function(one, other)
                    break
                else:
                    return
            return
        while (one := next(first, _ended)) is not _ended and (other := next(second, _ended)) is not _ended:
            yield function(one, other)
    else:
        for items in zip(*iterables):
            yield function(*items)


def filter(function, iterable):
    for item in iterable:
        if item if function is None else function(item):
            yield item


def reversed(sequence):
    at = len(sequence)
    while at > 0:
        at -= 1
        yield sequence[at]


def iter_of(value):
    iterator = _special(value, "__iter__")(value)
    if not hasattr(iterator, "__next__"):
        raise TypeError(f"iter() returned non-iterator of type '{type(iterator).__name__}'")
    return iterator


def int_by(value, method, name):
    result = method(value)
    if type(result) is int:
        return result
    if isinstance(result, int):
        return int.__int__(result)
    raise TypeError(f"{name} returned non-{'Integral' if name == '__trunc__' else 'int'} (type {type(result).__name__})")


def float_by(value, method, name):
    result = method(value)
    if type(result) is float and name == "__float__":
        return result
    if name == "__index__":
        if not isinstance(result, int):
            raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    elif not isinstance(result, float):
        raise TypeError(
            f"{type(value).__name__}.__float__ returned non-float (type {type(result).__name__})"
        )
    return 0.0 + result


def iter_until(function, sentinel):
    while True:
        item = function()
        if sentinel is item or sentinel == item:
            return
        yield item


def next_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def min_of(items):
    best = items[0]
    for item in items[1:]:
        if item < best:
            best = item
    return best


def max_of(items):
    best = items[0]
    for item in items[1:]:
        if item > best:
            best = item
    return best


def min_by(items, key):
    best = items[0]
    least = key(best)
    for item in items[1:]:
        rank = key(item)
        if rank < least:
            best, least = item, rank
    return best


def max_by(items, key):
    best = items[0]
    greatest = key(best)
    for item in items[1:]:
        rank = key(item)
        if rank > greatest:
            best, greatest = item, rank
    return best


def min_after(best, least, item, rank, rest, key):
    if rank < least:
        best, least = item, rank
    for item in rest:
        rank = key(item)
        if rank < least:
            best, least = item, rank
    return best


def max_after(best, greatest, item, rank, rest, key):
    if rank > greatest:
        best, greatest = item, rank
    for item in rest:
        rank = key(item)
        if rank > greatest:
            best, greatest = item, rank
    return best


def sort_by_keys(items, values, keys, reverse):
    # The keys are there, but only Python code can compare them.
    try:
        order = _order(keys, reverse)
        values = [values[at] for at in order]
    finally:
        changed = len(items) > 0
        items[:] = values
    if changed:
        raise ValueError("list modified during sort")


def sorted_by_keys(values, keys, reverse):
    items = []
    sort_by_keys(items, values, keys, reverse)
    return items


def sorted_list(items, key, reverse):
    sort_list(items, key, reverse)
    return items


def sort_list(items, key, reverse):
    # As in CPython, the list looks empty while keys are computed and items are compared.
    values = items[:]
    items.clear()
    try:
        keys = values if key is None else [key(value) for value in values]
        order = _sorted_places(keys, reverse)
        if order is None:
            order = _order(keys, reverse)
        values = [values[at] for at in order]
    finally:
        changed = len(items) > 0
        items[:] = values
    if changed:
        raise ValueError("list modified during sort")


def _order(keys, reverse):
    import _subset

    # Not imported: it would be loaded before this module is.
    return _subset.load("_list_sort").sorted_order(keys, reverse)


def first_of(value, function, argument):
    function(argument)
    return value


def acquire_restore(lock, count):
    lock.acquire()
    lock._set_count(count)


# The class of what `object()` gives.
PlainObject = type("object", (), {"__module__": "builtins", "__qualname__": "object"})


def read_line():
    line = _read_line()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line


def prompt_line(prompt):
    _write(prompt, False)
    return read_line()


def sum_rest(total, item, rest):
    return sum_items(rest, total + item)


def _deque_sum(a, b):
    # A class derived from `deque` makes the copies of its objects itself.
    made = a.copy()
    made.extend(b)
    return made


def _deque_product(a, times):
    made = a.copy()
    made *= times
    return made
