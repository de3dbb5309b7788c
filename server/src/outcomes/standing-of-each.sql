-- The same where every customer has one case: nothing is to be grouped. One row a customer.
select toUInt64(1) as cases, toUInt64(state = 'success') as successes, toUInt64(state = 'failure') as failures,
       toUInt64(/*counts*/) as counted, toUInt64(state = 'success' and (/*counts*/)) as won,
       arrayMap(tenth -> toUInt64(ifNull(toUInt8(round(progress * 10)) = tenth, 0)), range(11)) as buckets,
       ifNull(progress, 0) as progress_sum, deleted
from (/*standing*/)
