-- What slows down guessing of passwords, and the token with which the first administrator is made.
create table sign_in_attempt (
  account text not null,
  remote_address text not null,
  failures int not null,
  tried_at timestamptz not null,
  blocked_until timestamptz not null,
  succeeded_at timestamptz,
  primary key (account, remote_address)
);
create index sign_in_attempt_tried_at_idx on sign_in_attempt (tried_at);

create table setup_token (
  only_one boolean primary key default true check (only_one),
  token_hash text not null
);
