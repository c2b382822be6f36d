package lu.lalux.assure.stub.document.scan.inside;

import java.nio.charset.StandardCharsets;

/** The documents that are looked into. A file may be several of them at once, and is then looked into as each. */
enum Kind {

    /** Readers find its header anywhere in the first 1 024 bytes (Adobe's implementation note 13 on PDF 1.7, H.3). */
    PDF("%PDF-", 0, 1_023),
    ZIP("PK\3\4", 0, 0),
    TAR("ustar", 257, 257),
    GZIP("\37\213", 0, 0);

    private final byte[] magic;
    private final int first;
    private final int last;

    Kind(String magic, int first, int last) {
        this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
        this.first = first;
        this.last = last;
    }

    /** Whether this is the beginning of one; a thousand bytes are enough. */
    boolean is(byte[] beginning) {
        int found = Bytes.indexOf(beginning, magic, first);
        return found >= first && found <= last;
    }
}
