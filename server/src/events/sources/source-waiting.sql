-- How much of what each source sent waits in quarantine? One row a source or import.
select import as source, count() as waiting
from quarantine final
where workspace = {workspace:String} and state = 'waiting'
group by source
order by source
