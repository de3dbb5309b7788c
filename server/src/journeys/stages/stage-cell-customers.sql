-- How many customers make up each cell of the matrix? One row a (from, to).
select cell.1 as came_from, cell.2 as came_to, uniqExact(cityHash64(customer)) as customers
from (/*period_ends*/)
array join arrayFilter(c -> c.2 != '', [(stage, if(run_ends > 1, stage, '')), (stage, after)]) as cell
group by came_from, came_to
order by came_from, came_to
