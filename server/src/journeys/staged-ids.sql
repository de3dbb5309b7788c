-- Which objects of a type concern touched customers, as the staged events say? One row an object.
select arrayJoin(arrayMap(object -> object.id, arrayFilter(object -> object.type = {object_type:String}, objects)))
from {cut:Identifier} where touched
