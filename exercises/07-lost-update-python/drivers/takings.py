# Two tellers sell a seat each; there are enough seats. One of them takes one back.


def judge():
    from threading import Thread

    office = BoxOffice(9, 5)

    def first():
        office.sell()

    def second():
        office.sell()
        office.take_back()

    tellers = [Thread(target=first), Thread(target=second)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    seats, money = office.report()
    assert type(seats) is int and type(money) is int, "A report is two whole numbers."
    assert money == 5, f"Two seats were sold at 5 each and one was taken back, and the till has {money}."
    assert seats == 8, f"Two of 9 seats were sold and one was taken back, and {seats} are left."
    print("the end of the check")


judge()
