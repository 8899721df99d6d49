-- A conversation may be chosen on purpose and be drawn by chance as well. Were what rules find missing from the population of
-- later draws, quality would look better than it is.
alter table sample drop constraint sample_interaction_id_key;
create unique index sample_interaction_idx on sample (interaction_id, random);
