-- Which identifiers are or belong to touched customers, and for which time? Kept apart while their events are read. One row
-- a stretch of time.
create or replace table {stretches:Identifier} engine = Memory as
select identifier, from_ms, to_ms as owner_to_ms, customer as owner
from identities final
where workspace = {workspace:String} and (
  identifier in (select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String})
  or customer in (select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String}))
