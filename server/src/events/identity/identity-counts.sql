-- How many identifiers are somebody else's, always or for a while? One row in all.
select uniqExactIf(identifier, from_ms <= -9007199254740000) as joinedIdentifiers,
       uniqExactIf(identifier, from_ms > -9007199254740000) as sharedDevices
from identities final
where workspace = {workspace:String}
