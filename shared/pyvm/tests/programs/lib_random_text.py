# Seeding with text, and the generator's state.
import random

for seed in ("text", b"bytes"):
    random.seed(seed)
    print(random.random(), random.randbytes(4))
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)])
