-- Which of these pairs are made of known activities? One row a pair; the empty `to` is the end of a case.
select toString(cityHash64(from_activity, to_activity)) as key, from_activity, to_activity
from (select arrayJoin({activities:Array(String)}) as from_activity) as goes
cross join (select arrayJoin(arrayPushBack({activities:Array(String)}, '')) as to_activity) as comes
where key in {keys:Array(String)}
