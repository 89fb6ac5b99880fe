--liquibase formatted sql

--changeset telemetry:004-meaning-change
--comment: one row for each time that a device's firmware changed, with what is different in its messages and one message
-- of each side. A row without differences says that they were compared and are alike.
create table telemetry.meaning_change (
    device_id       uuid        not null,
    changed_at      timestamptz not null,
    model           text        not null,
    firmware_before text        not null,
    firmware_after  text        not null,
    differences     jsonb       not null,
    message_before  text        not null,
    message_after   text        not null,
    noticed_at      timestamptz not null,
    closed_at       timestamptz,
    closed_by       text,
    note            text,
    constraint meaning_change_pk        primary key (device_id, changed_at),
    constraint meaning_change_device_fk foreign key (device_id) references registry.device (id)
);
create index meaning_change_open on telemetry.meaning_change (model, firmware_before, firmware_after)
    where closed_at is null;
grant select, insert, update on telemetry.meaning_change to muster_app;
alter table telemetry.meaning_change enable row level security;
create policy meaning_change_scope on telemetry.meaning_change to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table telemetry.meaning_change;
