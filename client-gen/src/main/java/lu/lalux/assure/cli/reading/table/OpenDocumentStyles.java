package lu.lalux.assure.cli.reading.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lu.lalux.assure.cli.reading.table.Unfolded.TooLarge;

/**
 * How an OpenDocument spreadsheet shows what is in its cells (ODF 1.3, part 3, 16 and 19), in the words of Excel's
 * formats.
 */
final class OpenDocumentStyles {

    /** Where the styles are that have a name; others are beside the cells. */
    static final String COMMON = "styles.xml";

    private static final int STYLES_MAX = 65_536;

    /** A style of a style of a style. */
    private static final int PARENTS_MAX = 16;

    private static final int DIGITS_MAX = 64;

    private static final Pattern CONDITION =
            Pattern.compile("value\\(\\)(<=|>=|!=|<|>|=)(-?\\d{1,15}(?:\\.\\d{1,15})?)");

    private final Map<String, CellStyle> cells = new HashMap<>();
    private final Map<String, Format> formats = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();

    private record CellStyle(String part, String parent, String format) {}

    /** @param cases the formats that are taken in its place, by their condition */
    private record Format(String part, boolean ofTexts, StringBuilder code, Map<String, String> cases) {}

    /** Reads the styles that are said in a part of the file, up to the end of those without a name. */
    void read(String part, XMLStreamReader reader) throws XMLStreamException, IOException {
        String style = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("automatic-styles")) {
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "document-styles", "styles", "automatic-styles" -> {
                    continue;
                }
                case "style" -> {
                    style = part + OpenDocument.attribute(reader, "name");
                    if (OpenDocument.attribute(reader, "family").equals("table-cell")) {
                        cells.put(
                                style,
                                new CellStyle(
                                        part,
                                        OpenDocument.attribute(reader, "parent-style-name"),
                                        OpenDocument.attribute(reader, "data-style-name")));
                    }
                }
                case "table-properties" -> {
                    if (OpenDocument.attribute(reader, "display").equals("false")) {
                        hidden.add(style);
                    }
                    OpenDocument.skip(reader);
                }
                case "number-style",
                        "currency-style",
                        "percentage-style",
                        "date-style",
                        "time-style",
                        "boolean-style",
                        "text-style" -> format(part, reader);
                default -> OpenDocument.skip(reader);
            }
            if (cells.size() + formats.size() + hidden.size() > STYLES_MAX) {
                throw new TooLarge();
            }
        }
    }

    /** Whether it is the style of a sheet that is hidden. */
    boolean hides(String style) {
        return hidden.contains(OpenDocument.CONTENT + style);
    }

    /** {@return the format of a style that shows a text otherwise than it is} */
    Optional<String> otherwise(String style) {
        return format(style)
                .filter(Format::ofTexts)
                .map(format -> ";;;" + format.code())
                .filter(code -> !CellFormat.showsTexts(code));
    }

    /** {@return the format in which a style shows a number; nothing if it is left to the kind of the number} */
    Optional<String> code(String style, BigDecimal number) {
        return format(style)
                .map(format -> format.cases().entrySet().stream()
                        .filter(one -> holds(one.getKey(), number))
                        .findFirst()
                        .map(one -> find(formats, format.part(), one.getValue()))
                        .orElse(format))
                // A format that is empty shows nothing.
                .map(format -> format.code().isEmpty() ? "\"\"" : format.code().toString())
                .filter(code -> !code.equals("General"));
    }

    private Optional<Format> format(String style) {
        CellStyle known = find(cells, OpenDocument.CONTENT, style.isEmpty() ? "Default" : style);
        for (int i = 0; i < PARENTS_MAX && known != null; i++) {
            if (!known.format().isEmpty()) {
                return Optional.ofNullable(find(formats, known.part(), known.format()));
            }
            known = find(cells, COMMON, known.parent());
        }
        return Optional.empty();
    }

    private static <T> T find(Map<String, T> all, String part, String name) {
        return all.getOrDefault(part + name, all.get(COMMON + name));
    }

    private static boolean holds(String condition, BigDecimal number) {
        Matcher parts = CONDITION.matcher(condition.replace(" ", ""));
        if (!parts.matches()) {
            return false;
        }
        int side = number.compareTo(new BigDecimal(parts.group(2)));
        return switch (parts.group(1)) {
            case "<" -> side < 0;
            case ">" -> side > 0;
            case "<=" -> side <= 0;
            case ">=" -> side >= 0;
            case "=" -> side == 0;
            default -> side != 0;
        };
    }

    private void format(String part, XMLStreamReader reader) throws XMLStreamException, IOException {
        String kind = reader.getLocalName();
        StringBuilder code = new StringBuilder(kind.equals("date-style") || kind.equals("time-style") ? "d" : "");
        Map<String, String> cases = new LinkedHashMap<>();
        formats.put(
                part + OpenDocument.attribute(reader, "name"),
                new Format(part, kind.equals("text-style"), code, cases));
        String digits = "";
        StringBuilder text = new StringBuilder();
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT || !reader.getLocalName().equals(kind)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                text.setLength(0);
                switch (reader.getLocalName()) {
                    case "number", "scientific-number" -> digits = digits(reader);
                    case "fraction" -> digits = "# ?/?";
                    case "boolean" -> digits = "\"?\"";
                    case "text-content" -> digits = "@";
                    case "map" ->
                        cases.put(
                                OpenDocument.attribute(reader, "condition"),
                                OpenDocument.attribute(reader, "apply-style-name"));
                    default -> {
                        // What has a text says it at its end.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "number", "scientific-number", "fraction", "boolean", "text-content" -> code.append(digits);
                    case "embedded-text" -> code.append('#').append(quoted(text));
                    case "currency-symbol" -> code.append(text.isEmpty() ? "\"¤\"" : quoted(text));
                    case "text", "fill-character" ->
                        code.append(
                                kind.equals("percentage-style")
                                                && text.toString().strip().equals("%")
                                        ? text
                                        : quoted(text));
                    default -> text.setLength(0);
                }
            } else if (reader.hasText()) {
                text.append(reader.getText());
            }
            if (code.length() + text.length() + cases.size() > WorkbookCheck.FORMAT_MAX) {
                throw new TooLarge();
            }
            event = reader.next();
        }
    }

    private static String quoted(StringBuilder text) {
        return text.isEmpty() ? "" : '"' + text.toString().replace('"', '\'') + '"';
    }

    private static String digits(XMLStreamReader reader) throws IOException {
        int decimals = OpenDocument.number(reader, "decimal-places", 0, DIGITS_MAX);
        int whole = OpenDocument.number(reader, "min-integer-digits", 1, DIGITS_MAX);
        boolean grouped = OpenDocument.attribute(reader, "grouping").equals("true");
        if (OpenDocument.attribute(reader, "decimal-places").isEmpty() && whole == 1 && !grouped) {
            return "General";
        }
        String scale = OpenDocument.attribute(reader, "display-factor");
        return (grouped ? "#,##" : whole == 0 ? "#" : "")
                + "0".repeat(whole)
                + (decimals == 0 ? "" : "." + "0".repeat(decimals))
                + (reader.getLocalName().equals("scientific-number") ? "E+00" : "")
                + (scale.isEmpty() || scale.equals("1") ? "" : ",");
    }
}
