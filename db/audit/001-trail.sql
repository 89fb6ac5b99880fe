--liquibase formatted sql

--changeset audit:001-entry
--comment: every change of anything; the application can add and read, nothing else
create schema audit;
grant usage on schema audit to muster_app;
create table audit.entry (
    id              bigint      not null generated always as identity,
    at              timestamptz not null,
    by_kind         text        not null,
    by_id           uuid,
    by_name         text        not null,
    by_role         text,
    by_organisation uuid,
    door            text        not null,
    address         text,
    action          text        not null,
    subject_kind    text        not null,
    subject_id      uuid        not null,
    subject_label   text        not null,
    also            uuid[]      not null default '{}',
    before          jsonb       not null default '{}',
    after           jsonb       not null default '{}',
    reason          text,
    constraint entry_pk primary key (id)
);
create index entry_by_subject on audit.entry (subject_id, id desc);
create index entry_by_also on audit.entry using gin (also) where also <> '{}';
create index entry_by_time on audit.entry using brin (at);
create index entry_of_guessing on audit.entry (at) where action = 'guessing.noticed';
grant select, insert on audit.entry to muster_app;
alter table audit.entry enable row level security;
create policy entry_read on audit.entry for select to muster_app using ((select access.sees_fleet()));
create policy entry_write on audit.entry for insert to muster_app with check (true);
--rollback drop schema audit cascade;

--changeset audit:001-story splitStatements:false
--comment: the entries about one thing, newest first; past row security, whose policies cannot use the index on also
-- (contains is not leakproof), and therefore for those who see the fleet alone
create function audit.story(about uuid, until bigint, most int) returns setof audit.entry
    language sql stable security definer set search_path = pg_catalog, pg_temp
    rows 25
as $$
    select * from audit.entry
    where (select access.sees_fleet()) and id in (
        (select id from audit.entry where subject_id = about and id < until order by id desc limit most)
        union all
        (select id from audit.entry where also @> array[about] and also <> '{}' and id < until
         order by id desc limit most))
    order by id desc limit most
$$;
revoke execute on function audit.story(uuid, bigint, int) from public;
grant execute on function audit.story(uuid, bigint, int) to muster_app;
--rollback drop function audit.story(uuid, bigint, int);
