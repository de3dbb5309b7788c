-- The staged events of touched customers without those that are new to this cut. One row an event.
select * from {cut:Identifier}
where touched and not (sequence > {kept_through:UInt64} and sequence < {unseen_before:UInt64})
