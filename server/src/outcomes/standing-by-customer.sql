-- How do the cases of each customer stand? One row a customer.
select customer, count() as cases, countIf(state = 'success') as successes, countIf(state = 'failure') as failures,
       countIf(/*counts*/) as counted, countIf(state = 'success' and (/*counts*/)) as won,
       groupArray(toUInt8(round(progress * 10))) as tens, arrayMap(tenth -> countEqual(tens, tenth), range(11)) as buckets,
       sum(ifNull(progress, 0)) as progress_sum, deleted
from (/*standing*/)
group by customer, deleted
