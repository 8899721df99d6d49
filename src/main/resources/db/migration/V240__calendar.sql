-- Days on which the centre's deadlines stand still: what the ministers decree every year, and what the centre adds.
create table holiday (
  id uuid primary key default uuidv7(),
  version int not null default 0,
  day date not null unique,
  name text not null check (name <> ''),
  -- Empty where there is no name of its own.
  name_en text not null default '',
  kind text not null check (kind in ('NATIONAL', 'JOINT_LEAVE', 'CENTRE')),
  -- Null until somebody has held it against the decree.
  checked_by uuid references person (id),
  checked_at timestamptz,
  check ((checked_by is null) = (checked_at is null))
);
create index holiday_checked_by_idx on holiday (checked_by);

-- The joint decree of three ministers (SKB 3 Menteri) for 2026.
insert into holiday (day, kind, name, name_en) values
  ('2026-01-01', 'NATIONAL', 'Tahun Baru 2026 Masehi', 'New Year''s Day'),
  ('2026-01-16', 'NATIONAL', 'Isra Mikraj Nabi Muhammad S.A.W.', 'Ascension of the Prophet Muhammad'),
  ('2026-02-16', 'JOINT_LEAVE', 'Cuti bersama Tahun Baru Imlek 2577 Kongzili', 'Joint leave, Chinese New Year'),
  ('2026-02-17', 'NATIONAL', 'Tahun Baru Imlek 2577 Kongzili', 'Chinese New Year'),
  ('2026-03-18', 'JOINT_LEAVE', 'Cuti bersama Hari Suci Nyepi', 'Joint leave, Nyepi'),
  ('2026-03-19', 'NATIONAL', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'Nyepi, Balinese New Year'),
  ('2026-03-20', 'JOINT_LEAVE', 'Cuti bersama Idulfitri 1447 Hijriah', 'Joint leave, Eid al-Fitr'),
  ('2026-03-21', 'NATIONAL', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr'),
  ('2026-03-22', 'NATIONAL', 'Idulfitri 1447 Hijriah (hari kedua)', 'Eid al-Fitr, second day'),
  ('2026-03-23', 'JOINT_LEAVE', 'Cuti bersama Idulfitri 1447 Hijriah', 'Joint leave, Eid al-Fitr'),
  ('2026-03-24', 'JOINT_LEAVE', 'Cuti bersama Idulfitri 1447 Hijriah', 'Joint leave, Eid al-Fitr'),
  ('2026-04-03', 'NATIONAL', 'Wafat Yesus Kristus', 'Good Friday'),
  ('2026-04-05', 'NATIONAL', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'),
  ('2026-05-01', 'NATIONAL', 'Hari Buruh Internasional', 'Labour Day'),
  ('2026-05-14', 'NATIONAL', 'Kenaikan Yesus Kristus', 'Ascension Day'),
  ('2026-05-15', 'JOINT_LEAVE', 'Cuti bersama Kenaikan Yesus Kristus', 'Joint leave, Ascension Day'),
  ('2026-05-27', 'NATIONAL', 'Iduladha 1447 Hijriah', 'Eid al-Adha'),
  ('2026-05-28', 'JOINT_LEAVE', 'Cuti bersama Iduladha 1447 Hijriah', 'Joint leave, Eid al-Adha'),
  ('2026-05-31', 'NATIONAL', 'Hari Raya Waisak 2570 BE', 'Vesak Day'),
  ('2026-06-01', 'NATIONAL', 'Hari Lahir Pancasila', 'Pancasila Day'),
  ('2026-06-16', 'NATIONAL', '1 Muharam Tahun Baru Islam 1448 Hijriah', 'Islamic New Year'),
  ('2026-08-17', 'NATIONAL', 'Proklamasi Kemerdekaan', 'Independence Day'),
  ('2026-08-25', 'NATIONAL', 'Maulid Nabi Muhammad S.A.W.', 'Birthday of the Prophet Muhammad'),
  ('2026-12-24', 'JOINT_LEAVE', 'Cuti bersama Kelahiran Yesus Kristus', 'Joint leave, Christmas'),
  ('2026-12-25', 'NATIONAL', 'Kelahiran Yesus Kristus', 'Christmas Day');
