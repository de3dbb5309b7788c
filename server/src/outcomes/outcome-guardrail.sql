-- How many of an outcome's cases are such as they should not be? One row in all, with the sums over customers.
select countIf(cases > 0) as rate_customers, sum(cases) as rate_cases, sum(such) as rate_successes,
       sum(cases * cases) as squares_cases, sum(such * such) as squares_successes, sum(cases * such) as squares_both
from (
  select customer, count() as cases, countIf(/*guardrail*/) as such
  from (/*standing*/)
  group by customer
)
