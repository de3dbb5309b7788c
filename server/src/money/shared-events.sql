-- How many events concern several objects of a type, so that they are in several cases? One row.
select countIf(length(arrayDistinct(arrayMap(object -> object.id, arrayFilter(object -> object.type = {object_type:String}, objects)))) > 1) as shared
from events
where workspace = {workspace:String} and (/*events*/)
