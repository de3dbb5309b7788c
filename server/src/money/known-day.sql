-- Up to which day is it known what happened? One row, as days since 1970.
select toInt32(floor(toUnixTimestamp64Milli(max(at)) / 86400000)) as day from events where workspace = {workspace:String}
