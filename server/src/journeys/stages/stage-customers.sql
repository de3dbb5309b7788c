-- Who is in a stage at an instant, or came into it in a window? One row a (customer, time of coming in), newest first.
select customer, since_ms, last_ms
from (
  select customer, last_ms, entered_ms[place] as since_ms
  from customer_stages final
  array join arrayEnumerate(stage) as place
  where workspace = {workspace:String} and version = {stages_version:UInt32} and (/*who*/)
    and stage[place] = {stage:String} and entered_ms[place] <= {as_of:Int64}
    and if({is_move:Bool},
           entered_ms[place] >= {from_ms:Int64} and entered_ms[place] < {to_ms:Int64}
             and ({any_from:Bool} or if(place = 1, '', toString(stage[place - 1])) = {moved_from:String}),
           left_ms[place] > {as_of:Int64})
)
where {after_customer:String} = '' or (since_ms, customer) < ({after_ms:Int64}, {after_customer:String})
order by since_ms desc, customer desc
limit {limit:UInt32}
