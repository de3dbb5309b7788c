-- How long do steps lie after the one before? One row a bin of ln(seconds), a quarter wide; steps within a second are left out.
select low, found as steps
from (
  select floor(log(elapsed / 1000) / 0.25) * 0.25 as low, count() as found
  from cases final
  array join elapsed_ms as elapsed, next as following
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
    and following != '' and elapsed >= 1000
  group by low
)
order by low
