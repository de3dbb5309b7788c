-- With whom were these devices seen, and when? One row a stretch in which a device was seen with one customer only. An
-- event that joins ids by an alias is a sighting too, as no other may name the device.
select device, customer, min(at_ms) as fromMs, max(at_ms) as toMs
from (
  select device, customer, at_ms, sequence,
         sum(begins) over (partition by device order by at_ms, sequence rows between unbounded preceding and current row) as stretch
  from (
    select concat('anonymous:', anonymous) as device, customer, toUnixTimestamp64Milli(at) as at_ms, sequence,
           lagInFrame(customer, 1, '') over (
             partition by anonymous order by at, sequence rows between 1 preceding and current row) != customer as begins
    from (
      select anonymous, customer, at, sequence from events
      where workspace = {workspace:String} and anonymous in {devices:Array(String)} and not startsWith(customer, 'anonymous:')
      union all
      select properties['previousId'] as anonymous, customer, at, sequence from events
      where workspace = {workspace:String} and kind = 'alias' and properties['previousId'] in {devices:Array(String)}
        and not startsWith(customer, 'anonymous:') and anonymous != properties['previousId']
    )
  )
)
group by device, customer, stretch
order by device, fromMs, stretch
