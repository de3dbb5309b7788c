-- How many minutes of each function did the rate card count in each month? One row a key of function and month.
select key, sum(minutes_used) as minutes, count() as events
from (/*priced*/)
group by key
order by key
