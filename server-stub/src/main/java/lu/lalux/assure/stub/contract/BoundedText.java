package lu.lalux.assure.stub.contract;

import java.io.Writer;

/** Keeps the first characters of a string: enough to judge it and to quote it, whatever its length. */
final class BoundedText extends Writer {

    /** More than any {@code maxLength} of a request, so that what is cut is still too long. */
    static final int CAPACITY = 1024;

    private final StringBuilder kept = new StringBuilder();

    @Override
    public void write(char[] characters, int offset, int length) {
        kept.append(characters, offset, Math.min(length, CAPACITY - kept.length()));
    }

    /**
     * Whether every character is there: JSON can spell one half of a pair (RFC 8259, section 8.2), which cannot be kept or sent on as
     * UTF-8. Where the text was cut, a half may be left.
     */
    boolean isWhole() {
        for (int i = 0; i < kept.length(); i++) {
            if (Character.isSurrogate(kept.charAt(i))) {
                if (i + 1 == CAPACITY) {
                    return true;
                }
                if (i + 1 == kept.length() || !Character.isSurrogatePair(kept.charAt(i), kept.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing to release.
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
