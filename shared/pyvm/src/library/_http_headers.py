# The headers of an HTTP message: names in any case.


class Headers:
    """What `response.headers` is in `urllib.request`."""

    def __init__(self, pairs=()):
        self._pairs = [(str(name), str(value)) for name, value in pairs]

    def get_all(self, name, failobj=None):
        found = [value for known, value in self._pairs if known.lower() == name.lower()]
        return found or failobj

    def get(self, name, failobj=None):
        found = self.get_all(name)
        return found[0] if found else failobj

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)

    def keys(self):
        return [name for name, value in self._pairs]

    def values(self):
        return [value for name, value in self._pairs]

    def items(self):
        return list(self._pairs)

    def get_content_type(self):
        kind = (self.get("Content-Type") or "text/plain").partition(";")[0].strip().lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_charset(self, failobj=None):
        for part in (self.get("Content-Type") or "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.lower() == "charset":
                return value.strip("'\"").lower()
        return failobj

    def __str__(self):
        return "".join([f"{name}: {value}\n" for name, value in self._pairs]) + "\n"


class CaseInsensitiveDict(Headers):
    """What `response.headers` is in `requests`: as a dict, the last value of a name counts."""

    def __init__(self, data=()):
        pairs = {}
        for name, value in data.items() if hasattr(data, "items") else data:
            old = pairs.get(name.lower())
            pairs[name.lower()] = (name, f"{old[1]}, {value}" if old else value)
        super().__init__(pairs.values())

    def __getitem__(self, name):
        if name not in self:
            raise KeyError(name.lower())
        return self.get(name)

    def __setitem__(self, name, value):
        self._pairs = [pair for pair in self._pairs if pair[0].lower() != name.lower()]
        self._pairs.append((name, value))

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name.lower())
        self._pairs = [pair for pair in self._pairs if pair[0].lower() != name.lower()]

    def update(self, data):
        for name, value in data.items() if hasattr(data, "items") else data:
            self[name] = value

    def setdefault(self, name, value):
        if name not in self:
            self[name] = value
        return self[name]

    def __repr__(self):
        return repr(dict(self._pairs))

    __str__ = __repr__
