-- Which events do the customers have who share an object with touched ones? They stand beside those. One row an event.
insert into {cut:Identifier} select toUInt8(0) as touched, /*columns*/ from (/*own*/)
settings optimize_move_to_prewhere = 0
