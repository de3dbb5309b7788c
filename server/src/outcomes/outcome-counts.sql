-- How do the cases of an outcome stand? One row in all: counts of cases, and the sums over customers that a rate with its
-- interval needs. Cases that count for the rate were followed to the end, or are decided where there is no end. Cases that are
-- gone are told apart.
select sum(cases) as cases, count() as customers, sum(successes) as successes, sum(failures) as failures,
       countIf(counted > 0) as rate_customers, sum(counted) as rate_cases, sum(won) as rate_successes,
       sum(counted * counted) as squares_cases, sum(won * won) as squares_successes, sum(counted * won) as squares_both,
       sumForEach(buckets) as progress_buckets, sum(progress_sum) as progress_sum,
       deleted
from (/*customers*/)
group by deleted
