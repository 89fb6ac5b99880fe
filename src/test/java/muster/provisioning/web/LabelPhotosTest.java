package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class LabelPhotosTest {

    private static final String LINK = "https://muster.example.org/a/ABCDE-FGHJK-MNPQR-S";

    private final LabelPhotos photos = new LabelPhotos();

    @Test
    void the_square_is_found_on_a_small_picture_and_on_one_of_forty_megapixels() throws Exception {
        assertThat(photos.read(photo(600, 800, 300))).contains(LINK);
        assertThat(photos.read(photo(7300, 5500, 2200))).contains(LINK);
    }

    @Test
    void a_large_photo_is_never_unfolded_at_full_size() throws Exception {
        var photo = photo(7300, 5500, 2200);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(photos.read(photo)).contains(LINK);

        // at full size its pixels alone are 120 MB
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(90_000_000);
    }

    @Test
    void no_more_than_two_are_read_at_once() throws Exception {
        var bytes = photo(600, 800, 300).getByteArray();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = IntStream.range(0, 6)
                    .mapToObj(phone -> phones.submit(() -> photos.read(() -> slowly(bytes, inside, most))))
                    .toList();
            for (var one : reading) {
                assertThat(one.get()).contains(LINK);
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void what_is_no_picture_says_nothing() {
        assertThat(photos.read(new ByteArrayResource("<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(photos.read(new ByteArrayResource(new byte[0]))).isEmpty();
    }

    /** Stays open until a third one is open too, or does not come. */
    private static InputStream slowly(byte[] bytes, AtomicInteger inside, AtomicInteger most) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            Awaitility.await().atMost(Duration.ofMillis(300)).until(() -> most.get() > 2);
        } catch (ConditionTimeoutException nobodyElseCame) {
            return closing(bytes, inside);
        }
        return closing(bytes, inside);
    }

    private static InputStream closing(byte[] bytes, AtomicInteger inside) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                inside.decrementAndGet();
            }
        };
    }

    private static ByteArrayResource photo(int width, int height, int square) throws Exception {
        var code = MatrixToImageWriter.toBufferedImage(
                new QRCodeWriter().encode(LINK, BarcodeFormat.QR_CODE, square, square));
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.LIGHT_GRAY);
        canvas.fillRect(0, 0, width, height);
        canvas.drawImage(code, width / 5, height / 5, null);
        canvas.dispose();
        return new ByteArrayResource(jpeg(picture));
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", file);
        return file.toByteArray();
    }
}
