--liquibase formatted sql

--changeset registry:004-taken-away
--comment: a person took the device away from the gateway, which may not adopt it again; a device that merely left may come back
alter table registry.gateway_child add column taken_away boolean not null default false;
--rollback alter table registry.gateway_child drop column taken_away;
