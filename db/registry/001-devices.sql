--liquibase formatted sql

--changeset registry:001-batch
--comment: devices that were made and registered together, perhaps for one customer
create schema registry;
grant usage on schema registry to muster_app;
create table registry.batch (
    id          uuid        not null,
    model       text        not null,
    hardware    text        not null,
    made_by     text        not null,
    made_on     date        not null,
    note        text,
    size        int         not null,
    customer_id uuid,
    created_at  timestamptz not null,
    version     int         not null,
    constraint batch_pk          primary key (id),
    constraint batch_size        check (size > 0),
    constraint batch_customer_fk foreign key (customer_id) references access.organisation (id)
);
grant select, insert, update on registry.batch to muster_app;
alter table registry.batch enable row level security;
create policy batch_staff on registry.batch to muster_app using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop schema registry cascade;

--changeset registry:001-device
--comment: one physical unit; customer_id and site_id are stamps of where it stands now, for scope, written from above
-- reserved_for: the customer it was made for. Nobody sees more because of it, and no other customer may have it
-- claim_hash is the keyed hash of the code on its label: one-time proof of possession, replaced with the label
-- (a select round sees_fleet lets PostgreSQL ask once a statement instead of once a row)
create table registry.device (
    id            uuid        not null default uuidv7(),
    model         text        not null,
    hardware      text        not null,
    serial        text        not null,
    serial_folded text        not null,
    serial_shape  text        not null,
    claim_hash    bytea       not null,
    batch_id      uuid        not null,
    reserved_for  uuid,
    customer_id   uuid,
    site_id       uuid,
    registered_at timestamptz not null,
    version       int         not null,
    constraint device_pk         primary key (id),
    constraint device_one_serial unique (model, serial),
    constraint device_one_code   unique (claim_hash),
    constraint device_batch_fk   foreign key (batch_id) references registry.batch (id)
);
create index device_by_folded on registry.device (serial_folded, model);
create index device_by_shape on registry.device (model, serial_shape);
create index device_by_batch on registry.device (batch_id);
create index device_by_customer on registry.device (customer_id) where customer_id is not null;
create index device_by_site on registry.device (site_id) where site_id is not null;
grant select, insert, update on registry.device to muster_app;
alter table registry.device enable row level security;
create policy device_scope on registry.device to muster_app
    using ((select access.sees_fleet()) or access.sees(customer_id, site_id))
    with check ((select access.sees_fleet()) or access.sees(customer_id, site_id));
--rollback drop table registry.device;

--changeset registry:001-credential
--comment: what a device proves itself with, stored as a keyed hash; at most one of a kind is alive
create table registry.credential (
    id            uuid        not null default uuidv7(),
    device_id     uuid        not null,
    kind          text        not null,
    secret_hash   bytea       not null,
    issued_at     timestamptz not null,
    first_used_at timestamptz,
    revoked_at    timestamptz,
    constraint credential_one_alive unique nulls not distinct (device_id, kind, revoked_at),
    constraint credential_device_fk foreign key (device_id) references registry.device (id),
    constraint credential_kind      check (kind in ('BOOTSTRAP', 'OPERATIONAL'))
);
grant select, insert, update on registry.credential to muster_app;
alter table registry.credential enable row level security;
create policy credential_staff on registry.credential to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table registry.credential;

--changeset registry:001-handover
--comment: secrets on their one way out: sealed under a key that only the page of the person holds, gone after a day
create table registry.handover (
    batch_id    uuid        not null,
    sealed      bytea       not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    file_at     timestamptz,
    parts_taken int[]       not null default '{}',
    constraint handover_pk       primary key (batch_id),
    constraint handover_batch_fk foreign key (batch_id) references registry.batch (id)
);
grant select, insert, update, delete on registry.handover to muster_app;
alter table registry.handover enable row level security;
create policy handover_staff on registry.handover to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table registry.handover;

--changeset registry:001-self-report
--comment: what a device says of itself, and when; a claim, kept apart from what the registry knows
create table registry.self_report (
    device_id   uuid        not null,
    serial      text,
    model       text,
    hardware    text,
    firmware    text,
    boot        text,
    rssi        int,
    reported_at timestamptz not null,
    constraint self_report_pk        primary key (device_id),
    constraint self_report_device_fk foreign key (device_id) references registry.device (id)
);
grant select, insert, update on registry.self_report to muster_app;
alter table registry.self_report enable row level security;
create policy self_report_scope on registry.self_report to muster_app
    using (exists (select from registry.device d where d.id = device_id)) with check ((select access.sees_fleet()));
--rollback drop table registry.self_report;

--changeset registry:001-device-of-code splitStatements:false
--comment: holding the code is the right to know the device, so this one question goes past row security
create function registry.device_of_code(hash bytea) returns setof registry.device
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select * from registry.device where claim_hash = hash
$$;
revoke execute on function registry.device_of_code(bytea) from public;
grant execute on function registry.device_of_code(bytea) to muster_app;
--rollback drop function registry.device_of_code(bytea);

--changeset registry:001-near-serials splitStatements:false
--comment: serial numbers that look misspelled; past row security, which would ask once a row
-- and therefore for staff alone. The same folded serial number is a question among all models, likeness within one.
-- A shape that twenty devices bear is the maker's habit; a pair is compared when the shapes differ and one of them is
-- no habit; more than twenty strays mean that there is none. The model is told where it is another one.
create function registry.near_serials(of_model text, serials text[], folded text[], shapes text[])
    returns table (serial text, other text, other_model text)
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    with typed as materialized (
        select * from unnest(serials, folded, shapes) as t(serial, folded, shape) where (select access.sees_fleet())
    ), habit as materialized (
        select shape from (
            select t.shape from typed t
            union all
            select d.serial_shape from registry.device d where d.model = of_model
        ) as born group by shape having count(*) >= 20
    ), typed_stray as materialized (
        select * from typed where shape not in (select shape from habit) limit 21
    ), known_stray as materialized (
        select d.serial, d.serial_shape as shape from registry.device d
        where d.model = of_model and d.serial_shape not in (select shape from habit) limit 21
    ), twin as materialized (
        select d.serial, d.serial_folded as folded, d.model from registry.device d
        where d.serial_folded = any(near_serials.folded)
    )
    select t.serial, k.serial, nullif(k.model, of_model)
    from twin k join typed t on t.folded = k.folded and (t.serial <> k.serial or k.model <> of_model)
    union
    select t.serial, d.serial, null
    from typed_stray t join registry.device d on similarity(d.serial, t.serial) >= 0.6
    where d.model = of_model and d.serial_shape <> t.shape and (select count(*) from typed_stray) <= 20
    union
    select t.serial, k.serial, null
    from known_stray k join typed t on similarity(k.serial, t.serial) >= 0.6
    where k.shape <> t.shape and (select count(*) from known_stray) <= 20
    limit 51
$$;
revoke execute on function registry.near_serials(text, text[], text[], text[]) from public;
grant execute on function registry.near_serials(text, text[], text[], text[]) to muster_app;
--rollback drop function registry.near_serials(text, text[], text[], text[]);
