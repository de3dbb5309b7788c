-- Which types of objects do the events name? One row a type; types whose objects are just the customers are left out.
select toString(object.1) as type, count() as events, uniqExact(object.2) as distinct_objects
from events
array join objects as object
where workspace = {workspace:String}
group by type
having countIf(object.2 != customer) > 0
order by events desc, type
