-- From which month to which are there events? One row, none where there are no events; months are counted from year 0. A few events, less than one in a hundred,
-- with an empty month after them are not the first: a wrong clock leaves such, long before the rest.
select toInt32(max(if(month > month_before + 1 and events_before * 100 < all_events, month, first))) as first_month, toInt32(max(month)) as last_month
from (
  select month, sum(events) over () as all_events, min(month) over () as first,
         sum(events) over (order by month rows between unbounded preceding and 1 preceding) as events_before,
         lagInFrame(month, 1, month) over (order by month) as month_before
  from (
    select toYear(at) * 12 + toMonth(at) - 1 as month, count() as events
    from events
    where workspace = {workspace:String}
    group by month
  )
)
having count() > 0
