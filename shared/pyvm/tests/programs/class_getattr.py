"""Attributes that are found by code: __getattr__ is asked last, __getattribute__ first."""

class Settings:
    known = "class attribute"

    def __init__(self, **values):
        self.values = values

    def __getattr__(self, name):
        print("looking for", name)
        if name in self.values:
            return self.values[name]
        raise AttributeError(f"no setting {name!r}")

settings = Settings(host="localhost", port=80)
print(settings.host, settings.port, settings.known, settings.values)
print(hasattr(settings, "nothing"), getattr(settings, "nothing", "default"))
try:
    settings.nothing
except AttributeError as error:
    print("AttributeError:", error)
settings.host = "set"
print(settings.host)

class Watched:
    def __init__(self):
        self.value = 1

    def __getattribute__(self, name):
        if name.startswith("__"):
            return super().__getattribute__(name)
        print("get", name)
        return super().__getattribute__(name)

    def method(self):
        return self.value + 1

watched = Watched()
print(watched.value)
print(watched.method())

class Recorder:
    def __getattr__(self, name):
        return lambda *arguments: f"{name}{arguments}"

recorder = Recorder()
print(recorder.run(1, 2), recorder.stop())
