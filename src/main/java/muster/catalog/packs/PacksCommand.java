package muster.catalog.packs;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import muster.catalog.PackBroken;
import org.springframework.modulith.NamedInterface;

/** {@code packs verify <folder>}: tells the author of a pack all that is wrong with it, without starting Muster. */
@NamedInterface("command")
public final class PacksCommand {

    /** Every example of every pack keeps its word. */
    static final int KEPT = 0;

    static final int BROKEN = 1;

    /** Something else was typed. */
    static final int NOT_UNDERSTOOD = 2;

    private PacksCommand() {}

    /** True when Muster is not to be started. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("packs");
    }

    /** Prints what it found; the result is the exit code of the process. */
    public static int run(PrintStream out, String... arguments) {
        if (arguments.length != 3 || !arguments[1].equals("verify")) {
            out.println("Expected: packs verify <folder>");
            return NOT_UNDERSTOOD;
        }
        try {
            var folder = Path.of(arguments[2]);
            if (Files.isDirectory(folder)) {
                return tell(out, FolderCheck.of(folder));
            }
        } catch (InvalidPathException nonsense) {
            // neither is it a folder
        }
        out.println(arguments[2] + ": expected a folder with packs, found none");
        return BROKEN;
    }

    private static int tell(PrintStream out, FolderCheck check) {
        check.faults().forEach(fault -> out.println(fault.getMessage()));
        if (!check.faults().isEmpty()) {
            out.println(counted(check.faults().size(), "fault") + " in " + places(check.faults()) + ".");
            return BROKEN;
        }
        out.println(counted(check.packs(), "pack") + " with " + counted(check.examples(), "example")
                + ": every one keeps its word.");
        return KEPT;
    }

    private static String places(List<PackBroken> faults) {
        return counted(faults.stream().map(PackBroken::file).distinct().count(), "file");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
