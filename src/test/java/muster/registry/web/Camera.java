package muster.registry.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the QR code of a printed label: paints the SVG as a printer would and decodes the picture. */
final class Camera {

    private static final int PIXELS = 8;
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"");
    private static final Pattern STRIP = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    private Camera() {}

    static String read(String svg) throws Exception {
        var side = SIDE.matcher(svg);
        if (!side.find()) {
            throw new IllegalArgumentException("no viewBox: " + svg);
        }
        int modules = Integer.parseInt(side.group(1));
        int width = modules * PIXELS;
        var picture = new int[width * width];
        Arrays.fill(picture, 0xffffff);
        var strip = STRIP.matcher(svg);
        while (strip.find()) {
            paint(picture, width, number(strip.group(1)), number(strip.group(2)), number(strip.group(3)));
        }
        var source = new RGBLuminanceSource(width, width, picture);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(source)),
                        Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE)))
                .getText();
    }

    private static void paint(int[] picture, int width, int x, int y, int modules) {
        for (int row = y * PIXELS; row < (y + 1) * PIXELS; row++) {
            Arrays.fill(picture, row * width + x * PIXELS, row * width + (x + modules) * PIXELS, 0);
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
