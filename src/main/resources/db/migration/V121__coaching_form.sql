-- Step 7: one form (or the record that none is needed) per agent and month.
create table coaching_form (
    id uuid primary key,
    version integer not null,
    agent_id uuid not null references person (id),
    team_id uuid not null references team (id),
    period date not null check (extract(day from period) = 1),
    tier text not null check (tier in ('SUCCESS', 'NONE', 'IMPROVEMENT', 'GUIDANCE_1', 'GUIDANCE_2', 'GUIDANCE_3')),
    -- what the tier rests on, as it was
    proposed_tier text not null,
    policy_id uuid not null references tier_policy (id),
    productivity numeric(7, 1),
    handled bigint not null,
    target bigint not null,
    quality numeric(4, 1),
    quality_low numeric(4, 1),
    quality_high numeric(4, 1),
    samples bigint not null,
    critical_errors bigint not null,
    earlier_tier text,
    earlier_form_id uuid references coaching_form (id),
    override_reason text,
    -- the leader's words
    strengths text not null default '',
    improvements text not null default '',
    targets text not null default '',
    support text not null default '',
    starts_on date,
    ends_on date,
    -- the agent's
    reply text,
    replied_at timestamptz,
    state text not null check (state in ('NOT_NEEDED', 'DRAFT', 'ISSUED', 'REPLIED', 'AGENT_SIGNED', 'LEADER_SIGNED', 'SIGNED')),
    made_by uuid not null references person (id),
    made_at timestamptz not null,
    issued_at timestamptz,
    signed_at timestamptz,
    unique (agent_id, period),
    check ((tier = 'NONE') = (state = 'NOT_NEEDED')),
    check (tier = proposed_tier or override_reason is not null),
    check (ends_on >= starts_on),
    check ((state = 'SIGNED') = (signed_at is not null))
);
create index coaching_form_team_idx on coaching_form (team_id, period);
create index coaching_form_policy_idx on coaching_form (policy_id);
create index coaching_form_earlier_idx on coaching_form (earlier_form_id);

-- The figures never change; the words not after the first signature; signatures are only added; only drafts may go.
create function guard_coaching_form() returns trigger language plpgsql as $$
declare
    words text[] := array['strengths', 'improvements', 'targets', 'support', 'starts_on', 'ends_on', 'reply', 'replied_at', 'issued_at'];
    course text[] := array['state', 'version', 'signed_at'];
    rank text[] := array['AGENT_SIGNED', 'LEADER_SIGNED', 'SIGNED'];
begin
    if tg_op = 'DELETE' then
        if old.state <> 'DRAFT' or old.issued_at is not null then
            raise exception 'coaching form %: what was issued stays', old.id using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if to_jsonb(new) - words - course <> to_jsonb(old) - words - course then
        raise exception 'coaching form %: what the tier rests on never changes', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'NOT_NEEDED' or old.state = any (rank) then
        if to_jsonb(new) - course <> to_jsonb(old) - course then
            raise exception 'coaching form %: what was signed never changes', old.id using errcode = 'integrity_constraint_violation';
        end if;
        if coalesce(array_position(rank, new.state), 0) < coalesce(array_position(rank, old.state), 1) then
            raise exception 'coaching form %: a signature is never taken back', old.id using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end $$;
create trigger coaching_form_guard before update or delete on coaching_form for each row execute function guard_coaching_form();
create trigger coaching_form_never_empties before truncate on coaching_form for each statement execute function refuse_change();
