package muster.provisioning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import muster.access.Account;
import muster.access.Accounts;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.Role;
import muster.connectivity.Presences;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleView;
import muster.lifecycle.State;
import muster.registry.Credentials;
import muster.registry.DeviceSecrets;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.UserId;
import muster.support.Cast;
import muster.support.World;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Installers with a job and a device in the box, and the ways that a device can go from there without a broker. */
@TestComponent
public class Errands {

    private static final Actor SYSTEM = Actor.system("test");

    private final World world;
    private final Cast cast;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Claims claims;
    private final Activations activations;
    private final Lifecycle lifecycle;
    private final Credentials credentials;
    private final Presences presences;
    private final JdbcClient jdbc;

    Errands(
            World world,
            Cast cast,
            Accounts accounts,
            Organisations organisations,
            Claims claims,
            Activations activations,
            Lifecycle lifecycle,
            Credentials credentials,
            Presences presences,
            JdbcClient jdbc) {
        this.world = world;
        this.cast = cast;
        this.accounts = accounts;
        this.organisations = organisations;
        this.claims = claims;
        this.activations = activations;
        this.lifecycle = lifecycle;
        this.credentials = credentials;
        this.presences = presences;
        this.jdbc = jdbc;
    }

    /** An installer with a job of one position, and a device in the box. */
    public record Errand(Actor installer, JobId job, PositionId position, DeviceSecrets label) {

        public String code() {
            return label.claimCode().text();
        }

        public DeviceId device() {
            return label.device();
        }
    }

    /** A member of staff with an account of her own, so that nothing she does hinders the cast. */
    public Actor staff(Role role) {
        return person(role, null);
    }

    /** An installer of a firm of her own, with an account of her own. */
    public Actor installer() {
        var firm = world.as(
                cast.sam(),
                () -> organisations.save(
                        Organisation.of(Organisation.Kind.FIRM, "Iris & Co " + world.number(), Instant.now())));
        return person(Role.INSTALLER, firm.id());
    }

    private Actor person(Role role, @Nullable OrganisationId organisation) {
        var name = "Iris" + world.number();
        var account = accounts.save(new Account(
                UserId.next(),
                name,
                name.toLowerCase(Locale.ROOT) + "@cast.test",
                role,
                organisation,
                "{no password}",
                null,
                Instant.now(),
                0));
        return Actor.person(account.id(), name, role, organisation, "192.0.2.20");
    }

    public Errand errand() {
        return errand(installer());
    }

    public Errand errand(Actor installer) {
        return errand(installer, world.devices(1).getFirst());
    }

    public Errand errand(Actor installer, DeviceSecrets label) {
        var site = world.site(world.customer());
        var position = world.position(site);
        // for tomorrow, so that no midnight comes between
        var tomorrow = LocalDate.now(site.zone()).plusDays(1);
        var job = world.job(site, List.of(position), installer, tomorrow);
        return new Errand(installer, job, position, label);
    }

    public ActivationId claim(Errand errand) {
        return claims.claim(
                errand.code(),
                errand.job(),
                errand.position(),
                UUID.randomUUID().toString(),
                errand.installer());
    }

    /** Claimed, and in its first session with a credential of its own. */
    public ActivationId connected(Errand errand) {
        var id = claim(errand);
        connect(errand);
        return id;
    }

    /** A session with the device's own credential begins. */
    public void connect(Errand errand) {
        var now = Instant.now();
        world.as(SYSTEM, () -> {
            if (credentials.operationalInUseSince(errand.device()).isEmpty()) {
                credentials.issueOperational(errand.device(), SYSTEM);
                credentials.firstUse(errand.device(), SYSTEM);
            }
            presences.came(errand.device(), now.toEpochMilli(), "OPERATIONAL", "192.0.2.30", now);
            return true;
        });
    }

    /** Asked to show itself, it says that it did; nobody has said yet that it was seen. */
    public void answered(ActivationId id) {
        ActorContext.run(cast.sam(), () -> activations.identify(id, cast.sam()));
        world.as(SYSTEM, () -> jdbc.sql("""
                        update provisioning.command set answered_at = now(), outcome = 'done' where activation_id = :id
                        """).param("id", id.value()).update());
    }

    /** Active, because support let every line pass that waited. */
    public ActivationId active(Errand errand) {
        var id = connected(errand);
        letAllPass(id);
        return id;
    }

    public void letAllPass(ActivationId id) {
        view(cast.sam(), id)
                .checklist()
                .open()
                .forEach(line -> ActorContext.run(
                        cast.sam(), () -> activations.letPass(id, line.check(), "part follows", cast.sam())));
    }

    public ActivationView view(Actor actor, ActivationId id) {
        return ActorContext.<ActivationView, RuntimeException>call(actor, () -> activations.of(id));
    }

    public State stateOf(Errand errand) {
        return world.as(SYSTEM, () -> lifecycle.stateOf(errand.device()));
    }

    /** The newest move of the device. */
    public LifecycleView.Move lastMove(Errand errand) {
        return world.as(
                SYSTEM, () -> lifecycle.of(errand.device(), SYSTEM).history().getFirst());
    }

    /** How many entries the record has of this action about the device. */
    public long audited(Errand errand, String action) {
        return Objects.requireNonNull(world.as(
                SYSTEM,
                () -> jdbc.sql("select count(*) from audit.entry where subject_id = :device and action = :action")
                        .param("device", errand.device().value())
                        .param("action", action)
                        .query(Long.class)
                        .single()));
    }
}
