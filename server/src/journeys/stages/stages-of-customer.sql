-- Through which stages did a customer go, and where does a silence that goes on lead? One row a customer.
select stage, entered_ms, left_ms, rule, last_ms
from customer_stages final
where workspace = {workspace:String} and version = {stages_version:UInt32}
  and shard = toUInt8(cityHash64({customer:String}) % 256) and customer = {customer:String}
