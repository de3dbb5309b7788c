-- How many cases go only along the shown transitions? One row in all.
with arrayMap((a, b) -> cityHash64(a, b), {shown_from:Array(String)}, {shown_to:Array(String)}) as shown
select countIf(arrayAll((k, b) -> b = '' or has(shown, k), pair, next)) as cases
from (/*steps*/)
