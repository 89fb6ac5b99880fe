--liquibase formatted sql

--changeset telemetry:003-unknown-field
--comment: what devices say and nobody taught Muster, by model, firmware as reported and place in the payload. Who said
-- it is kept device by device, so that how many there are is counted and not guessed.
create table telemetry.unknown_field (
    id            uuid        not null,
    model         text        not null,
    firmware      text        not null,
    path          text        not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    times         bigint      not null,
    sorts         text[]      not null,
    lowest        double precision,
    highest       double precision,
    samples       jsonb       not null,
    siblings      text[]      not null,
    decided_by    uuid,
    constraint unknown_field_pk  primary key (id),
    constraint unknown_field_one unique (model, firmware, path)
);
create table telemetry.unknown_sighting (
    field_id      uuid        not null,
    device_id     uuid        not null,
    first_seen_at timestamptz not null,
    constraint unknown_sighting_pk        primary key (field_id, device_id),
    constraint unknown_sighting_field_fk  foreign key (field_id) references telemetry.unknown_field (id),
    constraint unknown_sighting_device_fk foreign key (device_id) references registry.device (id)
);
create index unknown_sighting_by_device on telemetry.unknown_sighting (device_id);
grant select, insert, update on telemetry.unknown_field to muster_app;
grant select, insert on telemetry.unknown_sighting to muster_app;
alter table telemetry.unknown_field enable row level security;
create policy unknown_field_scope on telemetry.unknown_field to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
alter table telemetry.unknown_sighting enable row level security;
create policy unknown_sighting_scope on telemetry.unknown_sighting to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table telemetry.unknown_sighting, telemetry.unknown_field;

--changeset telemetry:003-field-decision
--comment: what operations decided about an unknown field. The book has one row: whoever decides writes it, every batch
-- reads it under a shared lock, so that no batch that began before a decision ends after it.
create table telemetry.field_decision (
    field_id   uuid        not null,
    model      text        not null,
    path       text        not null,
    firmware   text        not null,
    verdict    text        not null,
    quantity   text,
    channel    text        not null default '',
    unit       text,
    scale      numeric     not null default 1,
    shift      numeric     not null default 0,
    words      text        not null default '',
    reason     text        not null,
    revision   text        not null,
    decided_by text        not null,
    decided_at timestamptz not null,
    version    int         not null,
    constraint field_decision_pk       primary key (field_id),
    constraint field_decision_field_fk foreign key (field_id) references telemetry.unknown_field (id),
    constraint field_decision_verdict  check (verdict in ('ACCEPTED', 'IGNORED', 'WITHDRAWN')),
    constraint field_decision_taught   check (verdict <> 'ACCEPTED' or quantity is not null)
);
alter table telemetry.unknown_field add constraint unknown_field_decision_fk
    foreign key (decided_by) references telemetry.field_decision (field_id);
create table telemetry.lesson_book (version bigint not null);
insert into telemetry.lesson_book values (1);
grant select, insert, update on telemetry.field_decision to muster_app;
grant select, update on telemetry.lesson_book to muster_app;
alter table telemetry.field_decision enable row level security;
create policy field_decision_scope on telemetry.field_decision to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
alter table telemetry.lesson_book enable row level security;
create policy lesson_book_scope on telemetry.lesson_book to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table telemetry.lesson_book;
--rollback alter table telemetry.unknown_field drop constraint unknown_field_decision_fk;
--rollback drop table telemetry.field_decision;

--changeset telemetry:003-rereading
--comment: history that is read again because of a decision; mark_at and mark_id are of the last batch that is done
create table telemetry.rereading (
    revision    text        not null,
    field_id    uuid        not null,
    until       timestamptz not null,
    mark_at     timestamptz not null default '-infinity',
    mark_id     int         not null default 0,
    total       bigint      not null,
    done        bigint      not null default 0,
    added       bigint      not null default 0,
    refused     bigint      not null default 0,
    started_by  text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    outdated    boolean     not null default false,
    constraint rereading_pk       primary key (revision),
    constraint rereading_field_fk foreign key (field_id) references telemetry.unknown_field (id)
);
grant select, insert, update on telemetry.rereading to muster_app;
alter table telemetry.rereading enable row level security;
create policy rereading_scope on telemetry.rereading to muster_app
    using ((select access.sees_fleet())) with check ((select access.sees_fleet()));
--rollback drop table telemetry.rereading;

--changeset telemetry:003-superseded splitStatements:false
--comment: what a changed decision read before is no longer shown to anybody. The application cannot change a series; this
-- function lets it end those of one decision's revision, and no pack's revision looks like one.
alter table telemetry.series add column superseded_at timestamptz;
create index series_by_mapping on telemetry.series (mapping) where mapping like 'taught-%';
drop policy series_scope on telemetry.series;
create policy series_scope on telemetry.series to muster_app
    using (superseded_at is null and ((select access.sees_fleet()) or access.sees(customer_id, site_id)))
    with check ((select access.sees_fleet()));
create function telemetry.supersede(of_mapping text) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    ended int;
begin
    if of_mapping not like 'taught-%' then
        raise exception 'a series of the mapping % is not of a decision', of_mapping;
    end if;
    if not access.sees_fleet() then
        raise exception 'only those who see the fleet may end a series';
    end if;
    update telemetry.series set superseded_at = now() where mapping = of_mapping and superseded_at is null;
    get diagnostics ended = row_count;
    return ended;
end
$$;
revoke execute on function telemetry.supersede(text) from public;
grant execute on function telemetry.supersede(text) to muster_app;
--rollback drop function telemetry.supersede(text);
--rollback drop policy series_scope on telemetry.series;
--rollback create policy series_scope on telemetry.series to muster_app using ((select access.sees_fleet()) or access.sees(customer_id, site_id)) with check ((select access.sees_fleet()));
--rollback alter table telemetry.series drop column superseded_at;
