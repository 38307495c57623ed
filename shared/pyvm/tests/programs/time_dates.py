import time

print(time.gmtime(0))
for seconds in (0, 951782400, 951868800, 1078012800, 1700000000.9, -1, -86401, 4102444800):
    moment = time.gmtime(seconds)
    print(tuple(moment), time.strftime("%Y-%m-%d %H:%M:%S %a %b %j %U %W %I %p %y %u %w %%", moment))
    print(time.asctime(moment), moment.tm_year, moment[1])
print(time.strftime("%A, %d. %B %Y, %D %T %F %R %e", time.gmtime(86400 * 365)))
print(type(time.time_ns()), type(time.perf_counter_ns()), time.monotonic_ns() >= 0)
