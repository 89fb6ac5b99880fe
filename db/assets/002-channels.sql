--liquibase formatted sql

--changeset assets:002-channel
--comment: the channels of one device can each hold a position beside the one that the device holds as a whole (channel
-- ''). Still one holder at a position at one time; and one position for each channel at one time
alter table assets.tenure add column channel text not null default '';
alter table assets.tenure drop constraint tenure_one_place;
alter table assets.tenure add constraint tenure_one_place unique (device_id, channel, during without overlaps);
--rollback alter table assets.tenure drop constraint tenure_one_place;
--rollback delete from assets.tenure where channel <> '';
--rollback alter table assets.tenure drop column channel;
--rollback alter table assets.tenure add constraint tenure_one_place unique (device_id, during without overlaps);
