-- One row per agent and day; a correction replaces it and leaves the earlier figures in the trail.
create table productivity_day (
    agent_id uuid not null references person (id),
    day date not null,
    handled integer not null check (handled >= 0),
    target integer not null check (target >= 0),
    aht_seconds integer check (aht_seconds >= 0),
    frt_seconds integer check (frt_seconds >= 0),
    adherence_percent numeric(4, 1) check (adherence_percent between 0 and 100),
    csat numeric(3, 2) check (csat between 1 and 5),
    primary key (agent_id, day)
);
