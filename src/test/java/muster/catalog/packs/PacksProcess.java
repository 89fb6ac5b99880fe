package muster.catalog.packs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import muster.MusterApplication;

/** {@code packs verify} as a person runs it: a process of its own, and what it prints. */
final class PacksProcess {

    record Answer(int code, String text, double seconds) {}

    private PacksProcess() {}

    /** Verifies the packs of a folder, from a folder. */
    static Answer verify(Path packs, Path from) throws Exception {
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp"));
        command.add(absolute(System.getProperty("java.class.path")));
        command.addAll(List.of(
                MusterApplication.class.getName(),
                "packs",
                "verify",
                packs.toAbsolutePath().toString()));
        var output = Files.createTempFile("packs", ".txt");
        var start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .directory(from.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("does not end");
        }
        return new Answer(process.exitValue(), Files.readString(output), (System.nanoTime() - start) / 1e9);
    }

    /** The process works in another folder. */
    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                List.of(classPath.split(File.pathSeparator, -1)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
