package lu.lalux.assure.stub.contract;

import java.io.Writer;

/** Keeps the first characters of a string: enough to judge it and to quote it, whatever its length. */
final class BoundedText extends Writer {

    /** So many UTF-16 units are held whatever they are for. */
    static final int ENOUGH_TO_QUOTE = 1024;

    private final int capacity;
    private final StringBuilder kept = new StringBuilder();

    /** @param capacity how many UTF-16 units are kept */
    BoundedText(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        kept.append(characters, offset, Math.min(length, capacity - kept.length()));
    }

    /**
     * Whether every character is there: JSON can spell one half of a pair (RFC 8259, section 8.2), which cannot be kept
     * or sent on as UTF-8. Where the text was cut, a half may be left.
     */
    boolean isWhole() {
        for (int i = 0; i < kept.length(); i++) {
            if (Character.isSurrogate(kept.charAt(i))) {
                if (i + 1 == capacity) {
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
