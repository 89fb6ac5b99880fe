package muster.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The installation's secret key: the configured one, or one made at the first start and kept in the data folder. */
@Configuration(proxyBeanMethods = false)
public class SecretKey {

    private static final String PROPERTY = "muster.secret-key";
    private static final int LENGTH = 32;
    private static final int FEWEST_DIFFERENT_BYTES = 12; // 32 random bytes have 30 on average

    @Bean
    SecretHash secretHash(Environment environment) {
        var configured = environment.getProperty(PROPERTY);
        var key = configured == null
                ? kept(Path.of(environment.getProperty("muster.data", "data")).resolve("secret.key"))
                : checked(configured, "The secret key in " + PROPERTY);
        return new SecretHash(key);
    }

    static byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return checked(Files.readString(file), "The secret key in " + file);
        } catch (IOException | UnsupportedOperationException failure) {
            throw new SecretKeyUnusable(
                    "No secret key is configured, and " + file + " can be neither read nor made.", failure);
        }
    }

    /** Written aside and moved into place, so that a start killed in between leaves no half key. */
    private static void create(Path file) throws IOException {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var aside = Files.createTempFile(folder, "secret", ".new"); // readable by the owner alone
        Files.writeString(aside, Base64.getEncoder().encodeToString(key));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static byte[] checked(String text, String name) {
        if (text.isBlank()) {
            throw new SecretKeyUnusable(name + " is blank.", null);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new SecretKeyUnusable(name + " is not base64.", notBase64);
        }
        if (key.length < LENGTH) {
            throw new SecretKeyUnusable(name + " has " + key.length + " bytes; it needs at least 32.", null);
        }
        if (!looksRandom(key)) {
            throw new SecretKeyUnusable(name + " is a sample or a phrase, not random bytes.", null);
        }
        return key;
    }

    private static boolean looksRandom(byte[] key) {
        var different = new boolean[256];
        boolean readable = true;
        int count = 0;
        for (byte b : key) {
            if (!different[b & 0xff]) {
                different[b & 0xff] = true;
                count++;
            }
            readable &= b >= ' ' && b <= '~';
        }
        return count >= FEWEST_DIFFERENT_BYTES && !readable;
    }
}
