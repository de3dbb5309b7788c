-- How many cases go only along what is drawn, with no step and no pass hidden? One row in all.
with arrayMap((a, b) -> cityHash64(a, b), {shown_from:Array(String)}, {shown_to:Array(String)}) as shown
select countIf(arrayAll((k, a, b) -> (b = '' or has(shown, k)) and ({whole:Bool} or a in {kept_activities:Array(String)}),
         pair, activity, next)) as cases
from (/*steps*/)
