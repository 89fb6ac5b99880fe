--liquibase formatted sql

--changeset audit:002-seal
--comment: who wrote an entry seals it with the installation's key; entries from before have no seal. The number is
-- drawn before the entry is sealed, because it is sealed too
alter table audit.entry add column seal bytea;
alter table audit.entry add constraint entry_seal check (octet_length(seal) = 32);
grant usage on sequence audit.entry_id_seq to muster_app;
--rollback revoke usage on sequence audit.entry_id_seq from muster_app; alter table audit.entry drop column seal;

--changeset audit:002-link
--comment: each entry's place in the chain of its organisation (all zeros for the house itself). A table of its own,
-- because nobody may change an entry; without foreign keys, so that an entry that is gone leaves its link as a witness
create table audit.link (
    chain    uuid   not null,
    position bigint not null,
    entry_id bigint not null,
    hash     bytea  not null,
    constraint link_pk        primary key (chain, position),
    constraint link_one_place unique (entry_id),
    constraint link_position  check (position > 0),
    constraint link_hash      check (octet_length(hash) = 32)
);
grant select, insert on audit.link to muster_app;
alter table audit.link enable row level security;
create policy link_read on audit.link for select to muster_app using ((select access.sees_fleet()));
create policy link_write on audit.link for insert to muster_app with check ((select access.sees_fleet()));
--rollback drop table audit.link;
