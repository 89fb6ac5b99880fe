package muster.catalog;

import java.util.List;

/** The operator's own packs, which are read once, at the start. */
public interface PacksInUse {

    /** Files that are not on the disk as they were read: changed, new or gone. Only a restart takes them up. */
    List<String> outdated();
}
