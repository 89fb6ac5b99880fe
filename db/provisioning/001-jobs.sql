--liquibase formatted sql

--changeset provisioning:001-job
--comment: an installer's work order: positions to fill at a site, by a firm, on a day
create schema provisioning;
grant usage on schema provisioning to muster_app;
create sequence provisioning.job_number start 1001;
grant usage on sequence provisioning.job_number to muster_app;
create table provisioning.job (
    id           uuid        not null,
    number       int         not null,
    customer_id  uuid        not null,
    site_id      uuid        not null,
    firm_id      uuid        not null,
    day          date        not null,
    note         text,
    cancelled_at timestamptz,
    created_at   timestamptz not null,
    created_by   uuid,
    version      int         not null,
    constraint job_pk          primary key (id),
    constraint job_one_number  unique (number),
    constraint job_customer_fk foreign key (customer_id) references assets.customer (id),
    constraint job_site_fk     foreign key (site_id) references assets.site (id),
    constraint job_firm_fk     foreign key (firm_id) references access.organisation (id)
);
create index job_by_firm on provisioning.job (firm_id, day);
create index job_by_site on provisioning.job (site_id);
grant select, insert, update on provisioning.job to muster_app;
alter table provisioning.job enable row level security;
-- a firm sees its own jobs only, not another firm's at the same site
create policy job_scope on provisioning.job to muster_app
    using (access.sees(customer_id, site_id)
           and (current_setting('muster.role', true) <> 'INSTALLER'
                or firm_id = nullif(current_setting('muster.organisation', true), '')::uuid))
    with check (access.sees(customer_id, site_id));
--rollback drop schema provisioning cascade;

--changeset provisioning:001-job-position
--comment: the positions that a job fills
create table provisioning.job_position (
    job_id      uuid not null,
    position_id uuid not null,
    ordinal     int  not null,
    done_at     timestamptz,
    constraint job_position_pk          primary key (job_id, position_id),
    constraint job_position_job_fk      foreign key (job_id) references provisioning.job (id),
    constraint job_position_position_fk foreign key (position_id) references assets.position (id)
);
create index job_position_by_position on provisioning.job_position (position_id);
grant select, insert, update, delete on provisioning.job_position to muster_app;
alter table provisioning.job_position enable row level security;
create policy job_position_scope on provisioning.job_position to muster_app
    using (exists (select from provisioning.job j where j.id = job_id)) with check (true);
--rollback drop table provisioning.job_position;
