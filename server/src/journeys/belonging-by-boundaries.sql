-- Which events make up which case, when a case opens at a start event and closes at an end event or after a silence
-- longer than the timeout? One row an event. A block runs from one close to the next; inside it, the case begins at
-- the first start event, and what came before that belongs to no case. Cases that open at the same instant are told apart.
with
read as (
  select customer, toUnixTimestamp64Milli(at) as at_ms, sequence, activity, channel, function,
         cost_minor, revenue_minor, currency,
         toUInt8(/*start*/) as is_start, toUInt8(/*end*/) as is_end
  from (/*own*/)
  where (/*events*/)
),
placed as (
  select *, row_number() over (partition by customer order by at_ms, sequence) as place,
         lagInFrame(is_end, 1, 0) over (
           partition by customer order by at_ms, sequence rows between 1 preceding and current row) as after_end,
         at_ms - lagInFrame(at_ms, 1, at_ms) over (
           partition by customer order by at_ms, sequence rows between 1 preceding and current row) > {timeout_ms:Int64} as after_silence,
         after_end or after_silence as begins
  from read
),
blocks as (
  select *, sum(begins) over (partition by customer order by place rows between unbounded preceding and current row) as block
  from placed
),
opened as (
  select *, minIf(place, is_start) over (partition by customer, block) as first_place,
         countIf(is_start) over (partition by customer, block) as start_events,
         minIf(at_ms, is_start) over (partition by customer, block) as opened_ms
  from blocks
),
told_apart as (
  select *, dense_rank() over (partition by customer, opened_ms order by block) as same_instant
  from (select * from opened where start_events > 0 and place >= first_place)
)
select customer,
       concat(customer, '@', toString(opened_ms), if(same_instant > 1, concat('~', toString(same_instant)), '')) as case_id,
       at_ms, sequence, activity, channel, function, cost_minor, revenue_minor, currency
from told_apart
