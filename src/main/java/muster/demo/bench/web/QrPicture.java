package muster.demo.bench.web;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as a picture of its own, with the quiet zone that readers need. */
final class QrPicture {

    private static final int QUIET = 4;

    private QrPicture() {}

    static String of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var dots = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dots.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * QUIET;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0,0h%dv%dh-%dz"/><path d="%s"/></svg>\
                """.formatted(size, size, size, size, size, dots);
    }
}
