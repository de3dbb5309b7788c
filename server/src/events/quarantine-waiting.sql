-- Which of these rows still wait? One row a row of the quarantine.
select ordinal
from quarantine final
where workspace = {workspace:String} and import = {import:String} and ordinal in {ordinals:Array(UInt64)} and state = 'waiting'
