def cleanup(resources):
    return resources["never opened"]

def work():
    try:
        return 10 / 0
    except ZeroDivisionError:
        cleanup({})
    finally:
        print("finally still runs")

work()
