-- The recording of a conversation. It never changes but for losing its file; that there was one stays known.
create table recording (
  id uuid primary key,
  interaction_id uuid not null references interaction (id),
  -- The month (its first day in Jakarta) that the conversation started in: recordings are given up by months too.
  shelf date not null,
  file_id uuid references stored_file (id),
  -- Personal data masked.
  file_name text not null check (file_name <> ''),
  content_type text not null check (content_type like 'audio/%'),
  size bigint not null check (size > 0),
  sha256 text not null,
  duration_ms int not null check (duration_ms > 0),
  channels smallint not null check (channels > 0),
  -- Loudest moment of each stretch, 0 to 255, one channel after the other; null where the browser has to find it.
  peaks bytea,
  -- Null when another system sent it.
  stored_by uuid references person (id),
  stored_at timestamptz not null,
  disposed_at timestamptz,
  -- Null when the retention period was over.
  disposed_by uuid references person (id),
  disposal_reason text check (disposal_reason <> ''),
  check ((file_id is null) = (disposed_at is not null)),
  check ((disposed_by is null) = (disposal_reason is null))
);
create unique index recording_interaction_idx on recording (interaction_id) where file_id is not null;
create index recording_history_idx on recording (interaction_id);
create index recording_shelf_idx on recording (shelf) where file_id is not null;

create function guard_recording() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.file_id is not null and new.file_id is null
    and (new.id, new.interaction_id, new.shelf, new.file_name, new.content_type, new.size, new.sha256, new.duration_ms, new.channels,
         new.stored_by, new.stored_at)
      is not distinct from
        (old.id, old.interaction_id, old.shelf, old.file_name, old.content_type, old.size, old.sha256, old.duration_ms, old.channels,
         old.stored_by, old.stored_at) then
    return new;
  end if;
  raise exception '% of recording: a recording can only lose its file', lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger recording_guard before update or delete on recording for each row execute function guard_recording();
create trigger recording_never_empties before truncate on recording for each statement execute function refuse_change();

-- Several files at once, with what became of each.
create table recording_upload (
  id uuid primary key,
  uploaded_by uuid not null references person (id),
  uploaded_at timestamptz not null
);
create index recording_upload_person_idx on recording_upload (uploaded_by, uploaded_at desc);

create table recording_upload_file (
  upload_id uuid not null references recording_upload (id),
  position int not null check (position > 0),
  file_name text not null,
  interaction_id uuid references interaction (id),
  outcome text not null check (outcome in ('STORED', 'UNCHANGED', 'REFUSED')),
  reason text,
  reason_arguments jsonb not null default '[]',
  primary key (upload_id, position),
  check ((outcome = 'REFUSED') = (reason is not null))
);

-- Files are matched with the conversations that name them.
create index interaction_recording_idx on interaction (lower(recording)) where recording is not null;
