--liquibase formatted sql

--changeset access:002-session
--comment: web sessions (Spring Session); found by account, so that they can be ended
create table access.session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100),
    constraint session_pk primary key (primary_id)
);
create unique index session_by_id on access.session (session_id);
create index session_by_expiry on access.session (expiry_time);
create index session_by_principal on access.session (principal_name);
create table access.session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint session_attributes_fk foreign key (session_primary_id) references access.session (primary_id) on delete cascade
);
grant select, insert, update, delete on access.session, access.session_attributes to muster_app;
--rollback drop table access.session_attributes; drop table access.session;

--changeset access:002-former-session
--comment: sessions that somebody was signed in with in the last day; only such a one may leave a long form behind
create table access.former_session (
    id_hash      bytea       not null,
    signed_in_at timestamptz not null,
    constraint former_session_pk primary key (id_hash)
);
create index former_session_by_time on access.former_session (signed_in_at);
grant select, insert, delete on access.former_session to muster_app;
--rollback drop table access.former_session;

--changeset access:002-former-session-person
--comment: what somebody typed belongs to that person; a form that came too late is kept for nobody else
alter table access.former_session
    add column account_id uuid,
    add constraint former_session_account_fk foreign key (account_id) references access.account (id);
--rollback alter table access.former_session drop column account_id;
