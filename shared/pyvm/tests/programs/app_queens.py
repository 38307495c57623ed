"""N queens, a knight's tour count and a maze: searching by trying and taking back."""

def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset(), placed=()):
    if row == n:
        yield placed
        return
    for column in range(n):
        if column in columns or row + column in up or row - column in down:
            continue
        yield from queens(n, row + 1, columns | {column}, up | {row + column}, down | {row - column}, placed + (column,))

print([sum(1 for _ in queens(n)) for n in range(1, 7)])
first = next(queens(6))
for column in first:
    print(" ".join("Q" if column == i else "." for i in range(6)))

MAZE = ["S.#.....", ".#..###.", "...#...#", "##.#.#.E", "...#.#..", ".#...#.#"]

def solve(maze):
    grid = [list(row) for row in maze]
    start = next((r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell == "S")

    def walk(r, c, path):
        if not (0 <= r < len(grid) and 0 <= c < len(grid[0])) or grid[r][c] in "#o":
            return None
        if grid[r][c] == "E":
            return path
        grid[r][c] = "o"
        for dr, dc, name in ((0, 1, "R"), (1, 0, "D"), (0, -1, "L"), (-1, 0, "U")):
            found = walk(r + dr, c + dc, path + name)
            if found is not None:
                return found
        grid[r][c] = "."
        return None

    return walk(*start, ""), ["".join(row) for row in grid]

path, drawn = solve(MAZE)
print(path, len(path))
print("\n".join(drawn))

def subset_sum(numbers, target):
    if target == 0:
        return []
    if not numbers or target < 0:
        return None
    head, *tail = numbers
    taken = subset_sum(tail, target - head)
    return [head] + taken if taken is not None else subset_sum(tail, target)

print(subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([3, 34, 4], 100))
