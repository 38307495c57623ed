import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "notes.txt")
    with open(path, "w", encoding="utf-8") as file:
        print(file.write("first line\n"), file.mode, file.encoding, file.closed)
        file.writelines(["second\n", "Füße und Ähren\n", "last, without an end"])
    print(file.closed, os.path.getsize(path), os.path.exists(path))

    with open(path) as file:
        print(repr(file.readline()), repr(file.readline(3)), repr(file.read(5)))
        print(repr(file.read()), repr(file.read()), repr(file.readline()))

    with open(path, "r") as file:
        for number, line in enumerate(file, 1):
            print(number, line.rstrip("\n"))
        file.seek(0)
        print(file.readlines())
        file.seek(11)
        print(file.readline(), end="")
        print(file.tell())

    with open(path, "a") as file:
        file.write("!\n")
    with open(path, "rb") as file:
        data = file.read()
        print(len(data), data[-8:], file.mode)
        file.seek(-3, 2)
        print(file.read(), file.tell())

    with open(path, "r+") as file:
        print(repr(file.read(6)))
        file.seek(0)
        file.write("FIRST")
        file.seek(0)
        print(file.readline().strip())

    with open(path, "wb") as file:
        file.write(b"one\r\ntwo\r\nthree")
    print(open(path).read().split("\n"), open(path, newline="").read().split("\n"))
    print(list(open(path, "rb")))

    big = os.path.join(folder, "big.txt")
    with open(big, "w") as file:
        for i in range(5000):
            file.write(f"line {i} äöü\n")
    with open(big) as file:
        total = sum(len(line) for line in file)
    print(total, os.path.getsize(big))
    with open(big) as file:
        lines = file.readlines()
        print(len(lines), lines[4321].strip())
    with open(big, "rb") as file:
        pieces = []
        while True:
            piece = file.read(1000)
            if not piece:
                break
            pieces.append(len(piece))
    print(len(pieces), pieces[0], pieces[-1], sum(pieces))
print(os.path.exists(folder))
