-- Versions of the decision table of step 7. What is published never changes; a change is the next version, with its reason.
create table tier_policy (
    id uuid primary key,
    number integer not null unique check (number >= 1),
    content jsonb not null,
    reason text not null,
    published_by uuid references person (id), -- null: came with the product
    published_at timestamptz not null
);
create trigger tier_policy_never_changes before update or delete on tier_policy for each row execute function refuse_change();
create trigger tier_policy_never_empties before truncate on tier_policy for each statement execute function refuse_change();

insert into tier_policy (id, number, content, reason, published_at) values (
    '01990000-0000-7000-8000-000000000001', 1,
    '{
       "productivityBands": [{"name": "Rendah", "atLeast": 0}, {"name": "Cukup", "atLeast": 85}, {"name": "Baik", "atLeast": 100}],
       "qualityBands": [{"name": "Rendah", "atLeast": 0}, {"name": "Cukup", "atLeast": 70}, {"name": "Baik", "atLeast": 85}, {"name": "Istimewa", "atLeast": 92}],
       "cells": [
         ["GUIDANCE_2", "GUIDANCE_1", "GUIDANCE_1"],
         ["GUIDANCE_1", "IMPROVEMENT", "IMPROVEMENT"],
         ["IMPROVEMENT", "NONE", "NONE"],
         ["IMPROVEMENT", "NONE", "SUCCESS"]
       ],
       "criticalLimit": 1, "criticalTier": "GUIDANCE_1", "minimumSamples": 5, "lapseMonths": 6
     }',
    'Kebijakan awal: bawaan aplikasi, untuk disesuaikan oleh koordinator.', now());
