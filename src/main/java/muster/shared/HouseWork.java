package muster.shared;

/** Runs what Muster does by itself, in the name of the system, for modules that stand beside the one that knows actors. */
public interface HouseWork {

    /** Runs it on this thread; the name is that of the work, as it would stand in the record. */
    void run(String name, Runnable work);
}
