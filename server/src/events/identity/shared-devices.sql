-- Which devices belong to several customers, each for a while? One row a device.
select distinct identifier
from identities final
where workspace = {workspace:String} and from_ms > -9007199254740000
