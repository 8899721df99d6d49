create table audit_entry (
  seq bigint generated always as identity primary key,
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

-- One writer at a time until its transaction ends: the chain has no forks and no gaps.
create function chain_audit_entry() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(4217001);
  select coalesce((select hash from audit_entry order by seq desc limit 1), repeat('0', 64)) into new.previous_hash;
  -- The number is taken under the lock, so that the order of numbers is the order of the chain.
  new.seq := nextval(pg_get_serial_sequence('audit_entry', 'seq'));
  new.hash := encode(sha256(convert_to(concat_ws('|', new.seq, extract(epoch from new.at), new.actor_id, new.remote_address,
    new.action, new.subject_type, new.subject_id, new.details, new.previous_hash), 'UTF8')), 'hex');
  return new;
end $$;
create trigger chain_audit_entry before insert on audit_entry for each row execute function chain_audit_entry();
create trigger audit_entry_never_changes before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_never_empties before truncate on audit_entry for each statement execute function refuse_change();
