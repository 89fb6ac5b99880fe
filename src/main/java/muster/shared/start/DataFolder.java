package muster.shared.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/** The folder of the embedded servers. One Muster at a time: the lock goes with the process, however that ends. */
public final class DataFolder implements AutoCloseable {

    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    /** Where it is, as configured. */
    public static Path path(ConfigurableEnvironment environment) {
        return Path.of(environment.getProperty("muster.data", "./data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Where it is, if one of the embedded servers keeps something there. */
    static Optional<Path> inUse(ConfigurableEnvironment environment) {
        boolean needed = environment.getPropertySources().contains("embeddedDatabase")
                || !StringUtils.hasText(environment.getProperty("spring.datasource.url"))
                || !StringUtils.hasText(environment.getProperty("muster.mqtt.url"));
        return needed ? Optional.of(path(environment)) : Optional.empty();
    }

    /**
     * Makes the folder and takes it, for as long as the context lives.
     *
     * @throws CannotStart when it cannot be written or another Muster has it
     */
    public static void take(Path path, ConfigurableApplicationContext context) {
        var folder = take(path);
        // registered before any bean, so it is given back after the last one
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("dataFolder", folder::close);
    }

    /**
     * Makes the folder and takes it.
     *
     * @throws CannotStart when it cannot be written or another Muster has it
     */
    static DataFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DataFolder(channel);
            }
            channel.close();
            throw new CannotStart(
                    "another Muster is using the data folder " + folder,
                    "Stop that one first, or name another folder with MUSTER_DATA");
        } catch (IOException failure) {
            throw new CannotStart(
                    "the data folder " + folder + " cannot be written",
                    "Give Muster the right to write there, or name another folder with MUSTER_DATA",
                    failure);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
