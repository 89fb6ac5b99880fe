package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderAtStartTest {

    @TempDir
    Path folder;

    @Test
    void what_was_changed_added_or_taken_away_is_not_what_is_in_use() throws Exception {
        var changed = Files.writeString(folder.resolve("changed.yaml"), "model: acme/a");
        var gone = Files.writeString(folder.resolve("gone.yaml"), "model: acme/b");
        Files.writeString(folder.resolve("same.yaml"), "model: acme/c");
        var atStart = new FolderAtStart(folder);
        assertThat(atStart.outdated()).isEmpty();

        Files.writeString(changed, "model: acme/a2");
        Files.delete(gone);
        var added = Files.writeString(folder.resolve("new.yml"), "model: acme/d");
        Files.writeString(folder.resolve("notes.txt"), "no pack");
        assertThat(atStart.outdated()).containsExactly(changed.toString(), gone.toString(), added.toString());

        Files.writeString(changed, "model: acme/a");
        Files.writeString(gone, "model: acme/b");
        Files.delete(added);
        assertThat(atStart.outdated()).as("as it was").isEmpty();
    }

    @Test
    void bytes_that_are_no_text_are_a_change_and_a_folder_that_is_gone_is_one() throws Exception {
        var pack = Files.writeString(folder.resolve("a.yaml"), "model: acme/a");
        var atStart = new FolderAtStart(folder);
        Files.write(pack, new byte[] {(byte) 0xFF});
        assertThat(atStart.outdated()).containsExactly(pack.toString());
        Files.delete(pack);
        Files.delete(folder);
        assertThat(atStart.outdated()).containsExactly(pack.toString());
        Files.createDirectory(folder);
    }

    @Test
    void without_a_folder_nothing_can_change() {
        assertThat(new FolderAtStart(null).outdated()).isEmpty();
    }
}
