--liquibase formatted sql

--changeset telemetry:002-series
--comment: what a value belongs to; one row for each tenure, owner and revision of the mapping, so that an observation
-- itself needs no more than its number. The owner of the moment stands here, and row security asks here.
create table telemetry.series (
    id            int  not null generated always as identity,
    device_id     uuid not null,
    channel       text not null,
    quantity      text not null,
    unit          text not null,
    mapping       text not null,
    rolls_over_at double precision,
    position_id   uuid,
    customer_id   uuid,
    site_id       uuid,
    constraint series_pk        primary key (id),
    constraint series_one       unique nulls not distinct
        (device_id, channel, quantity, mapping, position_id, customer_id, site_id),
    constraint series_device_fk foreign key (device_id) references registry.device (id)
);
create index series_by_position on telemetry.series (position_id, quantity);
create index series_by_customer on telemetry.series (customer_id);
grant select, insert on telemetry.series to muster_app;
alter table telemetry.series enable row level security;
create policy series_scope on telemetry.series to muster_app
    using ((select access.sees_fleet()) or access.sees(customer_id, site_id))
    with check ((select access.sees_fleet()));
--rollback drop table telemetry.series;

--changeset telemetry:002-raw
--comment: what came in, many messages to a row, compressed; the marks tell what is brought a second time.
-- Numbers are given again after two thousand million rows, long after the first bearer was let go.
create sequence telemetry.raw_number as int cycle;
create table telemetry.raw (
    id          int         not null,
    received_at timestamptz not null,
    messages    int         not null,
    marks       bytea       not null,
    body        bytea       not null,
    constraint raw_pk primary key (id, received_at)
) partition by range (received_at);
create index raw_by_time on telemetry.raw (received_at);
alter table telemetry.raw alter column body set storage external, alter column marks set storage external;
grant usage on sequence telemetry.raw_number to muster_app;
grant select, insert on telemetry.raw to muster_app;
alter table telemetry.raw enable row level security;
create policy raw_scope on telemetry.raw to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table telemetry.raw; drop sequence telemetry.raw_number;

--changeset telemetry:002-observation
--comment: one normalised value. Written by COPY, which PostgreSQL refuses on a table with row security; so nobody may
-- read the table, and everybody reads the view below, which asks the series. No foreign key: it would cost as much as
-- the row, and a series is never deleted.
alter table telemetry.observation rename to observation_before;
alter table telemetry.observation_before rename constraint observation_pk to observation_before_pk;
create table telemetry.observation (
    at        timestamptz      not null,
    value     double precision not null,
    series_id int              not null,
    raw_id    int              not null,
    constraint observation_pk primary key (series_id, at)
) partition by range (at);
grant insert on telemetry.observation to muster_app;
create view telemetry.observed with (security_barrier) as
    select series_id, at, value, raw_id from telemetry.observation
    where (select access.sees_fleet())
        or series_id in (select id from telemetry.series where access.sees(customer_id, site_id));
grant select on telemetry.observed to muster_app;
--rollback drop view telemetry.observed; drop table telemetry.observation;
--rollback alter table telemetry.observation_before rename to observation;

--changeset telemetry:002-latest
--comment: the newest value of each series; written with every batch, so its pages keep room for the next version
create table telemetry.latest (
    series_id   int              not null,
    at          timestamptz      not null,
    value       double precision not null,
    received_at timestamptz      not null,
    raw_id      int              not null,
    constraint latest_pk        primary key (series_id),
    constraint latest_series_fk foreign key (series_id) references telemetry.series (id)
) with (fillfactor = 50);
grant select, insert, update on telemetry.latest to muster_app;
alter table telemetry.latest enable row level security;
create policy latest_scope on telemetry.latest to muster_app
    using ((select access.sees_fleet()) or series_id in (select id from telemetry.series))
    with check ((select access.sees_fleet()));
--rollback drop table telemetry.latest;

--changeset telemetry:002-rejected
--comment: also of devices that nobody knows, by channel and place, and let go by the day
alter table telemetry.rejected rename to rejected_before;
alter table telemetry.rejected_before rename constraint rejected_pk to rejected_before_pk;
alter index telemetry.rejected_by_device rename to rejected_before_by_device;
create table telemetry.rejected (
    device_id uuid,
    channel   text        not null default '',
    quantity  text,
    path      text,
    raw       text        not null,
    reason    text        not null,
    detail    text        not null,
    at        timestamptz not null,
    raw_id    int
) partition by range (at);
create index rejected_by_device on telemetry.rejected (device_id, at desc);
create index rejected_by_time on telemetry.rejected (at);
grant select, insert on telemetry.rejected to muster_app;
alter table telemetry.rejected enable row level security;
create policy rejected_scope on telemetry.rejected to muster_app
    using ((select access.sees_fleet()) or exists (select from registry.device d where d.id = device_id))
    with check ((select access.sees_fleet()));
--rollback drop table telemetry.rejected; alter table telemetry.rejected_before rename to rejected;

--changeset telemetry:002-rollup
--comment: an hour and a local day of a series in one row; a counter's row says how much it counted
create table telemetry.hourly (
    series_id int              not null,
    hour      timestamptz      not null,
    count     int              not null,
    min       double precision not null,
    max       double precision not null,
    sum       double precision not null,
    last      double precision not null,
    last_at   timestamptz      not null,
    counted   double precision not null,
    constraint hourly_pk primary key (series_id, hour)
) partition by range (hour);
create table telemetry.daily (
    series_id int              not null,
    day       date             not null,
    count     int              not null,
    min       double precision not null,
    max       double precision not null,
    sum       double precision not null,
    last      double precision not null,
    last_at   timestamptz      not null,
    counted   double precision not null,
    constraint daily_pk primary key (series_id, day)
);
create table telemetry.touched (
    series_id int         not null,
    hour      timestamptz not null,
    constraint touched_pk primary key (series_id, hour)
);
create index touched_by_hour on telemetry.touched (hour);
grant select, insert, update, delete on telemetry.hourly, telemetry.daily, telemetry.touched to muster_app;
alter table telemetry.hourly enable row level security;
create policy hourly_scope on telemetry.hourly to muster_app
    using ((select access.sees_fleet()) or series_id in (select id from telemetry.series))
    with check ((select access.sees_fleet()));
alter table telemetry.daily enable row level security;
create policy daily_scope on telemetry.daily to muster_app
    using ((select access.sees_fleet()) or series_id in (select id from telemetry.series))
    with check ((select access.sees_fleet()));
alter table telemetry.touched enable row level security;
create policy touched_scope on telemetry.touched to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table telemetry.hourly, telemetry.daily, telemetry.touched;

--changeset telemetry:002-partitions splitStatements:false
--comment: the application owns no table, so these two make and drop partitions for it, and nothing else
create function telemetry.make_partitions(from_day date, to_day date) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    made int := 0;
    part record;
begin
    if to_day - from_day > 800 then
        raise exception 'too many days at once: % to %', from_day, to_day;
    end if;
    perform pg_advisory_xact_lock(hashtext('telemetry.partitions'));
    for part in
        select 'observation' as parent, day::date as lower, (day + interval '1 day')::date as upper, 'YYYYMMDD' as form
        from generate_series(from_day::timestamp, to_day, interval '1 day') day
        union all
        select parent, day::date, (day + interval '1 day')::date, 'YYYYMMDD'
        from generate_series(from_day::timestamp, to_day, interval '1 day') day, unnest(array['raw', 'rejected']) parent
        union all
        select 'hourly', month::date, (month + interval '1 month')::date, 'YYYYMM'
        from generate_series(date_trunc('month', from_day::timestamp), to_day, interval '1 month') month
    loop
        if to_regclass(format('telemetry.%I', part.parent || '_' || to_char(part.lower, part.form))) is null then
            execute format('create table telemetry.%I partition of telemetry.%I for values from (%L) to (%L)',
                part.parent || '_' || to_char(part.lower, part.form), part.parent,
                part.lower || ' 00:00:00+00', part.upper || ' 00:00:00+00');
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;
create function telemetry.drop_partitions(of_parent text, before_day date) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    dropped int := 0;
    part record;
begin
    if of_parent not in ('observation', 'raw', 'rejected', 'hourly') then
        raise exception 'telemetry.% has no partitions', of_parent;
    end if;
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = format('telemetry.%I', of_parent)::regclass
    loop
        if (case when of_parent = 'hourly'
                 then (to_date(right(part.relname, 6), 'YYYYMM') + interval '1 month')::date
                 else to_date(right(part.relname, 8), 'YYYYMMDD') + 1 end) <= before_day then
            execute format('drop table telemetry.%I', part.relname);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end
$$;
revoke execute on function telemetry.make_partitions(date, date), telemetry.drop_partitions(text, date) from public;
grant execute on function telemetry.make_partitions(date, date), telemetry.drop_partitions(text, date) to muster_app;
--rollback drop function telemetry.make_partitions(date, date); drop function telemetry.drop_partitions(text, date);

--changeset telemetry:002-move
--comment: what was taken before moves in; its raw messages were never kept
select telemetry.make_partitions(
    coalesce((select min(at)::date from (select at from telemetry.observation_before
                                         union all select at from telemetry.rejected_before) o), current_date) - 1,
    greatest(coalesce((select max(at)::date from telemetry.observation_before), current_date), current_date) + 1);
insert into telemetry.series (device_id, channel, quantity, unit, mapping, position_id, customer_id, site_id)
select distinct device_id, '', quantity, unit, '', position_id, customer_id, site_id from telemetry.observation_before;
insert into telemetry.observation (at, value, series_id, raw_id)
select o.at, o.value, s.id, 0 from telemetry.observation_before o
join telemetry.series s on s.device_id = o.device_id and s.quantity = o.quantity
    and s.position_id is not distinct from o.position_id and s.customer_id is not distinct from o.customer_id
    and s.site_id is not distinct from o.site_id;
insert into telemetry.latest (series_id, at, value, received_at, raw_id)
select distinct on (series_id) series_id, at, value, at, 0 from telemetry.observation order by series_id, at desc;
insert into telemetry.touched (series_id, hour)
select distinct series_id, date_trunc('hour', at) from telemetry.observation;
insert into telemetry.rejected (device_id, quantity, raw, reason, detail, at)
select device_id, quantity, raw, reason, detail, at from telemetry.rejected_before;
drop table telemetry.observation_before, telemetry.rejected_before, telemetry.taken;
--rollback select 1;
