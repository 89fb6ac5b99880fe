--liquibase formatted sql

--changeset registry:002-firmware-before
--comment: a message that was said before the firmware changed is read as the firmware of that moment meant it
alter table registry.self_report add column firmware_since timestamptz, add column firmware_before text;
update registry.self_report set firmware_since = reported_at;
--rollback alter table registry.self_report drop column firmware_since, drop column firmware_before;
