-- Which rows of an import could not become events? One row each, in the order of the file.
select import, ordinal, line, reason, detail, raw, state
from quarantine final
where workspace = {workspace:String} and import = {import:String} and state = {state:String}
  and ({reason:String} = '' or reason = {reason:String})
order by ordinal
limit {limit:UInt32} offset {offset:UInt64}
