-- Which events are part of a case of a journey? One row an event.
select arrayJoin(sequence) from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
