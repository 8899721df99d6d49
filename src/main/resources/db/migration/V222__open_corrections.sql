-- Findings by the time until which the customer is to be told.
create index finding_correct_by_idx on finding (correct_by) where origin_id is null;
