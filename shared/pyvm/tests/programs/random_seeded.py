import random
for seed in [42, 0, -7, 2**100, 3.5, -2.5, "text", "é", b"bytes", True]:
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(70), random.randint(1, 100), random.choice("abc"))
r = random.Random(5)
state = r.getstate()
numbers = [r.random() for _ in range(700)]
r.setstate(state)
print(numbers == [r.random() for _ in range(700)], sum(numbers), r.getrandbits(0), r.getrandbits(1))
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(100), 5), r.gauss(0, 1), r.uniform(1, 2), r.choices([1, 2, 3], k=4))
random.seed()
x = random.random()
print(0 <= x < 1, random.Random().random() != random.Random().random())
for wrong in (lambda: r.seed([1]), lambda: r.getrandbits(-1)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
