-- On which days was each customer active, and from which day on is the contract over? One row a customer.
select customer, value_days as days,
       arrayFirst((entered, s) -> s = '' or has({terminal:Array(String)}, s), arrayPushBack(entered_ms, toInt64(4102444800000)),
         arrayPushBack(arrayMap(s -> toString(s), stage), '')) as over_ms
from customer_stages final
where workspace = {workspace:String} and version = {stages_version:UInt32} and notEmpty(value_days) and (/*who*/)
