-- Through which life stages does each customer go? One row a customer. An event carries the rules it fits as bits; a
-- silence longer than a rule allows becomes a trigger at the instant at which it is. The triggers are then followed in
-- order: each moves the customer by the first of its rules that leads from where the customer is.
select {workspace:String} as workspace, {version:UInt32} as version, toUInt8(cityHash64(who) % 256) as shard,
       who as customer, {revision:UInt64} as revision, toUInt8(0) as deleted,
       first_ms, last_ms, events,
       arrayMap(move -> {stages:Array(String)}[move.2], moves) as stage,
       arrayMap(move -> move.3, moves) as rule,
       arrayMap(move -> move.1, moves) as entered_ms,
       arrayPushBack(arrayPopFront(entered_ms), toInt64(9007199254740991)) as left_ms,
       value_days
from (
  select who, times[1] as first_ms, times[-1] as last_ms, length(rows) as events, value_days,
         arrayFold((state, trigger) -> if(
             arrayFirstIndex((leads_from, bit) -> bitTest(trigger.3, bit) and bitTest(leads_from, state.1),
               {rule_from:Array(UInt32)}, {rule_bit:Array(UInt8)}) as rule_number = 0,
             state,
             ({rule_to:Array(UInt8)}[rule_number],
              arrayPushBack(state.2, (trigger.1, {rule_to:Array(UInt8)}[rule_number], toUInt8(rule_number))))),
           triggers,
           (toUInt8({initial:UInt8}), [(first_ms, toUInt8({initial:UInt8}), toUInt8(0))])).2 as moves
  from (
    select who, rows, rows.1 as times, value_days,
           arraySort(arrayConcat(
             arrayMap(row -> (row.1, row.2, row.3), arrayFilter(row -> row.3 != 0, rows)),
             arrayFlatten(arrayMap((bit, wait_ms) -> arrayMap(due -> (due.1, toUInt64(0), bitShiftLeft(toUInt64(1), bit)),
               arrayFilter(due -> due.2 > due.1, arrayMap((t, after) -> (t + wait_ms, after),
                 arrayFilter((t, s) -> bitTest(s, bit), times, rows.4) as signs,
                 arrayResize(arrayPopFront(signs), length(signs), toInt64(9007199254740991))))),
               {timer_bit:Array(UInt8)}, {timer_ms:Array(Int64)})))) as triggers
    from (
      select who, arraySort(row -> (row.1, row.2), groupArray((at_ms, sequence, rules, signs))) as rows,
             arraySort(groupUniqArrayIf(toInt32(intDiv(at_ms - positiveModulo(at_ms, 86400000), 86400000)), is_value)) as value_days
      from (
        select customer as who, toUnixTimestamp64Milli(at) as at_ms, sequence,
               /*rules*/ as rules, /*signs*/ as signs, toBool(/*value*/) as is_value
        from (/*own*/)
      )
      group by who
    )
  )
)
