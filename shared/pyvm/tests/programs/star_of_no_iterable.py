def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: [*5]); t(lambda: {**5}); t(lambda: print(*5)); t(lambda: (*5,)); t(lambda: {*5}); t(lambda: print(1, *5)); t(lambda: print(*5, *[1])); t(lambda: (lambda **k: 0)(**5)); t(lambda: print(**5)); 
