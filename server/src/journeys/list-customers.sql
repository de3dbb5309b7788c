-- Which customers are there? One row a customer, by id.
select customer as id, count() as events
from events
where workspace = {workspace:String} and positionCaseInsensitiveUTF8(customer, {search:String}) > 0 and customer > {after:String}
group by customer
order by customer
limit {limit:UInt32}
