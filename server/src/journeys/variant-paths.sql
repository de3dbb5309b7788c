-- Which steps make up each of these variants, in order? One row a variant; of long ones only the first steps. A case that
-- has grown since tells what its variant was all the same.
select toString(variant) as name, toUInt32(length(activity)) as steps, arraySlice(activity, 1, {most_steps:UInt32}) as path
from cases
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
  and variant in (select toUInt64OrZero(arrayJoin({variants:Array(String)}))) and deleted = 0
  and (shard, id) in (
    select any((shard, id)) from cases
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
      and variant in (select toUInt64OrZero(arrayJoin({variants:Array(String)}))) and deleted = 0
    group by variant)
limit 1 by variant
