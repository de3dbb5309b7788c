-- How many cases go only along what is drawn, with no step and no pass hidden? One row in all.
select countIf(arrayAll((k, a, b) -> (b = '' or k in (
           select arrayJoin(arrayMap((a, b) -> cityHash64(a, b), {shown_from:Array(String)}, {shown_to:Array(String)}))))
         and ({whole:Bool} or a in {kept_activities:Array(String)}),
         pair, activity, next)) as cases
from (/*steps*/)
