-- How many rows are there about the cases of a journey, those that newer ones replace with them? One row.
select count() as n from cases where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
