-- Which steps make up each case, in order? One row a case.
select case_id, argMin(customer, (at_ms, sequence)) as case_customer,
       arraySort(row -> (row.1, row.2), groupArray((at_ms, sequence, toString(activity), toString(channel), toString(function),
         cost_minor, revenue_minor, toString(currency)))) as rows
from (/*belonging*/)
group by case_id
