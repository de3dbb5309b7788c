-- Whether the journeys follow a decision, or its undoing: what a stop cut short is made good at the next start.
alter table identity_decisions add column applied boolean not null default false;
