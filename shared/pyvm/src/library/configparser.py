# `configparser`: sections of names and values (`Lib/configparser.py`).

import re

DEFAULTSECT = "DEFAULT"
_BOOLEANS = {
    "1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False,
}


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = f"While reading from {source!r} [line {lineno:2d}]: s" if source else "S"
        Error.__init__(self, f"{where}ection {section!r} already exists")
        self.section = section


class ParsingError(Error):
    pass


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")


class InterpolationError(Error):
    pass


class RawConfigParser:
    """Sections; those of `DEFAULT` are in all of them."""

    _interpolates = False

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
        comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
        default_section=DEFAULTSECT, interpolation=..., converters={},
    ):
        self.default_section = default_section
        self._allow_no_value = allow_no_value
        self._delimiters = delimiters
        self._comments = tuple(comment_prefixes)
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._defaults = {}
        self._sections = {}
        if interpolation is None:
            self._interpolates = False
        if defaults:
            for name, value in defaults.items():
                self._defaults[self.optionxform(name)] = str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def _names(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return {**self._defaults, **self._sections[section]}

    def options(self, section):
        return list(self._names(section))

    def has_option(self, section, option):
        if section and section != self.default_section and section not in self._sections:
            return False
        return self.optionxform(option) in self._names(section or self.default_section)

    def read(self, filenames, encoding=None):
        found = []
        for path in [filenames] if isinstance(filenames, str) or hasattr(filenames, "__fspath__") else filenames:
            try:
                with open(path, encoding=encoding) as file:
                    self.read_file(file, path)
            except OSError:
                continue
            found.append(str(path))
        return found

    def read_string(self, string, source="<string>"):
        self.read_file(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, names in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for name, value in names.items():
                self.set(section, str(name), None if value is None else str(value))

    def read_file(self, f, source=None):
        source = getattr(f, "name", "<???>") if source is None else source
        names = name = None
        seen = set()
        for number, line in enumerate(f, 1):
            for prefix in self._inline:
                line = re.split(r"(?:^|\s)" + re.escape(prefix), line, maxsplit=1)[0]
            value = line.strip()
            if not value or value.startswith(self._comments):
                continue
            if line[0].isspace() and names is not None and name is not None:
                names[name] = value if names[name] is None else f"{names[name]}\n{value}"
                continue
            if value.startswith("[") and "]" in value:
                section = value[1:value.rindex("]")]
                name = None
                if section == self.default_section:
                    names = self._defaults
                    continue
                if section in seen and self._strict:
                    raise DuplicateSectionError(section, source, number)
                seen.add(section)
                names = self._sections.setdefault(section, {})
                continue
            if names is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [value.index(mark) for mark in self._delimiters if mark in value]
            if places:
                at = min(places)
                name, given = self.optionxform(value[:at].strip()), value[at + 1:].strip()
            elif self._allow_no_value:
                name, given = self.optionxform(value), None
            else:
                raise ParsingError(f"Source contains parsing errors: {source!r}\n\t[line {number:2d}]: {line!r}")
            names[name] = given

    def get(self, section, option, *, raw=False, vars=None, fallback=...):
        try:
            names = self._names(section)
        except NoSectionError:
            if fallback is ...:
                raise
            return fallback
        if vars:
            names = {**names, **vars}
        name = self.optionxform(option)
        if name not in names:
            if fallback is ...:
                raise NoOptionError(option, section)
            return fallback
        value = names[name]
        return value if raw or not self._interpolates or value is None else self._filled(value, names, 0)

    def _filled(self, value, names, depth):
        if depth > 10:
            raise InterpolationError("Recursion limit exceeded in value substitution")

        def known(match):
            if match.group(0) == "%%":
                return "%"
            name = self.optionxform(match.group(1))
            if name not in names:
                raise InterpolationError(f"Bad value substitution: key {name!r} not found")
            return self._filled(names[name], names, depth + 1)

        return re.sub(r"%%|%\(([^)]+)\)s", known, value) if "%" in value else value

    def _as(self, convert, section, option, options):
        fallback = options.pop("fallback", ...)
        value = self.get(section, option, fallback=fallback, **options)
        return fallback if value is fallback else convert(value)

    def getint(self, section, option, **options):
        return self._as(int, section, option, options)

    def getfloat(self, section, option, **options):
        return self._as(float, section, option, options)

    def getboolean(self, section, option, **options):
        return self._as(_boolean, section, option, options)

    def items(self, section=..., raw=False, vars=None):
        if section is ...:
            return [(self.default_section, self[self.default_section])] + [(name, self[name]) for name in self._sections]
        return [(name, self.get(section, name, raw=raw)) for name in self._names(section)]

    def set(self, section, option, value=None):
        if self._interpolates and value is not None and not isinstance(value, str):
            raise TypeError("option values must be strings")
        names = self._defaults if not section or section == self.default_section else self._sections.get(section)
        if names is None:
            raise NoSectionError(section)
        names[self.optionxform(option)] = value

    def remove_option(self, section, option):
        names = self._defaults if section == self.default_section else self._sections.get(section)
        if names is None:
            raise NoSectionError(section)
        return names.pop(self.optionxform(option), ...) is not ...

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def write(self, fp, space_around_delimiters=True):
        mark = " = " if space_around_delimiters else "="
        sections = [(self.default_section, self._defaults)] if self._defaults else []
        for section, names in sections + list(self._sections.items()):
            fp.write(f"[{section}]\n")
            for name, value in names.items():
                fp.write(f"{name}\n" if value is None else name + mark + str(value).replace("\n", "\n\t") + "\n")
            fp.write("\n")

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key == self.default_section:
            self._defaults.clear()
        else:
            self._sections[key] = {}
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key not in self._sections:
            raise KeyError(key)
        del self._sections[key]

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    def __len__(self):
        return len(self._sections) + 1


def _boolean(value):
    if value.lower() not in _BOOLEANS:
        raise ValueError(f"Not a boolean: {value}")
    return _BOOLEANS[value.lower()]


class ConfigParser(RawConfigParser):
    """The same, with `%(name)s` in values."""

    _interpolates = True


SafeConfigParser = ConfigParser


class SectionProxy:
    """One section, as a mapping."""

    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __repr__(self):
        return f"<Section: {self.name}>"

    def __getitem__(self, key):
        if not self.parser.has_option(self.name, key):
            raise KeyError(key)
        return self.parser.get(self.name, key)

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __delitem__(self, key):
        if not self.parser.remove_option(self.name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __iter__(self):
        return iter(self.parser.options(self.name))

    def __len__(self):
        return len(self.parser.options(self.name))

    def keys(self):
        return self.parser.options(self.name)

    def values(self):
        return [self[name] for name in self]

    def items(self):
        return [(name, self[name]) for name in self]

    def get(self, option, fallback=None, **options):
        return self.parser.get(self.name, option, fallback=fallback, **options)

    def getint(self, option, fallback=None):
        return self.parser.getint(self.name, option, fallback=fallback)

    def getfloat(self, option, fallback=None):
        return self.parser.getfloat(self.name, option, fallback=fallback)

    def getboolean(self, option, fallback=None):
        return self.parser.getboolean(self.name, option, fallback=fallback)
