package muster.shared.start;

import java.util.List;

/** A module's part of the block that is printed when Muster is ready; beans of it appear in their {@code @Order}. */
public interface StartNote {

    /** One word in front of the lines: {@code Try}. */
    String label();

    /** What to say; no lines, no part. */
    List<String> lines();
}
