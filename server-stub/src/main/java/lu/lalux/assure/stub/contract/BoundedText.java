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
