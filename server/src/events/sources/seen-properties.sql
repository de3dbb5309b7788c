-- Which properties do the events of a source carry, and what do their values look like? One row a (place, activity,
-- property), of one in `every` events; the words and the customer of an event are places of their own. What begins with a
-- plus or with zeros is a code, such as a telephone number.
select part.1 as place, if(place = 'property', activity, '') as of, part.2 as name, countIf(part.3 != '') as filled,
       countIf(match(part.3, '^-?(0|[1-9]\\d{0,17})$')) as integers,
       countIf(match(part.3, '^-?((0|[1-9]\\d*)(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?$')) as numbers,
       countIf(lower(part.3) in ('true', 'false')) as booleans,
       countIf(match(part.3, '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$')) as instants,
       countIf(startsWith(part.3, '[') and isValidJSON(part.3)) as lists,
       countIf(startsWith(part.3, '{') and isValidJSON(part.3)) as objects,
       uniq(part.3) as different,
       groupUniqArrayIf(6)(substringUTF8(part.3, 1, 400), part.3 != '') as examples,
       groupUniqArrayIf(6)(substringUTF8(part.3, 1, 400), match(part.3, '@|\\d{7}|\\+\\d|\\d\\.\\d+\\.\\d+\\.\\d')) as suspects
from (
  select activity, arrayConcat(
      arrayMap(pair -> ('property', toString(pair.1), pair.2), CAST(properties, 'Array(Tuple(String, String))')),
      if(words = '', [], [('words', '', words)]), [('customer', '', customer)]) as parts
  from events
  where workspace = {workspace:String} and source = {source:String} and sequence % {every:UInt64} = 0
    and received_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') and received_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
)
array join parts as part
group by place, of, name
order by place, of, filled desc, name
limit 20000
