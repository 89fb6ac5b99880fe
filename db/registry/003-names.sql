--liquibase formatted sql

--changeset registry:003-device-by-end
--comment: foreign firmware names its device by its serial number or only by the end of it
create index device_by_end on registry.device (model, (reverse(serial_folded) collate "C"));
--rollback drop index registry.device_by_end;

--changeset registry:003-gateway-child
--comment: whose gateway a device speaks through, from when to when; the database itself forbids two at one time
create table registry.gateway_child (
    device_id  uuid      not null,
    gateway_id uuid      not null,
    during     tstzrange not null,
    constraint gateway_child_one_gateway primary key (device_id, during without overlaps),
    constraint gateway_child_device_fk   foreign key (device_id) references registry.device (id),
    constraint gateway_child_gateway_fk  foreign key (gateway_id) references registry.device (id),
    constraint gateway_child_another     check (device_id <> gateway_id),
    constraint gateway_child_not_empty   check (not isempty(during))
);
create index gateway_child_by_gateway on registry.gateway_child (gateway_id);
grant select, insert, update on registry.gateway_child to muster_app;
alter table registry.gateway_child enable row level security;
create policy gateway_child_scope on registry.gateway_child to muster_app
    using ((select access.sees_fleet()) or exists (select from registry.device d where d.id = device_id))
    with check ((select access.sees_fleet()));
--rollback drop table registry.gateway_child;

--changeset registry:003-gateway-stranger
--comment: who speaks through a gateway and is not one of its children: what it is called, and when it was heard last
create table registry.gateway_stranger (
    gateway_id uuid        not null,
    name       text        not null,
    models     text[]      not null,
    payload    text        not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    constraint gateway_stranger_pk         primary key (gateway_id, name),
    constraint gateway_stranger_gateway_fk foreign key (gateway_id) references registry.device (id)
);
grant select, insert, update, delete on registry.gateway_stranger to muster_app;
alter table registry.gateway_stranger enable row level security;
create policy gateway_stranger_staff on registry.gateway_stranger to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table registry.gateway_stranger;
