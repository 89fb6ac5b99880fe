--liquibase formatted sql

--changeset portals:001-indexes
--comment: what lists and search ask for: serial numbers in order and by any part, the newest refusals, what is running
create schema portals;
grant usage on schema portals to muster_app;
create index device_by_serial on registry.device (serial, id);
create index device_by_part on registry.device using gin (serial_folded gin_trgm_ops);
create index refusal_by_time on connectivity.refusal (at desc);
create index activation_running on provisioning.activation (claimed_at)
    where activated_at is null and undone_at is null;
--rollback drop index provisioning.activation_running; drop index connectivity.refusal_by_time;
--rollback drop index registry.device_by_part; drop index registry.device_by_serial; drop schema portals;

--changeset portals:001-states splitStatements:false
--comment: how many devices stand where; past row security, so that the index alone answers, and therefore for staff
create function portals.states() returns table (state text, devices bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select l.state, count(*) from lifecycle.lifecycle l where (select access.sees_fleet()) group by l.state
$$;
revoke execute on function portals.states() from public;
grant execute on function portals.states() to muster_app;
--rollback drop function portals.states();

--changeset portals:001-devices-like splitStatements:false
--comment: devices that these words name: by part of the serial number (folded), asset, site, address, customer or model.
-- Past row security, whose policies cannot use a trigram index (like is not leakproof), and therefore for staff; the
-- rows themselves are read by the person asking.
create function portals.devices_like(words text, folded text, models text[]) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    rows 500
as $$
    select d.id from registry.device d
    where (select access.sees_fleet()) and folded <> '' and d.serial_folded like '%' || folded || '%'
    union
    select d.id from registry.device d where (select access.sees_fleet()) and d.model = any(models)
    union
    select d.id from assets.site s join registry.device d on d.site_id = s.id
    where (select access.sees_fleet()) and s.name || ' ' || s.address ilike '%' || words || '%'
    union
    select d.id from access.organisation c join registry.device d on d.customer_id = c.id
    where (select access.sees_fleet()) and c.kind = 'CUSTOMER' and c.name ilike '%' || words || '%'
    union
    select t.device_id from assets.asset a
    join assets.position p on p.asset_id = a.id
    join assets.tenure t on t.position_id = p.id and upper_inf(t.during)
    where (select access.sees_fleet()) and a.name ilike '%' || words || '%'
$$;
revoke execute on function portals.devices_like(text, text, text[]) from public;
grant execute on function portals.devices_like(text, text, text[]) to muster_app;
--rollback drop function portals.devices_like(text, text, text[]);

--changeset portals:001-found splitStatements:false
--comment: what a search means, best first: exact, beginning, part, and near misses by trigram. Each row asks the rule
-- of scope; past row security only for the sake of the trigram indexes. 4 exact, 3 beginning, 2 part, below 1 near.
create function portals.found(words text, plain text, folded text, most int)
    returns table (kind text, id uuid, score real)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.5
    rows 30
as $$
    (select 'DEVICE', d.id,
            case when d.serial_folded = folded then 4 when starts_with(d.serial_folded, folded) then 3
                 when d.serial_folded like '%' || folded || '%' then 2
                 else word_similarity(folded, d.serial_folded) end::real as score
     from registry.device d
     where (select access.sees_fleet()) and length(folded) > 1
       and (d.serial_folded like '%' || folded || '%' or d.serial_folded %> folded)
     order by score desc, d.serial limit most)
    union all
    (select 'ASSET', a.id,
            case when lower(a.name) = lower(plain) then 4 when starts_with(lower(a.name), lower(plain)) then 3
                 when a.name ilike '%' || words || '%' then 2 else word_similarity(plain, a.name) end::real as score
     from assets.asset a
     where (a.name ilike '%' || words || '%' or a.name %> plain)
       and ((select access.sees_fleet()) or access.sees(a.customer_id, a.site_id))
     order by score desc, a.name limit most)
    union all
    (select 'SITE', s.id,
            case when lower(s.name) = lower(plain) then 4 when starts_with(lower(s.name), lower(plain)) then 3
                 when s.name || ' ' || s.address ilike '%' || words || '%' then 2
                 else word_similarity(plain, s.name || ' ' || s.address) end::real as score
     from assets.site s
     where (s.name || ' ' || s.address ilike '%' || words || '%' or s.name || ' ' || s.address %> plain)
       and ((select access.sees_fleet()) or access.sees(s.customer_id, s.id))
     order by score desc, s.name limit most)
    union all
    (select 'CUSTOMER', c.id,
            case when lower(c.name) = lower(plain) then 4 when starts_with(lower(c.name), lower(plain)) then 3
                 when c.name ilike '%' || words || '%' then 2 else word_similarity(plain, c.name) end::real as score
     from access.organisation c
     where (select access.sees_fleet()) and c.kind = 'CUSTOMER'
       and (c.name ilike '%' || words || '%' or c.name %> plain)
     order by score desc, c.name limit most)
    union all
    (select 'JOB', j.id, 4 from provisioning.job j
     where (select access.sees_fleet()) and plain ~ '^#?[0-9]{1,9}$' and j.number = ltrim(plain, '#')::int)
$$;
revoke execute on function portals.found(text, text, text, int) from public;
grant execute on function portals.found(text, text, text, int) to muster_app;
--rollback drop function portals.found(text, text, text, int);
