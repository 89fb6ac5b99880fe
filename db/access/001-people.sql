--liquibase formatted sql

--changeset access:001-organisation
--comment: customers and installation firms; what people may see hangs on these
create schema access;
grant usage on schema access to muster_app;
create table access.organisation (
    id         uuid        not null,
    kind       text        not null,
    name       text        not null,
    created_at timestamptz not null,
    version    int         not null,
    constraint organisation_pk   primary key (id),
    constraint organisation_kind check (kind in ('FIRM', 'CUSTOMER')),
    constraint organisation_name check (length(name) between 1 and 120)
);
create unique index organisation_one_name on access.organisation (kind, lower(name));
grant select, insert, update on access.organisation to muster_app;
--rollback drop schema access cascade;

--changeset access:001-account
--comment: people who sign in; staff has no organisation, an installer a firm, a customer a customer
create table access.account (
    id              uuid        not null,
    name            text        not null,
    email           text        not null,
    role            text        not null,
    organisation_id uuid,
    password_hash   text,
    disabled_at     timestamptz,
    signed_out_at   timestamptz, -- sessions that began before are dead
    created_at      timestamptz not null,
    version         int         not null,
    constraint account_pk              primary key (id),
    constraint account_organisation_fk foreign key (organisation_id) references access.organisation (id),
    constraint account_role            check (role in ('INSTALLER', 'SUPPORT', 'OPERATIONS', 'CUSTOMER', 'ADMINISTRATOR')),
    constraint account_belongs         check ((role in ('INSTALLER', 'CUSTOMER')) = (organisation_id is not null))
);
create unique index account_one_email on access.account (lower(email));
grant select, insert, update on access.account to muster_app;
--rollback drop table access.account;

--changeset access:001-one-time-link
--comment: invitations and, without an account, the first administrator; the token is stored hashed and works once
create table access.one_time_link (
    token_hash bytea       not null,
    account_id uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint one_time_link_pk         primary key (token_hash),
    constraint one_time_link_account_fk foreign key (account_id) references access.account (id)
);
grant select, insert, update, delete on access.one_time_link to muster_app;
--rollback drop table access.one_time_link;

--changeset access:001-throttle
--comment: failures per account and per address, for sign-in and claim codes; survives a restart
create table access.throttle (
    key          text        not null,
    failures     int         not null,
    since        timestamptz not null,
    closed_until timestamptz,
    constraint throttle_pk primary key (key)
);
grant select, insert, update, delete on access.throttle to muster_app;
--rollback drop table access.throttle;

--changeset access:001-site-grant
--comment: a firm sees a site because of a job; the site itself stands on a higher floor, so there is no foreign key
create table access.site_grant (
    organisation_id uuid not null,
    site_id         uuid not null,
    job_id          uuid not null,
    constraint site_grant_pk              primary key (organisation_id, site_id, job_id),
    constraint site_grant_organisation_fk foreign key (organisation_id) references access.organisation (id)
);
create index site_grant_by_job on access.site_grant (job_id);
grant select, insert, delete on access.site_grant to muster_app;
--rollback drop table access.site_grant;

--changeset access:001-is-granted splitStatements:false
--comment: does a job open this site to the firm of the person asking?
create function access.is_granted(site uuid) returns boolean
    language sql stable parallel safe
as $$
    select exists (
        select from access.site_grant g
        where g.organisation_id = nullif(current_setting('muster.organisation', true), '')::uuid
          and g.site_id = site)
$$;
--rollback drop function access.is_granted(uuid);

--changeset access:001-sees splitStatements:false
--comment: THE rule of scope; each scoped table stamps its rows with a customer and a site and asks this in its policy.
-- One expression without a sub-select, so that PostgreSQL writes it into the query instead of calling it for each row.
create function access.sees(customer uuid, site uuid) returns boolean
    language sql stable parallel safe
as $$
    select current_setting('muster.kind', true) in ('SYSTEM', 'DEVICE')
        or current_setting('muster.kind', true) = 'PERSON' and (
            current_setting('muster.role', true) in ('SUPPORT', 'OPERATIONS', 'ADMINISTRATOR')
            or current_setting('muster.role', true) = 'CUSTOMER'
               and customer = nullif(current_setting('muster.organisation', true), '')::uuid
            or current_setting('muster.role', true) = 'INSTALLER'
               and access.is_granted(site))
$$;
--rollback drop function access.sees(uuid, uuid);

--changeset access:001-sees-grant
--comment: the application asks it, nobody else has to
grant execute on function access.sees(uuid, uuid), access.is_granted(uuid) to muster_app;
--rollback select 1;

--changeset access:001-sees-fleet splitStatements:false
--comment: staff, devices and the system; for rows that belong to no customer and no site
create function access.sees_fleet() returns boolean
    language sql stable parallel safe
as $$ select access.sees(null, null) is true $$;
--rollback drop function access.sees_fleet();
