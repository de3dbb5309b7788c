-- Which places of a stretch of the order of arrival are taken by events? One row an event.
select sequence
from events
where sequence between {first:UInt64} and {last:UInt64}
