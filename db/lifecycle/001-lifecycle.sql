--liquibase formatted sql

--changeset lifecycle:001-lifecycle
--comment: where a device stands in its life; the row is the truth, the version decides races
create schema lifecycle;
grant usage on schema lifecycle to muster_app;
create table lifecycle.lifecycle (
    device_id uuid        not null,
    state     text        not null,
    since     timestamptz not null,
    version   int         not null,
    constraint lifecycle_pk        primary key (device_id),
    constraint lifecycle_device_fk foreign key (device_id) references registry.device (id),
    constraint lifecycle_state     check (state in ('REGISTERED', 'CLAIMED', 'ACTIVATING', 'ACTIVE', 'INACTIVE',
                                                    'MAINTENANCE', 'QUARANTINED', 'REPLACED', 'RETIRING', 'RETIRED'))
);
create index lifecycle_by_state on lifecycle.lifecycle (state, since, device_id);
grant select, insert, update on lifecycle.lifecycle to muster_app;
alter table lifecycle.lifecycle enable row level security;
create policy lifecycle_scope on lifecycle.lifecycle to muster_app
    using ((select access.sees_fleet()) or exists (select from registry.device d where d.id = device_id))
    with check (true);
--rollback drop schema lifecycle cascade;

--changeset lifecycle:001-transition
--comment: every move ever made: from, to, who, when, why; never changed, never deleted
create table lifecycle.transition (
    id         uuid        not null default uuidv7(),
    device_id  uuid        not null,
    from_state text        not null,
    event      text        not null,
    to_state   text        not null,
    number     int         not null,
    at         timestamptz not null,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    reason     text        not null,
    constraint transition_pk        primary key (id),
    constraint transition_device_fk foreign key (device_id) references registry.device (id),
    constraint transition_in_order  unique (device_id, number)
);
grant select, insert on lifecycle.transition to muster_app;
alter table lifecycle.transition enable row level security;
create policy transition_read on lifecycle.transition for select to muster_app
    using ((select access.sees_fleet()) or exists (select from registry.device d where d.id = device_id));
create policy transition_write on lifecycle.transition for insert to muster_app with check (true);
--rollback drop table lifecycle.transition;
