--liquibase formatted sql

--changeset assets:001-customer
--comment: the organisations that own sites; the name is the organisation's
create schema assets;
grant usage on schema assets to muster_app;
create table assets.customer (
    id      uuid not null,
    contact text,
    phone   text,
    note    text,
    version int  not null,
    constraint customer_pk              primary key (id),
    constraint customer_organisation_fk foreign key (id) references access.organisation (id)
);
grant select, insert, update on assets.customer to muster_app;
alter table assets.customer enable row level security;
-- (a select round sees_fleet lets PostgreSQL ask once a statement instead of once a row)
create policy customer_scope on assets.customer to muster_app
    using ((select access.sees_fleet()) or access.sees(id, null))
    with check ((select access.sees_fleet()) or access.sees(id, null));
--rollback drop schema assets cascade;

--changeset assets:001-site
--comment: a place at one address, with the clock its people live by
create table assets.site (
    id          uuid    not null,
    customer_id uuid    not null,
    name        text    not null,
    address     text    not null,
    time_zone   text    not null,
    latitude    numeric(8, 5),
    longitude   numeric(8, 5),
    version     int     not null,
    constraint site_pk          primary key (id),
    constraint site_customer_fk foreign key (customer_id) references assets.customer (id),
    constraint site_latitude    check (latitude between -90 and 90),
    constraint site_longitude   check (longitude between -180 and 180)
);
create index site_by_customer on assets.site (customer_id);
create unique index site_one_name on assets.site (customer_id, lower(name));
create index site_search on assets.site using gin ((name || ' ' || address) gin_trgm_ops);
grant select, insert, update on assets.site to muster_app;
alter table assets.site enable row level security;
create policy site_scope on assets.site to muster_app
    using ((select access.sees_fleet()) or access.sees(customer_id, id))
    with check ((select access.sees_fleet()) or access.sees(customer_id, id));
--rollback drop table assets.site;

--changeset assets:001-asset
--comment: the equipment the business cares about; it lasts, devices come and go
create table assets.asset (
    id          uuid   not null,
    customer_id uuid   not null,
    site_id     uuid   not null,
    kind        text   not null,
    name        text   not null,
    tags        text[] not null default '{}',
    version     int    not null,
    constraint asset_pk          primary key (id),
    constraint asset_customer_fk foreign key (customer_id) references assets.customer (id),
    constraint asset_site_fk     foreign key (site_id) references assets.site (id)
);
create index asset_by_site on assets.asset (site_id);
create index asset_by_customer on assets.asset (customer_id);
create unique index asset_one_name on assets.asset (site_id, lower(name));
create index asset_search on assets.asset using gin (name gin_trgm_ops);
grant select, insert, update on assets.asset to muster_app;
alter table assets.asset enable row level security;
create policy asset_scope on assets.asset to muster_app
    using ((select access.sees_fleet()) or access.sees(customer_id, site_id))
    with check ((select access.sees_fleet()) or access.sees(customer_id, site_id));
--rollback drop table assets.asset;

--changeset assets:001-position
--comment: a place on an asset that a device can hold, and which quantities it expects of it
create table assets.position (
    id          uuid   not null,
    customer_id uuid   not null,
    site_id     uuid   not null,
    asset_id    uuid   not null,
    name        text   not null,
    quantities  text[] not null default '{}',
    version     int    not null,
    constraint position_pk       primary key (id),
    constraint position_asset_fk foreign key (asset_id) references assets.asset (id)
);
create unique index position_one_name on assets.position (asset_id, lower(name));
create index position_by_site on assets.position (site_id);
grant select, insert, update on assets.position to muster_app;
alter table assets.position enable row level security;
create policy position_scope on assets.position to muster_app
    using ((select access.sees_fleet()) or access.sees(customer_id, site_id))
    with check ((select access.sees_fleet()) or access.sees(customer_id, site_id));
--rollback drop table assets.position;

--changeset assets:001-tenure
--comment: who held a position and when; the database itself forbids two holders at one time and one device in two places
create table assets.tenure (
    position_id uuid      not null,
    device_id   uuid      not null,
    during      tstzrange not null,
    customer_id uuid      not null,
    site_id     uuid      not null,
    constraint tenure_one_holder  primary key (position_id, during without overlaps),
    constraint tenure_one_place   unique (device_id, during without overlaps),
    constraint tenure_position_fk foreign key (position_id) references assets.position (id),
    constraint tenure_device_fk   foreign key (device_id) references registry.device (id),
    constraint tenure_not_empty   check (not isempty(during))
);
grant select, insert, update on assets.tenure to muster_app;
alter table assets.tenure enable row level security;
create policy tenure_scope on assets.tenure to muster_app
    using ((select access.sees_fleet()) or access.sees(customer_id, site_id))
    with check ((select access.sees_fleet()) or access.sees(customer_id, site_id));
--rollback drop table assets.tenure;
