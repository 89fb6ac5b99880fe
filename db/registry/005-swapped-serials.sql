--liquibase formatted sql

--changeset registry:005-swapped-serials
--comment: serial numbers that become one of a registered device when two neighbouring characters change places. Makers
-- count in the last four characters, where 12 and 21 are two devices; so one of the two stands before them, and nobody
-- of the model begins as the serial number does. Past row security and for staff alone, as near_serials.
create function registry.swapped_serials(of_model text, serials text[]) returns table (serial text, other text)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    with swapped as (
        select typed, left(typed, at - 1) || substr(typed, at + 1, 1) || substr(typed, at, 1) || substr(typed, at + 2) as other
        from unnest(serials) typed cross join generate_series(1, length(typed) - 4) at
        where (select access.sees_fleet())
    )
    select w.typed, w.other
    from swapped w join registry.device d on d.model = of_model and d.serial = w.other
    where w.other <> w.typed and not exists (
        select from registry.device kin
        where kin.model = of_model and left(kin.serial, length(kin.serial) - 4) = left(w.typed, length(w.typed) - 4))
    limit 51
$$;
revoke execute on function registry.swapped_serials(text, text[]) from public;
grant execute on function registry.swapped_serials(text, text[]) to muster_app;
--rollback drop function registry.swapped_serials(text, text[]);
