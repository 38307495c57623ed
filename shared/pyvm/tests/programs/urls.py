from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlencode, urljoin, urlparse, urlsplit, parse_qs, parse_qsl
print(quote("a b/c?d=é&x~"), quote("a/b", safe=""), quote_plus("a b&c"), unquote("a%20b%C3%A9%zz%"), unquote_plus("a+b%2B"))
print(urlencode({"q": "a b", "n": 5, "é": "ü/"}), urlencode([("a", 1), ("a", 2)]), urlencode({"x": [1, "b c"]}, doseq=True))
for url in ["http://user:pw@Example.com:8080/p/a;x=1?q=1&r=2#frag", "https://h", "/path?x", "mailto:a@b", "//h/p", "", "http://[::1]:80/x", "a:b", "http://h?q#f"]:
    p = urlparse(url)
    print(p, p.hostname, p.port, p.username, p.password, p.geturl())
    print(urlsplit(url))
scheme, netloc, *rest = urlparse("http://a/b")
print(scheme, netloc, rest, urlparse("http://a/b")[2], urlparse("http://a/b").path)
for base in ["http://a/b/c/d;p?q", "http://a", "http://a/b/"]:
    for url in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "http://x/y", "g/../h", "mailto:x"]:
        print(repr(urljoin(base, url)), end=" ")
    print()
print(parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=%20x+y"))
