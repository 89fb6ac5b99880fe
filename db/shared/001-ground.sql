--liquibase formatted sql

--changeset shared:001-role splitStatements:false
--comment: the role that the application works as; it owns nothing, so row security binds it
do $$
begin
    if not exists (select from pg_roles where rolname = 'muster_app') then
        create role muster_app nologin;
    end if;
exception when duplicate_object or unique_violation then
    null; -- another database of this server was being prepared at the same moment
end
$$;
--rollback select 1;

--changeset shared:001-role-member splitStatements:false
--comment: whoever logs in may work as that role
do $$
begin
    if not pg_has_role(current_user, 'muster_app', 'SET') then
        execute format('grant muster_app to %I', current_user);
    end if;
end
$$;
--rollback select 1;

--changeset shared:001-extensions
--comment: ranges with uuid in one key (btree_gist), forgiving search (pg_trgm)
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
--rollback select 1;

--changeset shared:001-event-publication
--comment: events that a listener still has to hear (Spring Modulith)
create schema shared;
grant usage on schema shared to muster_app;
create table shared.event_publication (
    id                     uuid        not null,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz,
    constraint event_publication_pk primary key (id)
);
create index event_publication_by_event on shared.event_publication using hash (serialized_event);
create index event_publication_by_completion on shared.event_publication (completion_date);
grant select, insert, update, delete on shared.event_publication to muster_app;
--rollback drop schema shared cascade;

--changeset shared:001-scheduled-task
--comment: work that recurs, and which instance of Muster has taken it (db-scheduler; the columns are its own)
create table shared.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint scheduled_task_pk primary key (task_name, task_instance)
);
create index scheduled_task_by_time on shared.scheduled_task (execution_time);
create index scheduled_task_by_heartbeat on shared.scheduled_task (last_heartbeat);
grant select, insert, update, delete on shared.scheduled_task to muster_app;
--rollback drop table shared.scheduled_task;
