-- On which days did anything happen to each customer? One row a customer.
select customer, arraySort(arrayDistinct(arrayMap(t -> toInt32(intDiv(t - positiveModulo(t, 86400000), 86400000)), at_ms))) as days
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
