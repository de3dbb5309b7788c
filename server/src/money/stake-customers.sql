-- Which friction points did each customer meet in the first case that counts, before it was decided, and how did it end? One row a
-- customer. A handoff from or to a step that the outcome names says nothing of it. Customers are compared within the month and the channel in which they began.
select argMin(stratum, began) as customer_stratum, argMin(won, began) as customer_won, argMin(cost, began) as customer_cost,
       argMin(frictions, began) as customer_frictions, min(start_ms) as customer_start
from (
  select customer, start_ms, (start_ms, id) as began, state = 'success' as won, toFloat64(cost_minor) as cost, stratum, frictions
  from (
    select customer, id, start_ms, state,
           concat(formatDateTime(fromUnixTimestamp64Milli(start_ms, 'UTC'), '%Y-%m'), ' ', toString(channel[1])) as stratum,
           arrayFilter((a, t) -> t <= decided_ms, activity, at_ms) as passed,
           arrayFilter((v, t) -> t <= decided_ms, visit, at_ms) as visits,
           arrayFilter((c, t) -> t <= decided_ms and c != '', channel, at_ms) as channels,
           arrayMap(a -> has({named:Array(String)}, toString(a)),
             arrayFilter((a, c, t) -> t <= decided_ms and c != '', activity, channel, at_ms)) as are_named,
           arraySlice(arrayPushFront(channels, ''), 1, length(channels)) as channels_before,
           arrayMap((x, y, m, n) -> x != '' and x != y and not m and not n, channels_before, channels, are_named,
             arraySlice(arrayPushFront(are_named, 0), 1, length(are_named))) as are_handed,
           arrayConcat(
             arrayDistinct(arrayMap(a -> concat('step\0', toString(a)), passed)),
             arrayDistinct(arrayMap(a -> concat('rework\0', toString(a)), arrayFilter((a, v) -> v = 2, passed, visits))),
             arrayDistinct(arrayMap((x, y) -> concat('handoff\0', toString(x), '\0', toString(y)),
               arrayFilter((x, h) -> h, channels_before, are_handed), arrayFilter((y, h) -> h, channels, are_handed))),
             arrayDistinct(arrayFilter(f -> f != '', arrayMap((a, b, e, t, p) -> multiIf(
               b = '' or t + e > decided_ms or transform(p, /*wait_pairs*/, {wait_limits:Array(Int64)}, toInt64(-1)) < 0, '',
               e > transform(p, /*wait_pairs*/, {wait_limits:Array(Int64)}, toInt64(-1)), concat('wait\0', toString(a), '\0', toString(b)),
               concat('pass\0', toString(a), '\0', toString(b))), activity, next, elapsed_ms, at_ms, pair)))) as frictions
    from (/*standing*/)
    where /*counts*/
  ) as counted
  left join (select case_id, sum(avoidable_part) as cost_minor from (/*priced*/) group by case_id) as costs on counted.id = costs.case_id
)
group by customer
