-- Which rows of an import still wait, from a place in the file on? One row each.
select import, ordinal, line, reason, detail, raw, state
from quarantine final
where workspace = {workspace:String} and import = {import:String} and state = 'waiting' and ordinal > {after:UInt64}
order by ordinal
limit {limit:UInt32}
