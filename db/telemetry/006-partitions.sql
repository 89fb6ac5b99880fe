--liquibase formatted sql

--changeset telemetry:006-partitions splitStatements:false
--comment: to make or drop a partition takes a lock that the whole table is behind. Somebody who reads for long (pg_dump)
-- made it wait without end, and every batch of messages behind it. Now it waits two seconds and tries again later; and
-- one call drops one partition, the oldest, so that nothing is held while the next one is waited for.
alter function telemetry.make_partitions(date, date) set lock_timeout = '2s';
create or replace function telemetry.drop_partitions(of_parent text, before_day date) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s'
as $$
declare
    oldest text;
begin
    if of_parent not in ('observation', 'raw', 'rejected', 'hourly') then
        raise exception 'telemetry.% has no partitions', of_parent;
    end if;
    select c.relname into oldest
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = format('telemetry.%I', of_parent)::regclass
        and case when c.relname !~ (of_parent || case of_parent when 'hourly' then '_[0-9]{6}$' else '_[0-9]{8}$' end)
                 then false -- somebody made it by hand
                 when of_parent = 'hourly'
                 then (to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month')::date <= before_day
                 else to_date(right(c.relname, 8), 'YYYYMMDD') + 1 <= before_day end
    order by c.relname limit 1;
    if oldest is null then
        return 0;
    end if;
    execute format('drop table telemetry.%I', oldest);
    return 1;
end
$$;
--rollback alter function telemetry.make_partitions(date, date) reset lock_timeout;
--rollback alter function telemetry.drop_partitions(text, date) reset lock_timeout;
