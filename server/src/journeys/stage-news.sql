-- Which events are new? Kept apart while the cases of all journeys grow by them; packed, as they are many. One row an event.
create or replace table {cut:Identifier} engine = Memory settings compress = 1 as
select toUInt8(1) as touched, /*columns*/ from (/*news*/)
