-- Where would customers be, and how would they have moved? One row a (from, to) and, with an empty `to`, one a stage now.
with led as (/*stages*/)
select toString(stage[arrayLastIndex(e -> e <= {as_of:Int64}, entered_ms)]) as came_from, '' as came_to,
       count() as moves, count() as customers
from led
group by came_from
union all
select toString(stage[place - 1]) as came_from, toString(stage[place]) as came_to, count() as moves, uniqExact(customer) as customers
from led
array join arrayEnumerate(stage) as place
where place > 1 and entered_ms[place] <= {as_of:Int64}
group by came_from, came_to
order by came_from, came_to
