package muster.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import muster.registry.Registration;
import muster.registry.TypedSerial;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SerialListTest {

    @Test
    void lines_commas_and_spreadsheet_columns_are_lists() {
        assertThat(SerialList.pasted("TH-1\r\n\r\nTH-2, TH-3;\tTH-4\n"))
                .containsExactly(
                        new TypedSerial(1, "TH-1"),
                        new TypedSerial(3, "TH-2"),
                        new TypedSerial(3, "TH-3"),
                        new TypedSerial(3, "TH-4"));
        assertThat(SerialList.pasted("\"Serial number\"\n\"TH-1\"")).containsExactly(new TypedSerial(2, "TH-1"));
        assertThat(SerialList.pasted(" \n,;\t\n")).isEmpty();
    }

    @Test
    void one_more_than_a_batch_holds_is_kept_to_be_refused() {
        assertThat(SerialList.pasted("x\n".repeat(50_000))).hasSize(Registration.MOST + 1);
    }

    @Test
    void a_pattern_counts_with_leading_zeros() {
        assertThat(SerialList.numbered("TH-{####}/B", 99, 2))
                .extracting(TypedSerial::text)
                .containsExactly("TH-0099/B", "TH-0100/B");
        assertThat(SerialList.hasRoom("TH-{##}", 99, 1)).isTrue();
        assertThat(SerialList.hasRoom("TH-{##}", 99, 2)).isFalse();
        assertThat(SerialList.isPattern("TH-{##}{#}")).isFalse();
        assertThat(SerialList.isPattern("TH-####")).isFalse();
    }
}
