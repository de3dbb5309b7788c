-- How long do customers stay in a stage, by what came before and after? One row a (before, stage, after).
select before, stage, after, count() as runs, countIf(run_ends = 1) as singles, sum(run_ends) as ends
from (/*period_ends*/)
group by before, stage, after
order by before, stage, after
