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
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the QR code on a photo. Nothing of the photo is kept. */
@Component
class LabelPhotos {

    private static final Logger LOG = LoggerFactory.getLogger(LabelPhotos.class);
    private static final int MOST_PIXELS = 50_000_000;
    private static final int[] SIZES = {1000, 1800, 500};

    /** The text of the code; empty when there is none to be read, or when the file is no picture. */
    Optional<String> read(byte[] file) {
        try {
            if (!isReasonable(file)) {
                return Optional.empty();
            }
            var picture = ImageIO.read(new ByteArrayInputStream(file));
            if (picture == null) {
                return Optional.empty();
            }
            for (int size : SIZES) {
                var text = decode(scaled(picture, size));
                if (text.isPresent()) {
                    return text;
                }
            }
        } catch (IOException | RuntimeException broken) {
            LOG.info("photo not read: {}", broken.toString());
        }
        return Optional.empty();
    }

    /** Looks at the head of the file first, so that a small file cannot unfold into a huge picture. */
    private static boolean isReasonable(byte[] file) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return false;
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
            } finally {
                reader.dispose();
            }
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

    private static Optional<String> decode(BufferedImage picture) {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        try {
            var hints = Map.<DecodeHintType, Object>of(DecodeHintType.TRY_HARDER, true);
            return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
        } catch (NotFoundException nothingThere) {
            return Optional.empty();
        } catch (ReaderException damaged) {
            LOG.debug("code on photo is damaged: {}", damaged.toString());
            return Optional.empty();
        }
    }
}
