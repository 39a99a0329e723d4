-- A plan that gives more than it takes is a slip of the pen; days belong to a gift.
do $$
declare
  declared record;
begin
  for declared in select * from (values
    ('top_up_plans', 'top_up_plans_amounts', 'check (principal_fen >= 100 and gift_fen between 0 and principal_fen)'),
    ('top_up_plans', 'top_up_plans_gift_days', 'check (gift_days is null or gift_days > 0)'),
    ('top_up_rules', 'top_up_rules_amounts', 'check (min_fen >= 100 and max_fen >= min_fen)'),
    ('top_up_rules', 'top_up_rules_cooling', 'check (cooling_days >= 7)')
  ) as c(owner, name, definition) loop
    if not exists (select 1 from pg_constraint where conname = declared.name and conrelid = declared.owner::regclass) then
      execute format('alter table %I add constraint %I %s', declared.owner, declared.name, declared.definition);
    end if;
  end loop;
end $$;
