-- Which events do the touched customers have? Kept apart while the cases of all journeys are cut from them. One row an event.
create or replace table {cut:Identifier} engine = Memory as
select toUInt8(1) as touched, /*columns*/ from (/*own*/)
settings optimize_move_to_prewhere = 0
