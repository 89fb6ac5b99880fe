--liquibase formatted sql

--changeset portals:002-series-models splitStatements:false
--comment: which models named the channels of a series, the later ones last. What was measured stays with its owner,
-- while a device that left bears the stamp of nobody; so past row security of the device, by the rule of the series.
create function portals.series_models(of_position uuid, of_quantity text)
    returns table (series int, channel text, model text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select s.id, s.channel, d.model from telemetry.series s join registry.device d on d.id = s.device_id
    where s.position_id = of_position and s.quantity = of_quantity
      and ((select access.sees_fleet()) or access.sees(s.customer_id, s.site_id))
    order by s.id
$$;
revoke execute on function portals.series_models(uuid, text) from public;
grant execute on function portals.series_models(uuid, text) to muster_app;
--rollback drop function portals.series_models(uuid, text);
