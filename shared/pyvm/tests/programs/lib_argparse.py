import argparse
ap = argparse.ArgumentParser(description="demo")
ap.add_argument("-n", "--number", type=int, default=4, help="how many")
ap.add_argument("--verbose", action="store_true")
ap.add_argument("files", nargs="*")
args = ap.parse_args([])
print(args.number, args.verbose, args.files, args)
args = ap.parse_args(["-n", "7", "--verbose", "a", "b"])
print(args)
