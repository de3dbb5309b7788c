-- A part is written with two buffers of a megabyte for each column and list in it, full or not. These begin small and grow with
-- what is written: an insert of cases takes a hundred megabytes less, in the same time.
alter table cases modify setting min_columns_to_activate_adaptive_write_buffer = 1;
alter table events modify setting min_columns_to_activate_adaptive_write_buffer = 1;
-- Parts that were merged into others stay until those are surely on disk. Cases are kept anew again and again: of eight
-- minutes, the usual time, that was several times their size on disk and a quarter of a megabyte of memory a part.
alter table cases modify setting old_parts_lifetime = 120;
