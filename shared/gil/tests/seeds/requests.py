"""What the programs under test use of the `requests` package, over the standard library."""

import urllib.error
import urllib.request


class Response:
    def __init__(self, answer):
        self.status_code = answer.status
        self.content = answer.read()

    @property
    def text(self):
        return self.content.decode()


def get(url, timeout=None):
    try:
        answer = urllib.request.urlopen(url, timeout=timeout)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return Response(answer)
