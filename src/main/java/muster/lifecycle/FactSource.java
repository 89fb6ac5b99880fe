package muster.lifecycle;

import java.util.Set;
import muster.shared.DeviceId;

/** Higher floors tell what they know about a device; a bean of this type is asked whenever a move is. */
@FunctionalInterface
public interface FactSource {

    Set<Fact> about(DeviceId device);
}
