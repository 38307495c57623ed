"""try statements inside loops, and loops inside try statements."""

def walk(items):
    seen = []
    for item in items:
        try:
            if item == "skip":
                continue
            if item == "stop":
                break
            seen.append(item)
        finally:
            seen.append("f")
    else:
        seen.append("complete")
    return seen

print(walk(["a", "b"]))
print(walk(["a", "skip", "b"]))
print(walk(["a", "stop", "b"]))

def rescue():
    for attempt in range(5):
        try:
            raise ValueError(attempt)
        finally:
            if attempt < 2:
                continue
            break
    return attempt

print(rescue())

def retry(fails):
    tries = 0
    while True:
        tries += 1
        try:
            if tries <= fails:
                raise OSError(f"try {tries}")
        except OSError as error:
            print("failed:", error)
            if tries == 3:
                return "gave up"
            continue
        else:
            break
        finally:
            print("end of try", tries)
    return f"done after {tries}"

print(retry(0))
print(retry(2))
print(retry(9))
def find(rows, wanted):
    for row in rows:
        for cell in row:
            try:
                if cell == wanted:
                    return row
            finally:
                wanted = wanted
    return None
print(find([[1, 2], [3, 4]], 3), find([[1]], 5))
