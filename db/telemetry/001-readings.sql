--liquibase formatted sql

--changeset telemetry:001-observation
--comment: one normalised value; the customer and site of that moment are stamped on it
create schema telemetry;
grant usage on schema telemetry to muster_app;
create table telemetry.observation (
    device_id   uuid             not null,
    quantity    text             not null,
    at          timestamptz      not null,
    value       double precision not null,
    unit        text             not null,
    position_id uuid,
    customer_id uuid,
    site_id     uuid,
    constraint observation_pk        primary key (device_id, quantity, at),
    constraint observation_device_fk foreign key (device_id) references registry.device (id)
);
grant select, insert on telemetry.observation to muster_app;
alter table telemetry.observation enable row level security;
create policy observation_scope on telemetry.observation to muster_app
    using (access.sees(customer_id, site_id)) with check (access.sees_fleet());
--rollback drop schema telemetry cascade;

--changeset telemetry:001-rejected
--comment: values that could not be believed, with the reason; never shown as readings
create table telemetry.rejected (
    id        uuid        not null default uuidv7(),
    device_id uuid        not null,
    quantity  text,
    raw       text        not null,
    reason    text        not null,
    detail    text        not null,
    at        timestamptz not null,
    constraint rejected_pk        primary key (id),
    constraint rejected_device_fk foreign key (device_id) references registry.device (id)
);
create index rejected_by_device on telemetry.rejected (device_id, at desc);
grant select, insert on telemetry.rejected to muster_app;
alter table telemetry.rejected enable row level security;
create policy rejected_scope on telemetry.rejected to muster_app
    using (exists (select from registry.device d where d.id = device_id)) with check (access.sees_fleet());
--rollback drop table telemetry.rejected;

--changeset telemetry:001-taken
--comment: the newest messages of each device by the digest of their words, so that none is counted when it comes again
create table telemetry.taken (
    device_id uuid     not null,
    digests   bigint[] not null,
    constraint taken_pk        primary key (device_id),
    constraint taken_device_fk foreign key (device_id) references registry.device (id)
);
grant select, insert, update on telemetry.taken to muster_app;
alter table telemetry.taken enable row level security;
create policy taken_scope on telemetry.taken to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table telemetry.taken;
