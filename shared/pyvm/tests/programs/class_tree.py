"""A binary search tree: recursion over objects."""

class Tree:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.left = self.right = None

    def insert(self, key, value):
        if key == self.key:
            self.value = value
        elif key < self.key:
            if self.left:
                self.left.insert(key, value)
            else:
                self.left = Tree(key, value)
        elif self.right:
            self.right.insert(key, value)
        else:
            self.right = Tree(key, value)

    def find(self, key):
        if key == self.key:
            return self.value
        branch = self.left if key < self.key else self.right
        if branch is None:
            raise KeyError(key)
        return branch.find(key)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key, self.value
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((branch.depth() for branch in (self.left, self.right) if branch), default=0)

words = "the quick brown fox jumps over the lazy dog and runs".split()
root = Tree(words[0], 0)
for position, word in enumerate(words[1:], start=1):
    root.insert(word, position)
print(list(root))
print(root.find("fox"), root.find("the"), root.depth())
try:
    root.find("cat")
except KeyError as error:
    print("missing", error)
print([key for key, value in root if value % 2], dict(root)["lazy"])
