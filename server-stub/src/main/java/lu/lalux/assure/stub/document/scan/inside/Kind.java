package lu.lalux.assure.stub.document.scan.inside;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The documents that are looked into. A file may be several of them at once, and is then looked into as each. */
enum Kind {

    /**
     * Readers find its header anywhere in the first 1 024 bytes (Adobe's implementation note 13 on PDF 1.7, H.3), and some make
     * do with objects.
     */
    PDF(0, 1_023, "%PDF", " obj"),
    ZIP(0, 0, "PK\3\4"),
    TAR(257, 257, "ustar"),
    GZIP(0, 0, "\37\213");

    private final int first;
    private final int last;
    private final List<byte[]> magic;

    Kind(int first, int last, String... magic) {
        this.first = first;
        this.last = last;
        this.magic = Stream.of(magic)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** Whether this is the beginning of one; a thousand bytes are enough. */
    boolean is(byte[] beginning) {
        return magic.stream().anyMatch(text -> {
            int found = Bytes.indexOf(beginning, text, first);
            return found >= first && found <= last;
        });
    }
}
