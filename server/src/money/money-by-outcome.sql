-- How does each of the chosen cases stand with an outcome? One row a case; the state is empty where the case does not count.
select own.*, standing_state as state
from (/*cases*/) as own
left join (select shard as standing_shard, id as standing_id, state as standing_state from (/*standing*/)) as standing
on own.shard = standing.standing_shard and own.id = standing.standing_id
