-- How many customers are in each stage at an instant? One row a stage.
select toString(stage[arrayLastIndex(e -> e <= {as_of:Int64}, entered_ms)]) as now, count() as customers
from customer_stages final
where workspace = {workspace:String} and version = {stages_version:UInt32} and first_ms <= {as_of:Int64} and (/*who*/)
group by now
order by now
