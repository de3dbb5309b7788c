-- Of which types are the objects that the events of an import concern? One row a type.
select distinct arrayJoin(objects.type) as type from events
where workspace = {workspace:String} and import = {taken_out:String}
