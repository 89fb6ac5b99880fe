--liquibase formatted sql

--changeset telemetry:007-rejected-scope
--comment: whoever sees a device saw all that was ever not believed of it, from before it was theirs too. Beside staff
-- only those see such a value who see the tenure in which it was said: the installer whose checklist names it.
drop policy rejected_scope on telemetry.rejected;
create policy rejected_scope on telemetry.rejected to muster_app
    using ((select access.sees_fleet())
        or exists (select from assets.tenure t where t.device_id = rejected.device_id and t.during @> rejected.at))
    with check ((select access.sees_fleet()));
--rollback drop policy rejected_scope on telemetry.rejected;
--rollback create policy rejected_scope on telemetry.rejected to muster_app
--rollback     using ((select access.sees_fleet()) or exists (select from registry.device d where d.id = device_id))
--rollback     with check ((select access.sees_fleet()));
