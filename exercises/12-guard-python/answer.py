"""Your answer: counts the words of texts, each in a process of its own. It works with fork, and with nothing else.

Usage: answer.py fork|spawn|forkserver TEXT ...
"""

import multiprocessing
import sys


def load_rules():
    """The words that do not count. They come from far away, which takes long."""
    print("loading the rules", flush=True)
    rules = set()
    for word in ["a", "an", "the"] * 2000:
        rules.add(word)
    return rules


def count(text):
    """The words of a text that count."""
    return len([word for word in text.split() if word.lower() not in RULES])


RULES = load_rules()

context = multiprocessing.get_context(sys.argv[1])
results = context.Queue()
workers = []
for number, text in enumerate(sys.argv[2:], 1):
    workers.append(context.Process(target=lambda number=number, text=text: results.put((number, count(text)))))
for worker in workers:
    worker.start()
counts = sorted(results.get() for _ in workers)
for worker in workers:
    worker.join()
for number, words in counts:
    print("text", number, "has", words, "words")
print("total", sum(words for _, words in counts))
