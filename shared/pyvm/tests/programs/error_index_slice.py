def column(rows, index):
    return [row[index] for row in rows]

rows = [[1, 2, 3], [4, 5, 6], [7, 8]]
print(column(rows, 0), column(rows, -1))
print(rows[5:], rows[1:][0][::2])
print(column(rows, 2))
