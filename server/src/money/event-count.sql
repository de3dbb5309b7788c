-- How many events has the workspace, without those that no case may have yet? One row.
select count() as events from events
where workspace = {workspace:String} and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64})
