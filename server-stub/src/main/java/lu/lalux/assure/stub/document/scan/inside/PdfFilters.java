package lu.lalux.assure.stub.document.scan.inside;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** Decodes the bytes of a stream of a PDF as its dictionary says (ISO 32000-1, 7.4). */
final class PdfFilters {

    /** The last filter of a picture: what it yields are pixels, and what is scanned is the picture's own file. */
    private static final Set<String> PICTURES = Set.of("DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode");

    private final List<String> names;
    private final List<?> parameters;
    private final Limits limits;

    /** @param dictionary the stream's */
    PdfFilters(Map<String, Object> dictionary, Limits limits) {
        Object given = dictionary.get("DecodeParms");
        this.names = names(dictionary);
        this.parameters = list(given == null ? dictionary.get("DP") : given);
        this.limits = limits;
    }

    /** The names of a stream's filters in their order; {@code ?} for one whose name is elsewhere. */
    static List<String> names(Map<String, Object> dictionary) {
        return list(dictionary.get("Filter")).stream()
                .filter(filter -> filter != PdfLexer.Other.NULL)
                .map(filter -> filter instanceof PdfLexer.Name name ? name.text() : "?")
                .toList();
    }

    /** Whether they find the end of the bytes by themselves. */
    boolean knowTheEnd() {
        return !names.isEmpty()
                && !PICTURES.contains(names.get(0))
                && !names.get(0).equals("Crypt");
    }

    /** All of it; every byte that comes of a filter counts as unpacked. */
    InputStream decoded(InputStream raw) throws IOException {
        InputStream in = raw;
        for (int i = 0; i < names.size(); i++) {
            String filter = names.get(i);
            if (PICTURES.contains(filter) && i == names.size() - 1) {
                return in;
            }
            in = decoded(in, filter, i < parameters.size() ? parameters.get(i) : PdfLexer.Other.NULL);
        }
        return in;
    }

    private InputStream decoded(InputStream in, String filter, Object parameter) throws IOException {
        return switch (filter) {
            case "FlateDecode", "Fl" -> predicted(limits.counted(new InflaterInputStream(in)), parameter);
            case "ASCIIHexDecode", "AHx" -> limits.counted(new AsciiHexInput(new BufferedInputStream(in)));
            case "ASCII85Decode", "A85" -> limits.counted(new Ascii85Input(new BufferedInputStream(in)));
            case "LZWDecode", "LZW" ->
                predicted(
                        limits.counted(
                                new LzwInput(new BufferedInputStream(in), PredictedInput.earlyChange(parameter))),
                        parameter);
            case "RunLengthDecode", "RL" -> limits.counted(new RunLengthInput(new BufferedInputStream(in)));
            case "Crypt" -> identical(in, parameter);
            default -> throw new UnreadableException("a PDF with a stream by another filter");
        };
    }

    /** Only the filter that changes nothing needs no key. */
    private static InputStream identical(InputStream in, Object parameter) throws IOException {
        if (parameter != PdfLexer.Other.NULL && !(parameter instanceof Map<?, ?>)) {
            throw new UnreadableException("a PDF with a stream whose parameters are elsewhere");
        }
        Optional<Object> name =
                parameter instanceof Map<?, ?> map ? Optional.ofNullable(map.get("Name")) : Optional.empty();
        if (name.isPresent() && !name.get().equals(new PdfLexer.Name("Identity"))) {
            throw new UnreadableException("a PDF with a stream that is encrypted by itself");
        }
        return in;
    }

    private static InputStream predicted(InputStream in, Object parameter) throws IOException {
        if (parameter instanceof Map<?, ?> map) {
            return PredictedInput.of(in, map);
        }
        if (parameter != PdfLexer.Other.NULL) {
            throw new UnreadableException("a PDF with a stream whose parameters are elsewhere");
        }
        return in;
    }

    private static List<?> list(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }
}
