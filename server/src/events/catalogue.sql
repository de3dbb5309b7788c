-- Which names are in use, and how often? One row a (sort, name), the 500 most frequent of each sort.
select sort, name, events, objects, examples
from (
  select 'activity' as sort, toString(activity) as name, count() as events, 0 as objects, []::Array(String) as examples
  from events where workspace = {workspace:String} group by activity
  union all
  select 'channel', toString(channel), count(), 0, [] from events where workspace = {workspace:String} and channel != '' group by channel
  union all
  select 'function', toString(function), count(), 0, [] from events where workspace = {workspace:String} and function != '' group by function
  union all
  select 'object', toString(object.1), count(), uniqExact(object.2), []
  from events array join objects as object where workspace = {workspace:String} group by object.1
  union all
  select 'property', toString(pair.1), count(), 0, groupUniqArrayIf(3)(substring(pair.2, 1, 100), pair.2 != '')
  from events array join CAST(properties, 'Array(Tuple(String, String))') as pair where workspace = {workspace:String} group by pair.1
)
order by events desc, name
limit 500 by sort
