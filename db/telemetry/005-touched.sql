--liquibase formatted sql

--changeset telemetry:005-touched
--comment: a note may stand there several times. One note for all made whoever writes wait for whoever sums up, and a
-- long sum held up the stream of messages.
alter table telemetry.touched drop constraint touched_pk;
drop index telemetry.touched_by_hour;
create index touched_by_hour on telemetry.touched (hour, series_id);
--rollback drop index telemetry.touched_by_hour;
--rollback delete from telemetry.touched a using telemetry.touched b
--rollback     where a.ctid > b.ctid and a.series_id = b.series_id and a.hour = b.hour;
--rollback alter table telemetry.touched add constraint touched_pk primary key (series_id, hour);
--rollback create index touched_by_hour on telemetry.touched (hour);
