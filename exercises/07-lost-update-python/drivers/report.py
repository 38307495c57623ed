# The manager asks for a report while a teller sells.


def judge():
    from threading import Thread

    office = BoxOffice(5, 4)
    reports = []

    def manage():
        reports.append(office.report())

    people = [Thread(target=office.sell), Thread(target=manage)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    reports.append(office.report())
    for seats, money in reports:
        assert type(seats) is int and type(money) is int, "A report is two whole numbers."
        assert (5 - seats) * 4 == money, f"A report says that {seats} of 5 seats are left and {money} is in the till: \
a moment that never was."
    assert reports[1] == (4, 4), f"One of 5 seats was sold at 4, and the last report says {reports[1]}."
    print("the end of the check")


judge()
