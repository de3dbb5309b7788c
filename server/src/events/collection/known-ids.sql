-- Which of these ids does a source have already, and with what content? One row an event that is there.
select source, id, toUInt64(content) as content
from events
where id_key in {keys:Array(UInt64)} and concat(source, '\n', id) in {ids:Array(String)}
