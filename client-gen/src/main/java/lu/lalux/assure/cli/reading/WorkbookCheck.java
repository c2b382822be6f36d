package lu.lalux.assure.cli.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through a workbook before it is read, a piece at a time: what a small file can unfold to (a zip bomb, a cell in column one
 * million) never gets as far as the memory.
 */
final class WorkbookCheck {

    private static final int PARTS_MAX = 1_000;
    private static final long MEBIBYTE = 1024L * 1024;
    private static final long PART_MAX = 256 * MEBIBYTE;
    private static final long ALL_MAX = 512 * MEBIBYTE;

    /** The texts that cells have in common are all in memory while the workbook is read. */
    private static final long TEXTS_MAX = 32 * MEBIBYTE;

    /** What a spreadsheet program itself takes at most. */
    private static final int ROWS_MAX = 1_048_576;

    private static final int TEXT_MAX = 32_767;
    /** The elements that a text is in. */
    private static final Set<String> PLACES = Set.of("c", "si");

    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");
    private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");

    private static final XMLInputFactory XML = factory();

    private long unfolded;
    private boolean styles;
    private int texts;
    private long textsAsked;

    /** It is larger than a table of requests can be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** It is no workbook, or a broken one. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Looks through the whole file.
     *
     * @return whether it says how its cells are shown
     * @throws TooLarge if it is too large
     * @throws Broken if it is not whole
     * @throws IOException if it cannot be read, or is no zip archive
     */
    boolean hasStyles(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > PARTS_MAX) {
                throw new TooLarge();
            }
            Set<String> names = new HashSet<>();
            for (ZipEntry part : Collections.list(zip.entries())) {
                if (!names.add(part.getName().toLowerCase(Locale.ROOT))) {
                    // Two readers could take two different ones.
                    throw new Broken();
                }
                try (Unfolded content = new Unfolded(zip.getInputStream(part))) {
                    look(part.getName().toLowerCase(Locale.ROOT), content);
                }
            }
        }
        if (textsAsked > texts) {
            // The library would make up as many empty ones as are asked for.
            throw new Broken();
        }
        return styles;
    }

    private void look(String name, Unfolded content) throws IOException {
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            content.transferTo(OutputStream.nullOutputStream());
            return;
        }
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(content);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new Broken();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    root(reader, content);
                    break;
                }
            }
        } catch (XMLStreamException | IllegalStateException e) {
            if (content.tooLarge) {
                throw new TooLarge();
            }
            throw new Broken();
        }
    }

    private void root(XMLStreamReader reader, Unfolded content) throws XMLStreamException, IOException {
        String root = reader.getLocalName();
        styles |= root.equals("styleSheet");
        content.most = root.equals("sst") ? TEXTS_MAX : PART_MAX;
        int rows = 0;
        boolean inside = false;
        boolean shared = false;
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                if (name.equals("row")) {
                    rows++;
                    within(reader, ROW);
                } else if (PLACES.contains(name)) {
                    inside = true;
                    shared = "s".equals(reader.getAttributeValue(null, "t"));
                    texts += name.equals("si") ? 1 : 0;
                    within(reader, CELL);
                }
            } else if (inside && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            } else if (event == XMLStreamConstants.END_ELEMENT && PLACES.contains(reader.getLocalName())) {
                if (shared && !text.isEmpty()) {
                    textsAsked = Math.max(textsAsked, number(text) + 1);
                }
                inside = false;
                text.setLength(0);
            }
            if (rows > ROWS_MAX || text.length() > TEXT_MAX) {
                throw new TooLarge();
            }
        }
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

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        return factory;
    }

    /** What comes out of the archive, which may say of itself that it is less. */
    private final class Unfolded extends FilterInputStream {

        private long most = PART_MAX;
        private long count;
        private boolean tooLarge;

        Unfolded(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLarge {
            count += read;
            unfolded += read;
            if (count > most || unfolded > ALL_MAX) {
                tooLarge = true;
                throw new TooLarge();
            }
        }
    }
}
