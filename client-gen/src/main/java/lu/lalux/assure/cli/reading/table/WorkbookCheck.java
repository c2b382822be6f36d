package lu.lalux.assure.cli.reading.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lu.lalux.assure.cli.reading.table.Unfolded.Broken;
import lu.lalux.assure.cli.reading.table.Unfolded.TooLarge;

/**
 * Looks through a workbook before it is read, a piece at a time: what a small file can unfold to (a zip bomb, a cell in
 * column one million) never gets as far as the memory.
 */
final class WorkbookCheck {

    private static final int PARTS_MAX = 1_000;

    /** What a spreadsheet program itself takes at most, in a sheet, a line, a cell and a format. */
    static final int ROWS_MAX = 1_048_576;

    static final int CELLS_MAX = 16_384;
    static final int TEXT_MAX = 32_767;
    static final int FORMAT_MAX = 1_024;

    /** A line is in memory as a whole. */
    static final int LINE_MAX = 1024 * 1024;

    /** More formulas without a value are in no table of requests. */
    private static final int UNRECKONED_MAX = 65_536;

    /** Elements of which each takes memory until the workbook is closed, and how many of them are no accident. */
    private static final Map<String, Integer> MOST = Map.of(
            "si", 2_000_000,
            "xf", 65_536,
            "numFmt", 65_536,
            "sheet", 1_000,
            "Relationship", 10_000,
            "Override", 10_000,
            "f", 20_000);

    /** The elements that a text is in. */
    private static final Set<String> PLACES = Set.of("c", "si");

    /** The types of cells that have one. */
    private static final Set<String> TEXTS = Set.of("s", "str", "inlineStr");

    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");
    private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, SheetFacts> sheets = new HashMap<>();
    private final Map<String, Map<String, String>> relations = new HashMap<>();
    private String workbook = "";
    private long unfolded;
    private boolean styles;
    private int texts;
    private long textsAsked;

    /**
     * What the library that reads a workbook does not tell.
     *
     * @param styles whether it says how its cells are shown
     * @param sheets what is said of each part, by its name
     * @param parts the part of each sheet, by the sheet's id
     */
    record Facts(boolean styles, Map<String, SheetFacts> sheets, Map<String, String> parts) {

        /** {@return what is said of a sheet, by its id; nothing if the sheet is in no part that was looked through} */
        Optional<SheetFacts> sheet(String id) {
            return Optional.ofNullable(parts.get(id)).map(sheets::get);
        }
    }

    /**
     * What the library does not tell of a sheet.
     *
     * @param hiddenColumns from 0
     * @param textStyles the styles that cells with a text have, each with the first of these cells
     * @param unreckoned the cells whose formula has no value yet: other programs that write workbooks leave the value
     *     empty, while a spreadsheet program leaves it empty only when that is the formula's result
     */
    record SheetFacts(BitSet hiddenColumns, Map<Integer, String> textStyles, Set<String> unreckoned) {}

    /**
     * Looks through the whole file.
     *
     * @throws TooLarge if it is too large
     * @throws Broken if it is not whole
     * @throws IOException if it cannot be read, or is no zip archive
     */
    Facts look(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : parts(zip)) {
                // Each of them, and what is left of all.
                long most = Math.min(Unfolded.SHEET_MAX, Unfolded.ALL_MAX - unfolded);
                try (Unfolded content = new Unfolded(zip.getInputStream(part), most)) {
                    look(part.getName().toLowerCase(Locale.ROOT), content);
                    unfolded += content.count();
                }
            }
        }
        if (textsAsked > texts) {
            // The library would make up as many empty ones as are asked for.
            throw new Broken();
        }
        return new Facts(styles, sheets, parts());
    }

    /** What an archive has, each once. */
    static List<? extends ZipEntry> parts(ZipFile zip) throws IOException {
        if (zip.size() > PARTS_MAX) {
            throw new TooLarge();
        }
        List<? extends ZipEntry> parts = Collections.list(zip.entries());
        Set<String> names = new HashSet<>();
        for (ZipEntry part : parts) {
            if (!names.add(part.getName().toLowerCase(Locale.ROOT))) {
                // Two readers could take two different ones.
                throw new Broken();
            }
        }
        return parts;
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    private void look(String name, Unfolded content) throws IOException {
        if (!isXml(name)) {
            content.pass();
            return;
        }
        sheets.put(name, new SheetFacts(new BitSet(), new HashMap<>(), new HashSet<>()));
        content.xml(reader -> {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    root(name, reader, content);
                    return;
                }
            }
        });
    }

    private void root(String part, XMLStreamReader reader, Unfolded content) throws XMLStreamException, IOException {
        String root = reader.getLocalName();
        boolean sheet = root.equals("worksheet");
        styles |= root.equals("styleSheet");
        workbook = root.equals("workbook") ? part : workbook;
        content.most(Math.min(sheet ? Unfolded.SHEET_MAX : Unfolded.OTHER_MAX, Unfolded.ALL_MAX - unfolded));
        int rows = 0;
        int cells = 0;
        long line = 0;
        boolean inside = false;
        String type = "";
        String style = "";
        String place = "";
        StringBuilder text = new StringBuilder();
        boolean formula = false;
        boolean inValue = false;
        boolean valued = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                count(name, reader);
                fact(part, name, reader);
                if (name.equals("row")) {
                    rows++;
                    within(reader, ROW);
                } else if (PLACES.contains(name)) {
                    if (sheet && name.equals("si")) {
                        // A sheet that is the texts in common too.
                        throw new Broken();
                    }
                    inside = true;
                    formula = false;
                    valued = false;
                    type = attribute(reader, "t");
                    style = attribute(reader, "s");
                    place = attribute(reader, "r");
                    texts += name.equals("si") ? 1 : 0;
                    cells++;
                    within(reader, CELL);
                } else {
                    formula |= name.equals("f");
                    inValue = name.equals("v");
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                line += reader.getTextLength();
                valued |= inValue;
                if (inside) {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (PLACES.contains(reader.getLocalName())) {
                    if (type.equals("s") && !text.isEmpty()) {
                        textsAsked = Math.max(textsAsked, number(text) + 1);
                    }
                    if (TEXTS.contains(type) && !style.isEmpty() && !text.isEmpty()) {
                        styled(part, (int) number(style), place);
                    }
                    if (formula && !valued && !TEXTS.contains(type)) {
                        unreckoned(part, place);
                    }
                    type = "";
                    inside = false;
                    text.setLength(0);
                } else if (reader.getLocalName().equals("v")) {
                    inValue = false;
                } else if (reader.getLocalName().equals("row")) {
                    cells = 0;
                    line = 0;
                }
            }
            if (rows > ROWS_MAX || text.length() > TEXT_MAX || sheet && (cells > CELLS_MAX || line > LINE_MAX)) {
                throw new TooLarge();
            }
        }
    }

    private void styled(String part, int style, String place) throws TooLarge {
        Map<Integer, String> known = sheets.get(part).textStyles();
        known.putIfAbsent(style, place);
        if (known.size() > MOST.get("xf")) {
            throw new TooLarge();
        }
    }

    private void unreckoned(String part, String place) throws TooLarge {
        Set<String> known = sheets.get(part).unreckoned();
        known.add(place);
        if (known.size() > UNRECKONED_MAX) {
            throw new TooLarge();
        }
    }

    /** Of formulas, the library keeps those that are of several cells. */
    private void count(String name, XMLStreamReader reader) throws TooLarge {
        Integer most = MOST.get(name);
        if (most != null
                && (!name.equals("f") || reader.getAttributeValue(null, "ref") != null)
                && counts.merge(name, 1, Integer::sum) > most) {
            throw new TooLarge();
        }
    }

    private void fact(String part, String name, XMLStreamReader reader) throws IOException {
        switch (name) {
            case "col" -> {
                if (Set.of("1", "true").contains(attribute(reader, "hidden"))) {
                    long first = number(attribute(reader, "min"));
                    long last = number(attribute(reader, "max"));
                    if (first < 1 || last < first || last > CELLS_MAX) {
                        throw new Broken();
                    }
                    sheets.get(part).hiddenColumns().set((int) first - 1, (int) last);
                }
            }
            case "Relationship" ->
                relations
                        .computeIfAbsent(part, fresh -> new HashMap<>())
                        .put(attribute(reader, "Id"), attribute(reader, "Target"));
            case "Override" -> {
                if (attribute(reader, "ContentType").endsWith("+xml")
                        && !isXml(attribute(reader, "PartName").toLowerCase(Locale.ROOT))) {
                    // Else it would be read without having been looked through.
                    throw new Broken();
                }
            }
            case "numFmt" -> {
                if (attribute(reader, "formatCode").length() > FORMAT_MAX) {
                    throw new TooLarge();
                }
            }
            default -> {
                return;
            }
        }
    }

    /**
     * The parts of the workbook's sheets, by their ids; as everywhere here, names are in lower case and begin without a
     * slash.
     */
    private Map<String, String> parts() {
        int slash = workbook.lastIndexOf('/') + 1;
        String folder = workbook.substring(0, slash);
        Map<String, String> parts = new HashMap<>();
        relations
                .getOrDefault(folder + "_rels/" + workbook.substring(slash) + ".rels", Map.of())
                .forEach((id, target) -> parts.put(
                        id, (target.startsWith("/") ? target.substring(1) : folder + target).toLowerCase(Locale.ROOT)));
        return parts;
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static long number(CharSequence index) throws Broken {
        try {
            return Integer.parseInt(index.toString().strip());
        } catch (NumberFormatException e) {
            throw new Broken();
        }
    }

    /** Where it says that it is. */
    private static void within(XMLStreamReader reader, Pattern place) throws TooLarge {
        String given = reader.getAttributeValue(null, "r");
        if (given != null && !place.matcher(given).matches()) {
            throw new TooLarge();
        }
    }
}
