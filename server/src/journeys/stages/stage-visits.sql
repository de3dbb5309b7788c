-- How long do visits to each stage last, those that go on as far as they are known? One row a stage: times with three digits,
-- and how many visits were over after each, or go on. A stage passed through in the same instant was not visited.
select toString(s) as stage, count() as visits, uniqExact(cityHash64(customer)) as customers, countIf(is_over) as over,
       sumMap([intDiv(elapsed, grain) * grain], [toUInt64(is_over)], [toUInt64(not is_over)]) as lasting,
       lasting.1 as elapsed_ms, lasting.2 as over_then, lasting.3 as open_then
from (
  select customer, s, left_at <= {as_of:Int64} as is_over, least(left_at, {as_of:Int64}) - entered_at as elapsed,
         toInt64(exp10(greatest(0, floor(log10(greatest(elapsed, 1))) - 2))) as grain
  from customer_stages final
  array join stage as s, entered_ms as entered_at, left_ms as left_at
  where workspace = {workspace:String} and version = {stages_version:UInt32} and (/*who*/)
    and entered_at <= {as_of:Int64} and left_at > entered_at
    and entered_at >= {from_ms:Int64} and entered_at < {to_ms:Int64}
)
group by s
order by stage
