-- Which events are new, whose customers' cases only grow by them? Kept apart while the cases of all journeys grow. One row an
-- event.
create or replace table {cut:Identifier} engine = Memory as
select toUInt8(1) as touched, /*columns*/ from (/*news*/)
where customer not in (
  select customer from touched_customers where workspace = {workspace:String} and import = {left_out:String})
