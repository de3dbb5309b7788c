-- Which cases have a step in a currency? One row a case.
select * from (/*chosen*/)
where arrayExists(one -> one = {only_currency:String}, currency)
