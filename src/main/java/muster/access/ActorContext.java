package muster.access;

import java.util.Optional;

/** Who acts on this thread. The transaction manager hands it to the database, whose row security decides what is seen. */
public final class ActorContext {

    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    private ActorContext() {}

    public static Optional<Actor> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public static <T, X extends Throwable> T call(Actor actor, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, actor).call(work);
    }

    public static void run(Actor actor, Runnable work) {
        ScopedValue.where(CURRENT, actor).run(work);
    }
}
