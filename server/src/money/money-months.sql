-- From which month to which are there events? One row; months are counted from year 0.
select toInt32(toYear(min(at)) * 12 + toMonth(min(at)) - 1) as first_month, toInt32(toYear(max(at)) * 12 + toMonth(max(at)) - 1) as last_month
from events
where workspace = {workspace:String}
