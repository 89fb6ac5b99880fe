--liquibase formatted sql

--changeset demo:001-device
--comment: what only the factory and the label know, kept for simulated devices alone; empty without the sample fleet
create schema demo;
grant usage on schema demo to muster_app;
create table demo.device (
    device_id   uuid        not null,
    place       text        not null,
    bootstrap   text        not null,
    claim_code  text        not null,
    job_id      uuid,
    position_id uuid,
    powered     boolean     not null default false,
    fault       text,
    added_at    timestamptz not null,
    constraint device_pk          primary key (device_id),
    constraint device_registry_fk foreign key (device_id) references registry.device (id),
    constraint device_place       check (place in ('BOX', 'FLEET'))
);
grant select, insert, update on demo.device to muster_app;
--rollback drop schema demo cascade;

--changeset demo:001-sample
--comment: the sample fleet is loaded once; the row says so
create table demo.sample (
    one       boolean     not null default true,
    loaded_at timestamptz not null,
    constraint sample_pk   primary key (one),
    constraint sample_once check (one)
);
grant select, insert on demo.sample to muster_app;
--rollback drop table demo.sample;
