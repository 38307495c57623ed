"""Counts the words of texts, each in a process of its own, whatever starts it.

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


def count(number, text, rules, results):
    """Puts the words of a text that count into a queue."""
    words = len([word for word in text.split() if word.lower() not in rules])
    results.put((number, words))


def main(method, texts):
    """Only the first process runs this. The workers get all that they need as arguments."""
    rules = load_rules()
    context = multiprocessing.get_context(method)
    results = context.Queue()
    jobs = [(number, text, rules, results) for number, text in enumerate(texts, 1)]
    workers = [context.Process(target=count, args=job) for job in jobs]
    for worker in workers:
        worker.start()
    counts = sorted(results.get() for _ in workers)
    for worker in workers:
        worker.join()
    for number, words in counts:
        print("text", number, "has", words, "words")
    print("total", sum(words for _, words in counts))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
