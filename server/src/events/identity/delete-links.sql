-- Which links does no event assert any more, or at another time? They are deleted.
alter table identity_links
delete where workspace = {workspace:String} and (a, b, toString(rule), first_ms) not in (
  select a, b, rule, first_ms from {asked:Identifier})
settings mutations_sync = 2
