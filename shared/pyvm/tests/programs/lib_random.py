# A seeded program gets the same numbers.
import random

random.seed(42)
print([random.random() for _ in range(3)], [random.randint(1, 100) for _ in range(8)])
print(random.randrange(10), random.randrange(5, 50, 5), random.randrange(10, 0, -3), random.getrandbits(70))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=8))
print(random.choices("abc", cum_weights=[1, 2, 3], k=3))
deck = list(range(12))
random.shuffle(deck)
print(deck, random.sample(range(1000), 4), random.sample(deck, 12), random.sample("ab", 3, counts=[2, 2]))
print(random.sample(list(range(200)), 10), random.sample(range(10**9), 2))
print(random.uniform(1, 5), random.triangular(1, 5), random.triangular(0, 10, 2))
print([random.gauss(0, 1) for _ in range(3)], random.gauss(10, 2), random.normalvariate(5, 2))
print(
    random.expovariate(0.5), random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2)
)
own = random.Random(7)
print(own.random(), own.randint(0, 9), own.sample([1, 2, 3], 2), random.Random(7).random())
random.seed(42)
print(random.random())
for seed in (0, -5, 2**70, 1.5):
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 10**20))
random.seed(3)
random.gauss(0, 1)
random.seed(3)
print(random.gauss(0, 1))
for call in (
    lambda: random.randint(5, 1),
    lambda: random.randrange(0),
    lambda: random.randrange(1, 5, 0),
    lambda: random.randrange(1, 9, -2),
    lambda: random.choice([]),
    lambda: random.sample([1], 2),
    lambda: random.sample({1, 2}, 1),
    lambda: random.choices([1, 2], weights=[1]),
):
    try:
        call()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
print(0 <= random.random() < 1, random.Random().randint(3, 3))
