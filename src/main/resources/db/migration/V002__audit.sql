create table audit_entry (
  seq bigint primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id text,
  remote_address text,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  details jsonb not null default '{}',
  previous_hash text not null,
  hash text not null
);
create index audit_entry_subject_idx on audit_entry (subject_type, subject_id);
create index audit_entry_actor_idx on audit_entry (actor_id, seq);

-- SHA-256 over the row in an unambiguous form (JSON array); the time as UTC text, whatever the session's zone.
create function audit_entry_hash(e audit_entry) returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), e.actor_id,
    e.remote_address, e.action, e.subject_type, e.subject_id, e.details, e.previous_hash)::text, 'UTF8')), 'hex')
$$;

-- One writer at a time until its transaction ends: the chain has no forks, and its order is that of the numbers.
create function chain_audit_entry() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(4217001);
  new.at := clock_timestamp();
  new.seq := coalesce((select max(seq) from audit_entry), 0) + 1;
  new.previous_hash := coalesce((select hash from audit_entry where seq = new.seq - 1), repeat('0', 64));
  new.hash := audit_entry_hash(new);
  return new;
end $$;
create trigger chain_audit_entry before insert on audit_entry for each row execute function chain_audit_entry();
create trigger audit_entry_never_changes before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_never_empties before truncate on audit_entry for each statement execute function refuse_change();
