do $$
declare
  declared record;
begin
  for declared in select * from (values
    ('member_cards_amounts', 'check (price_fen >= 0 and balance_fen >= 0 and percent_off between 0 and 90 and rank >= 1 and stock >= 0)'),
    ('member_cards_term', 'check (term_count >= 1 and freezes_per_year >= 0 and freeze_days >= 1)'),
    ('member_cards_prefix', $c$check (number_prefix ~ '^[A-Z]{1,4}$')$c$)
  ) as t(name, definition) loop
    if not exists (select 1 from pg_constraint where conname = declared.name) then
      execute format('alter table member_cards add constraint %I %s', declared.name, declared.definition);
    end if;
  end loop;
end $$;
