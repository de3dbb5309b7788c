-- Which names are in use, and how often? One row a (sort, name), the 500 most frequent of each sort.
select sort, name, count() as events, uniqExact(object_id) as objects, groupUniqArray(3)(example) as examples
from (
  select 'activity' as sort, toString(activity) as name, '' as object_id, '' as example from events where workspace = {workspace:String}
  union all
  select 'channel', toString(channel), '', '' from events where workspace = {workspace:String} and channel != ''
  union all
  select 'function', toString(function), '', '' from events where workspace = {workspace:String} and function != ''
  union all
  select 'object', toString(object.1), object.2, '' from events array join objects as object where workspace = {workspace:String}
  union all
  select 'property', toString(pair.1), '', substring(pair.2, 1, 100)
  from events array join CAST(properties, 'Array(Tuple(String, String))') as pair where workspace = {workspace:String}
)
group by sort, name
order by events desc, name
limit 500 by sort
