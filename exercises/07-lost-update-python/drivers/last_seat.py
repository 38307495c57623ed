# Two tellers want the last seat.


def judge():
    from threading import Thread

    office = BoxOffice(1, 8)
    tickets = [None, None]

    def sell(place):
        tickets[place] = office.sell()

    tellers = [Thread(target=sell, args=(place,)) for place in (0, 1)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    sold = [number for number in tickets if number is not None]
    assert len(sold) == 1, f"There was one seat, and {len(sold)} tickets were sold for it."
    seats, money = office.report()
    assert type(seats) is int and seats == 0, f"The last seat is sold, and the report says that {seats} are left."
    assert type(money) is int and money == 8, f"One seat was sold at 8, and the till has {money}."
    print("the end of the check")


judge()
