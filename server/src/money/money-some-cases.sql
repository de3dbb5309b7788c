-- Which cases are of some of the customers, one of every so many? One row a case.
select * from (/*chosen*/)
where cityHash64(customer, 'spread') % {every:UInt32} = 0
