package muster.registry.web;

import io.nayuki.qrcodegen.QrCode;
import muster.registry.ClaimCode;

/**
 * One label: what is printed on it, and its QR code as the path of an SVG whose unit is one module.
 *
 * @param side modules along one side, the quiet zone of four on each side included (ISO/IEC 18004)
 */
record LabelView(String model, String serial, String code, int side, String path) {

    private static final int QUIET = 4;

    /** Error correction Q: a quarter of the symbol may be scratched away. */
    static LabelView of(String model, String serial, ClaimCode code, String link) {
        var qr = QrCode.encodeText(link, QrCode.Ecc.QUARTILE);
        return new LabelView(model, serial, code.grouped(), qr.size + 2 * QUIET, pathOf(qr));
    }

    /** Dark modules in horizontal runs, one closed strip a run. */
    private static String pathOf(QrCode qr) {
        var path = new StringBuilder();
        for (int y = 0; y < qr.size; y++) {
            for (int x = 0; x < qr.size; x++) {
                int from = x;
                while (qr.getModule(x, y)) { // false outside of the symbol
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                }
            }
        }
        return path.toString();
    }
}
