--liquibase formatted sql

--changeset provisioning:002-activation
--comment: from the claim to ACTIVE, or its undoing; the key of the request makes a replay find its first result
-- a run is one judging: 1 after the claim, one more each time quarantine was lifted
create table provisioning.activation (
    id           uuid        not null,
    device_id    uuid        not null,
    position_id  uuid        not null,
    job_id       uuid,
    customer_id  uuid        not null,
    site_id      uuid        not null,
    request_key  text        not null,
    claimed_at   timestamptz not null,
    claimed_by   uuid        not null,
    claimed_name text        not null,
    judged_from  timestamptz not null,
    run          int         not null default 1,
    firm_id      uuid,
    activated_at timestamptz,
    undone_at    timestamptz,
    version      int         not null,
    constraint activation_pk          primary key (id),
    constraint activation_one_request unique (request_key),
    constraint activation_device_fk   foreign key (device_id) references registry.device (id),
    constraint activation_position_fk foreign key (position_id) references assets.position (id),
    constraint activation_job_fk      foreign key (job_id) references provisioning.job (id)
);
create unique index activation_one_of_device on provisioning.activation (device_id) where undone_at is null;
create index activation_by_job on provisioning.activation (job_id);
grant select, insert, update on provisioning.activation to muster_app;
alter table provisioning.activation enable row level security;
create policy activation_scope on provisioning.activation to muster_app
    using (access.sees(customer_id, site_id)
           and (current_setting('muster.role', true) <> 'INSTALLER'
                or firm_id = nullif(current_setting('muster.organisation', true), '')::uuid))
    with check (access.sees(customer_id, site_id));
--rollback drop table provisioning.activation;

--changeset provisioning:002-evidence
--comment: the lines of the activation contract as they stood each time the device became ACTIVE; never changed
create table provisioning.evidence (
    activation_id uuid        not null,
    run           int         not null,
    line          text        not null,
    state         text        not null,
    said          text        not null,
    arguments     jsonb       not null,
    at            timestamptz,
    judged_at     timestamptz not null,
    constraint evidence_pk            primary key (activation_id, run, line),
    constraint evidence_activation_fk foreign key (activation_id) references provisioning.activation (id),
    constraint evidence_state         check (state in ('MET', 'EXCUSED'))
);
grant select, insert on provisioning.evidence to muster_app;
alter table provisioning.evidence enable row level security;
create policy evidence_scope on provisioning.evidence to muster_app
    using (exists (select from provisioning.activation a where a.id = activation_id)) with check (true);
--rollback drop table provisioning.evidence;

--changeset provisioning:002-pass
--comment: a line that support let pass in one run, with the reason; stays on the device for ever
create table provisioning.pass (
    activation_id uuid        not null,
    run           int         not null,
    line          text        not null,
    device_id     uuid        not null,
    reason        text        not null,
    by_id         uuid        not null,
    by_name       text        not null,
    at            timestamptz not null,
    constraint pass_pk            primary key (activation_id, run, line),
    constraint pass_activation_fk foreign key (activation_id) references provisioning.activation (id)
);
create index pass_by_device on provisioning.pass (device_id);
grant select, insert on provisioning.pass to muster_app;
alter table provisioning.pass enable row level security;
create policy pass_scope on provisioning.pass to muster_app
    using (exists (select from registry.device d where d.id = device_id)) with check (access.sees_fleet());
--rollback drop table provisioning.pass;

--changeset provisioning:002-command
--comment: a command is a row before it leaves the house, with its answer when one comes
create table provisioning.command (
    id            uuid        not null,
    device_id     uuid        not null,
    activation_id uuid,
    command       text        not null,
    asked_at      timestamptz not null,
    sent_at       timestamptz,
    answered_at   timestamptz,
    outcome       text,
    reason        text,
    confirmed_at  timestamptz,
    confirmed_by  text, -- the name of whoever saw it, for the receipt
    constraint command_pk        primary key (id),
    constraint command_device_fk foreign key (device_id) references registry.device (id),
    constraint command_confirmed check ((confirmed_at is null) = (confirmed_by is null))
);
create index command_by_activation on provisioning.command (activation_id, asked_at desc);
grant select, insert, update on provisioning.command to muster_app;
alter table provisioning.command enable row level security;
create policy command_scope on provisioning.command to muster_app
    using (exists (select from registry.device d where d.id = device_id)) with check (true);
--rollback drop table provisioning.command;
