-- Tokens of other systems. The token itself is nowhere: SHA-256 is enough for 256 random bits, there is nothing to guess.
create table api_token (
  id uuid primary key,
  name text not null check (name <> ''),
  -- How it begins, so that people recognise it.
  prefix text not null,
  token_hash bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  per_minute int not null check (per_minute between 1 and 100000),
  issued_by uuid not null references person (id),
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at and expires_at <= issued_at + interval '366 days'),
  revoked_by uuid references person (id),
  revoked_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);
create index api_token_issued_idx on api_token (issued_at desc);

-- What a token has used of its rate: a bucket that leaks. Whether the last request was let through stands in the same row, so
-- that one statement decides for all instances. Updated in place, hence the room.
create table api_token_use (
  token_id uuid primary key references api_token (id),
  filled double precision not null,
  used_at timestamptz not null,
  let_through boolean not null
) with (fillfactor = 40);

-- Requests that were refused at the door, counted by hour: the trail gets one entry for an hour, not one for each.
create table intake_refusal (
  -- The token, the Chatwoot account, or zeros for tokens that nobody knows.
  subject_id uuid not null,
  hour timestamptz not null,
  reason text not null,
  refused int not null default 1,
  last_address text not null,
  last_at timestamptz not null,
  primary key (subject_id, hour, reason)
);
create index intake_refusal_hour_idx on intake_refusal (hour);
