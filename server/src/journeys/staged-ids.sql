-- Which objects of a type do new events of touched customers concern, as the staged events say? One row an object.
select arrayJoin(arrayMap(object -> object.id, arrayFilter(object -> object.type = {object_type:String}, objects)))
from {cut:Identifier} where touched and sequence > {new_after:UInt64} and sequence < {new_before:UInt64}
