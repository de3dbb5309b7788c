-- How did the cases that began in each period end? One row a period, with the sums of its customers.
select toUnixTimestamp64Milli(toDateTime64(period, 3, 'UTC')) as from_ms, sum(cases) as cases, sum(successes) as successes,
       sum(failures) as failures, countIf(counted > 0) as rate_customers, sum(counted) as rate_cases,
       sum(won) as rate_successes, sum(counted * counted) as squares_cases, sum(won * won) as squares_successes,
       sum(counted * won) as squares_both
from (
  with fromUnixTimestamp64Milli(start_ms, 'UTC') as began
  select multiIf({by:String} = 'day', toStartOfDay(began), {by:String} = 'week', toDateTime(toMonday(began), 'UTC'),
                 toDateTime(toStartOfMonth(began), 'UTC')) as period,
         customer, count() as cases, countIf(state = 'success') as successes, countIf(state = 'failure') as failures,
         countIf(/*counts*/) as counted, countIf(state = 'success' and (/*counts*/)) as won
  from (/*standing*/)
  group by period, customer
)
group by period
order by period
