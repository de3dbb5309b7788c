-- What are the steps of the chosen cases, with all that their money depends on? One row a (case, step). Only what is asked for is
-- unfolded: the rest of a step stays empty.
select who, case_id, deleted, /*key*/ as key, nth, /*step_columns*/
from (
  select cityHash64(customer) as who, id as case_id, deleted, /*case_key*/ as case_key, /*nths*/ as nths, /*lists*/
  from (/*chosen*/)
)
array join nths as nth, /*joined*/
