package muster.mqtt;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A broker that is none of Muster's: it lets everybody in, forgets when it stops unless told otherwise, and tells Muster nothing. */
public final class OtherBroker implements ExtensionMain, SimpleAuthenticator {

    private final Path folder;
    private final int port;
    private final String persistence;
    private @Nullable EmbeddedHiveMQ hive;

    private OtherBroker(Path folder, int port, String persistence) {
        this.persistence = persistence;
        this.folder = folder;
        this.port = port;
    }

    public static OtherBroker start() {
        return start("in-memory");
    }

    /** In a process of its own, until its input ends: port, folder, {@code in-memory} or {@code file}. */
    public static void main(String[] arguments) throws IOException {
        var broker = new OtherBroker(Path.of(arguments[1]), Integer.parseInt(arguments[0]), arguments[2]);
        broker.open();
        System.in.readAllBytes();
        broker.close();
    }

    private static OtherBroker start(String persistence) {
        try {
            var folders = Files.createDirectories(Path.of("target", "test-data"));
            var broker = new OtherBroker(Files.createTempDirectory(folders, "other-broker"), freePort(), persistence);
            broker.open();
            return broker;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** Starts, or starts again on the same port. */
    public void open() {
        try {
            for (var part : new String[] {"conf", "data", "extensions"}) {
                Files.createDirectories(folder.resolve(part));
            }
            Files.writeString(folder.resolve("conf").resolve("config.xml"), """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <hivemq>
                      <listeners><tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener></listeners>
                      <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                      <persistence><mode>%s</mode></persistence>
                      <mqtt>
                        <queued-messages><max-queue-size>10000000</max-queue-size></queued-messages>
                        <receive-maximum><server-receive-maximum>65535</server-receive-maximum></receive-maximum>
                      </mqtt>
                    </hivemq>
                    """.formatted(port, persistence));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var fresh = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("everybody")
                        .withName("Everybody comes in")
                        .withVersion("1")
                        .withExtensionMain(this)
                        .build())
                .withoutLoggingBootstrap()
                .build();
        fresh.start().join();
        hive = fresh;
    }

    public void close() {
        if (hive != null) {
            hive.stop().join();
            hive = null;
        }
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(ignored -> this);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // nothing was taken
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        output.authenticateSuccessfully();
    }
}
