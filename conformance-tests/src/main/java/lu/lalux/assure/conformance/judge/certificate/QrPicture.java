package lu.lalux.assure.conformance.judge.certificate;

import io.nayuki.qrcodegen.QrCode;
import lu.lalux.assure.conformance.report.Markup;

/**
 * A QR code as a picture within a page: black on white, whatever the page's colours, with the margin that readers need.
 */
final class QrPicture {

    private static final int MARGIN = 4;

    private QrPicture() {}

    static String svg(String content) {
        QrCode code = QrCode.encodeText(content, QrCode.Ecc.MEDIUM);
        int size = code.size + 2 * MARGIN;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        String label = Markup.escape("QR : " + content);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" width=\"200\" height=\"200\" role=\"img\" aria-label=\"" + label
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path
                + "\" fill=\"#000\"/></svg>";
    }
}
