"""The usual shape of a script."""

import sys

VERSION = "1.0"

def parse(arguments):
    options = {"verbose": False, "names": []}
    for argument in arguments:
        if argument in ("-v", "--verbose"):
            options["verbose"] = True
        elif argument.startswith("-"):
            raise SystemExit(f"unknown option {argument}")
        else:
            options["names"].append(argument)
    return options

def main(arguments=None):
    options = parse(sys.argv[1:] if arguments is None else arguments)
    if options["verbose"]:
        print("version", VERSION)
    for name in options["names"] or ["world"]:
        print(f"Hello, {name}!")
    return len(options["names"])

if __name__ == "__main__":
    print(__name__, len(sys.argv))
    print(main())
    print(main(["-v", "Ann", "Bob"]))
    try:
        main(["--what"])
    except SystemExit as stop:
        print("exit:", stop)
else:
    print("imported")
