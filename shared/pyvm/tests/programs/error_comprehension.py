rows = [["1", "2"], ["3", "four"], ["5", "6"]]

def total(row):
    return sum(int(cell) for cell in row)

print(total(rows[0]))
print([total(row) for row in rows])
