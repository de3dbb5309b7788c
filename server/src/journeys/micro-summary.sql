-- How many micro-journeys are there, how long are they, and over how many channels? One row in all.
select count() as micro_journeys, uniqExact(shard, id) as cases, uniqExact(cityHash64(customer)) as customers,
       uniqExact(path_hash) as paths, countIf(length(micro_channels) > 1) as over_channels,
       quantileExactInclusive(0.5)(toInt64(length(path))) as median_steps,
       arrayMap(q -> q / 1000, quantilesExactInclusive(0.5, 0.9)(lasting_ms)) as quantile_seconds
from (/*micro*/)
