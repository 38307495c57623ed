def port(text):
    try:
        return int(text)
    except ValueError:
        raise SystemError("bad port " + text) from None

print(port("80"))
print(port("http"))
