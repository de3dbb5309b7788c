-- Which of these rows still wait, and when did they come? One row a row of the quarantine.
select ordinal, toUnixTimestamp64Milli(received_at) as receivedMs
from quarantine final
where workspace = {workspace:String} and import = {import:String} and ordinal in {ordinals:Array(UInt64)} and state = 'waiting'
