-- How do the cases of an outcome stand? One row in all: counts of cases, and the sums over customers that a rate with its
-- interval needs. Cases that count for the rate were followed to the end, or are decided where there is no end.
select sum(cases) as cases, count() as customers, sum(successes) as successes, sum(failures) as failures,
       countIf(counted > 0) as rate_customers, sum(counted) as rate_cases, sum(won) as rate_successes,
       sum(counted * counted) as squares_cases, sum(won * won) as squares_successes, sum(counted * won) as squares_both,
       sumForEach(buckets) as progress_buckets, sum(progress_sum) as progress_sum
from (
  select customer, count() as cases, countIf(state = 'success') as successes, countIf(state = 'failure') as failures,
         countIf(/*counts*/) as counted, countIf(state = 'success' and (/*counts*/)) as won,
         groupArray(toUInt8(round(progress * 10))) as tens, arrayMap(tenth -> countEqual(tens, tenth), range(11)) as buckets,
         sum(ifNull(progress, 0)) as progress_sum
  from (/*standing*/)
  group by customer
)
