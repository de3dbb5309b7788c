-- Keeps the cases as they are after the changes. One row a case.
insert into cases select * from {changes:Identifier} where deleted = 0
