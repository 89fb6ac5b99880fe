package muster.provisioning.web;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Reads the QR code on a photo, few at a time and never at full size. Nothing of the photo is kept. */
@Component
class LabelPhotos {

    private static final Logger LOG = LoggerFactory.getLogger(LabelPhotos.class);
    private static final int MOST_PIXELS = 50_000_000;
    private static final int AT_ONCE = 2;
    private static final int[] SIZES = {1000, 1800, 500};
    private static final int LARGEST_SIZE = 1800;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** The text of the code; empty when there is none to be read, or when the file is no picture. */
    Optional<String> read(InputStreamSource photo) {
        places.acquireUninterruptibly();
        try (var file = photo.getInputStream();
                var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file.readAllBytes()))) {
            var picture = pictureIn(input);
            return picture == null ? Optional.empty() : read(picture);
        } catch (IOException | RuntimeException broken) {
            LOG.info("photo not read: {}", broken.toString());
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    private static Optional<String> read(BufferedImage picture) {
        return IntStream.of(SIZES)
                .mapToObj(size -> decode(scaled(picture, size), DecodeHintType.TRY_HARDER))
                .flatMap(Optional::stream)
                .findFirst()
                // of clean pictures, a label saved as a file, the library finds one in two hundred only so
                .or(() -> decode(scaled(picture, SIZES[0]), DecodeHintType.PURE_BARCODE));
    }

    /**
     * Looks at the head of the file first, so that a small file cannot unfold into a huge picture, and takes of a large
     * one every second, third, … pixel only.
     */
    private static @Nullable BufferedImage pictureIn(ImageInputStream input) throws IOException {
        var readers = ImageIO.getImageReaders(input);
        if (!readers.hasNext()) {
            return null;
        }
        var reader = readers.next();
        try {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                return null;
            }
            int step = Math.max(1, Math.max(width, height) / LARGEST_SIZE);
            var sparse = reader.getDefaultReadParam();
            sparse.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, sparse);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage picture, int longest) {
        double factor = Math.min(1.0, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) (picture.getWidth() * factor));
        int height = Math.max(1, (int) (picture.getHeight() * factor));
        var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = grey.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return grey;
    }

    private static Optional<String> decode(BufferedImage picture, DecodeHintType hint) {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        try {
            var hints = Map.<DecodeHintType, Object>of(hint, true);
            return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
        } catch (NotFoundException nothingThere) {
            return Optional.empty();
        } catch (ReaderException damaged) {
            LOG.debug("code on photo is damaged: {}", damaged.toString());
            return Optional.empty();
        }
    }
}
