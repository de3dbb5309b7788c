-- Which paths do most micro-journeys share? One row a path.
select toString(path_hash) as path_id, any(path) as steps, count() as micro_journeys, uniqExact(shard, id) as cases,
       uniqExact(cityHash64(customer)) as customers, quantileExactInclusive(0.5)(lasting_ms) / 1000 as median_seconds,
       topKArray(4)(micro_channels) as channels
from (/*micro*/)
group by path_hash
order by micro_journeys desc, path_id
limit {limit:UInt32}
