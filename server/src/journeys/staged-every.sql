-- The staged events of touched customers and of those who share an object with them. One row an event.
select * from {cut:Identifier}
