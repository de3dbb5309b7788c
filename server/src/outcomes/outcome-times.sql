-- After how long were cases won or lost, and how long are the open ones known? One row a (time, ending), times with three
-- digits. All is told as of the instant up to which a success would be certain by now.
select intDiv(elapsed, grain) * grain / 1000 as seconds, countIf(ending = 'success') as reached,
       countIf(ending = 'failure') as ended, countIf(ending = 'open') as open,
       toInt64(exp10(greatest(0, floor(log10(greatest(elapsed, 1))) - 2))) as grain
from (
  select multiIf(state = 'success' and achieved_ms <= {horizon:Int64}, 'success',
                 state = 'failure' and decided_ms <= {horizon:Int64}, 'failure', 'open') as ending,
         multiIf(ending = 'success', achieved_ms, ending = 'failure', decided_ms, {horizon:Int64}) - start_ms as elapsed
  from (/*standing*/)
  where start_ms <= {horizon:Int64}
)
group by elapsed, grain
order by seconds
