-- How many events do some customers have? One row a customer who has any.
select customer as id, count() as events
from (/*own*/)
group by customer
