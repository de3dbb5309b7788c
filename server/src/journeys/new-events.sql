-- The events between two places in the order of arrival, the later one included. One row an event.
select * from events
where workspace = {workspace:String} and sequence > {new_after:UInt64} and sequence <= {new_through:UInt64}
