-- How many events has the workspace? One row.
select count() as events from events where workspace = {workspace:String}
