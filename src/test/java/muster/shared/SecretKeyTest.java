package muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretKeyTest {

    @Test
    void the_first_start_makes_a_key_that_the_owner_alone_can_read_and_later_ones_keep_it(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("data").resolve("secret.key");
        var key = SecretKey.kept(file);

        assertThat(key).hasSize(32).isEqualTo(SecretKey.kept(file));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_folder_that_cannot_be_written_ends_the_start(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("no-folder"), "").resolve("secret.key");
        assertThatThrownBy(() -> SecretKey.kept(file))
                .isInstanceOf(SecretKeyUnusable.class)
                .hasMessageContaining("No secret key is configured");
    }

    @Test
    void blank_short_and_sample_keys_end_the_start() {
        refused(" ", "blank");
        refused("no base64!", "not base64");
        refused(base64("short"), "5 bytes");
        refused(base64("change me change me change me change me"), "sample");
        refused(Base64.getEncoder().encodeToString(new byte[32]), "sample");
    }

    @Test
    void a_hash_for_one_purpose_does_not_fit_another() {
        var hash = new SecretHash(new byte[] {1, 2, 3});
        assertThat(hash.of("a", "secret")).isEqualTo(hash.of("a", "secret")).isNotEqualTo(hash.of("b", "secret"));
        assertThat(hash.of("a", "secret")).isNotEqualTo(new SecretHash(new byte[] {3}).of("a", "secret"));
    }

    private static void refused(String text, String words) {
        assertThatThrownBy(() -> SecretKey.checked(text, "The key"))
                .isInstanceOf(SecretKeyUnusable.class)
                .hasMessageContaining(words);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
