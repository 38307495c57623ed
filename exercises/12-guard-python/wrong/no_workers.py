# Believes: what counts is what is printed.

import queue
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
    rules = load_rules()
    results = queue.Queue()
    for number, text in enumerate(texts, 1):
        count(number, text, rules, results)
    counts = sorted(results.get() for _ in texts)
    for number, words in counts:
        print("text", number, "has", words, "words")
    print("total", sum(words for _, words in counts))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
