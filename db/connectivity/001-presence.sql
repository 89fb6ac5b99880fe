--liquibase formatted sql

--changeset connectivity:001-presence
--comment: connected or not, by the broker's word; with which credential, and when it last said anything
create schema connectivity;
grant usage on schema connectivity to muster_app;
create table connectivity.presence (
    device_id    uuid        not null,
    connected    boolean     not null,
    connection   bigint      not null,
    since        timestamptz not null,
    credential   text,
    address      text,
    last_seen_at timestamptz,
    ended_why    text,
    constraint presence_pk        primary key (device_id),
    constraint presence_device_fk foreign key (device_id) references registry.device (id)
);
grant select, insert, update on connectivity.presence to muster_app;
alter table connectivity.presence enable row level security;
create policy presence_scope on connectivity.presence to muster_app
    using ((select access.sees_fleet()) or exists (select from registry.device d where d.id = device_id))
    with check ((select access.sees_fleet()));
--rollback drop schema connectivity cascade;

--changeset connectivity:001-refusal
--comment: a device was refused, or tried what it may not: when at first, when last and how often, from where, why
create table connectivity.refusal (
    id        uuid        not null default uuidv7(),
    device_id uuid        not null,
    first_at  timestamptz not null,
    at        timestamptz not null,
    times     int         not null default 1,
    kind      text        not null,
    code      text        not null,
    sentence  text        not null,
    address   text,
    constraint refusal_pk        primary key (id),
    constraint refusal_device_fk foreign key (device_id) references registry.device (id)
);
create index refusal_by_device on connectivity.refusal (device_id, at desc);
grant select, insert, update on connectivity.refusal to muster_app;
alter table connectivity.refusal enable row level security;
create policy refusal_scope on connectivity.refusal for select to muster_app
    using ((select access.sees_fleet()) or exists (select from registry.device d where d.id = device_id));
create policy refusal_write on connectivity.refusal for insert to muster_app with check (access.sees_fleet());
create policy refusal_count on connectivity.refusal for update to muster_app using ((select access.sees_fleet()));
--rollback drop table connectivity.refusal;
