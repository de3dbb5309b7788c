-- In which stage is each customer at the ends of the periods of a window? One row a run of period ends in one stage, with
-- the stages of the runs before and after it, empty where the window has none.
select customer, kept_stages[place] as stage, lasts[place] - firsts[place] as run_ends,
       if(place = 1, '', kept_stages[place - 1]) as before,
       if(place = length(kept_stages), '', kept_stages[place + 1]) as after
from (
  select customer, runs.1 as kept_stages, runs.2 as firsts, runs.3 as lasts,
         arrayFilter(run -> run.3 > run.2, arrayMap((s, entered, until) -> (toString(s),
             greatest(entered, {first_period:Int64}), least(until, {last_period:Int64} + 1)),
           stage, arrayMap(d -> if({unit:String} = 'week', intDiv(d + 3 - positiveModulo(d + 3, 7), 7),
               toInt64(toYear(toDate32(d))) * 12 + toMonth(toDate32(d)) - 1), entered_days),
           arrayMap(d -> if({unit:String} = 'week', intDiv(d + 3 - positiveModulo(d + 3, 7), 7),
               toInt64(toYear(toDate32(d))) * 12 + toMonth(toDate32(d)) - 1), left_days))) as runs
  from (
    select customer, stage,
           arrayMap(t -> toInt32(intDiv(least(t, {as_of:Int64}) - positiveModulo(least(t, {as_of:Int64}), 86400000), 86400000)), entered_ms) as entered_days,
           arrayMap(t -> toInt32(intDiv(least(t, {as_of:Int64}) - positiveModulo(least(t, {as_of:Int64}), 86400000), 86400000)), left_ms) as left_days
    from customer_stages final
    where workspace = {workspace:String} and version = {stages_version:UInt32} and (/*who*/)
  )
)
array join arrayEnumerate(kept_stages) as place
