-- How many cases go only along the shown transitions? One row in all.
select countIf(arrayAll((a, b) -> b = '' or (a, b) in (
         select pair.1, pair.2 from (select arrayJoin(arrayZip({shown_from:Array(String)}, {shown_to:Array(String)})) as pair)),
         arrayMap(a -> toString(a), activity), arrayMap(b -> toString(b), next))) as cases
from (/*steps*/)
