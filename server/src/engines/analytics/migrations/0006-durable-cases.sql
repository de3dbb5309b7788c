-- Cases grow by what is new, without their events of before: what a loss of power took of them would stay away. So they are
-- on disk when an insert is answered.
alter table cases modify setting fsync_after_insert = 1, fsync_part_directory = 1;
