-- Which staged events carry the id of another event with other content? One row each, into quarantine.
insert into quarantine (workspace, import, ordinal, line, reason, detail, raw)
with staged as (/*staged*/),
kept as (
  select id as kept_id, content as kept_content from events
  where workspace = {workspace:String} and source = {source:String} and id in (select event_id from staged)
)
select workspace, import, ordinal, 0, 'same-id-other-content', concat('Id: ', event_id),
       toJSONString(map('id', event_id, 'customer', customer, 'activity', toString(activity),
         'at', concat(replaceOne(toString(fromUnixTimestamp64Milli(at, 'UTC')), ' ', 'T'), 'Z')))
from staged inner join kept on event_id = kept_id
where id != '' and content != kept_content
