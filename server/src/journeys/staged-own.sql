-- The staged events of touched customers. One row an event.
select * from {cut:Identifier} where touched
