-- What are the steps of the chosen cases, with all that their money depends on? One row a (case, step).
select who, case_id, /*key*/ as key, nth, step_sequence, step_activity as activity, step_channel as channel, step_function as function,
       step_currency as currency, step_ms as at_ms, step_cost as cost_minor, step_revenue as revenue_minor
from (
  select cityHash64(customer) as who, id as case_id, /*case_key*/ as case_key, /*nths*/ as nths, sequence, activity, channel, function,
         currency, at_ms, cost_minor, revenue_minor, arrayPushFront(arrayPopBack(activity), '') as before
  from (/*chosen*/)
)
array join nths as nth, sequence as step_sequence, activity as step_activity, channel as step_channel, function as step_function,
  currency as step_currency, at_ms as step_ms, cost_minor as step_cost, revenue_minor as step_revenue, before as step_before
