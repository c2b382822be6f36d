package lu.lalux.assure.cli.reading.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** What comes out of an archive, which may say of itself that it is less. */
final class Unfolded extends FilterInputStream {

    private static final long MEBIBYTE = 1024L * 1024;
    static final long SHEET_MAX = 256 * MEBIBYTE;
    static final long ALL_MAX = 512 * MEBIBYTE;

    /**
     * Of what is no sheet, much is in memory while the workbook is read: the texts that cells have in common, their
     * formats.
     */
    static final long OTHER_MAX = 32 * MEBIBYTE;

    /**
     * What is read of a part before the parser has anything to tell, an attribute or a comment, is in memory as a
     * whole.
     */
    private static final long STEP_MAX = MEBIBYTE;

    /** Elements in one another take memory each. */
    private static final int DEPTH_MAX = 1_000;

    private static final int BUFFER = 8_192;

    private static final XMLInputFactory XML = factory();

    private long most;
    private long count;
    private long step;
    private boolean tooLarge;

    /** @param most how much it may be */
    Unfolded(InputStream content, long most) {
        super(content);
        this.most = most;
    }

    /** It is larger than a table of requests can be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** It is no workbook, or a broken one. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** What reads it as XML. */
    interface Reading {
        void read(XMLStreamReader reader) throws XMLStreamException, IOException;
    }

    void most(long bytes) {
        most = bytes;
    }

    long count() {
        return count;
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

    /** Goes through what is not parsed. */
    void pass() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (read(buffer, 0, BUFFER) >= 0) {
            step = 0;
        }
    }

    /**
     * Reads it as XML in which nothing is declared.
     *
     * @throws TooLarge if it is too large
     * @throws Broken if it is no such XML
     */
    void xml(Reading reading) throws IOException {
        try {
            reading.read(new Steps(XML.createXMLStreamReader(this)));
        } catch (XMLStreamException | IllegalStateException e) {
            if (tooLarge) {
                throw new TooLarge();
            }
            throw new Broken();
        }
    }

    private void count(int read) throws TooLarge {
        count += read;
        step += read;
        if (count > most || step > STEP_MAX) {
            tooLarge = true;
            throw new TooLarge();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        return factory;
    }

    /** One step of the parser after the other, without comments. */
    private final class Steps extends StreamReaderDelegate {

        private int depth;

        Steps(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event;
            do {
                step = 0;
                event = super.next();
            } while (event == XMLStreamConstants.COMMENT || event == XMLStreamConstants.PROCESSING_INSTRUCTION);
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            tooLarge |= depth > DEPTH_MAX;
            if (tooLarge || event == XMLStreamConstants.DTD) {
                throw new XMLStreamException();
            }
            return event;
        }
    }
}
