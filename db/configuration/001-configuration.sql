--liquibase formatted sql

--changeset configuration:001-configuration
--comment: what we want, until it is withdrawn, and what the device says, side by side; reports counts the changes of
-- its mind about one revision
create schema configuration;
grant usage on schema configuration to muster_app;
create table configuration.configuration (
    device_id         uuid        not null,
    desired_revision  int         not null,
    desired           jsonb       not null,
    desired_at        timestamptz not null,
    withdrawn_at      timestamptz,
    sent_at           timestamptz,
    reported_revision int,
    outcome           text,
    reason            text,
    reported_at       timestamptz,
    reports           int         not null default 0,
    constraint configuration_pk        primary key (device_id),
    constraint configuration_device_fk foreign key (device_id) references registry.device (id),
    constraint configuration_outcome   check (outcome in ('applied', 'rejected'))
);
grant select, insert, update on configuration.configuration to muster_app;
alter table configuration.configuration enable row level security;
create policy configuration_scope on configuration.configuration to muster_app
    using (exists (select from registry.device d where d.id = device_id)) with check (true);
--rollback drop schema configuration cascade;
