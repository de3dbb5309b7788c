-- From which month to which are there events? One row; months are counted from year 0. A month of less than a hundredth of
-- what the others hold on average is not the first: a wrong clock leaves a few events long before the rest.
select toInt32(minIf(month, events * 100 * months >= all_events)) as first_month, toInt32(max(month)) as last_month
from (
  select month, events, count() over () as months, sum(events) over () as all_events
  from (
    select toYear(at) * 12 + toMonth(at) - 1 as month, count() as events
    from events
    where workspace = {workspace:String}
    group by month
  )
)
