-- Evidence is a message, or a stretch of the recording; a moment begins where it ends.
alter table evidence alter column message_position drop not null;
alter table evidence add column recording_id uuid references recording (id);
alter table evidence add column from_ms int check (from_ms >= 0);
alter table evidence add column to_ms int check (to_ms >= from_ms);
alter table evidence add check ((message_position is null) = (recording_id is not null));
alter table evidence add check ((recording_id is null) = (from_ms is null) and (recording_id is null) = (to_ms is null));
alter table evidence add check (quote is null or recording_id is null);
alter table evidence add unique (evaluation_id, criterion_id, recording_id, from_ms, to_ms);
create index evidence_recording_idx on evidence (recording_id) where recording_id is not null;
create index evaluation_interaction_idx on evaluation (interaction_id);
