create table signature (
  id uuid primary key,
  document_type text not null,
  document_id uuid not null,
  signer_id uuid not null,
  signer_name text not null,
  signer_role text not null,
  meaning text not null,
  content text not null,
  digest text not null check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  signed_at timestamptz not null,
  unique (document_type, document_id, signer_id, digest)
);
create index signature_signer_idx on signature (signer_id);
create trigger signature_never_changes before update or delete on signature for each row execute function refuse_change();
create trigger signature_never_empties before truncate on signature for each statement execute function refuse_change();
