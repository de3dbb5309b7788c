-- When it was held back: an event that tells no time of its own happened then, whenever it is mended.
alter table quarantine add column if not exists received_at DateTime64(3, 'UTC') default now64(3, 'UTC');
