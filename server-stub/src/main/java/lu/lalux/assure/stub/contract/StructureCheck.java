package lu.lalux.assure.stub.contract;

/**
 * Sees that what of a body is neither text nor blank (names, numbers, brackets) stays small, while it comes. A text is
 * consumed as it is read, however long, and a blank passed over; everything else leaves something in memory, and the
 * parser looks at a number's length only when it has all of it. Knows as much of JSON (RFC 8259) as it takes to tell
 * one from the other; whether it is JSON is the parser's to find.
 */
final class StructureCheck {

    private static final int OBJECT = 1;

    private final long limit;
    private final int maxNumber;

    private long count;
    private int number;
    private boolean text;
    private boolean name;
    private boolean escaped;
    private boolean nameNext;

    /** The containers round the next byte, one bit each, the innermost lowest. */
    private long containers;

    /**
     * @param limit so many bytes may be neither text nor blank
     * @param maxNumber so many bytes may be one number
     */
    StructureCheck(long limit, int maxNumber) {
        this.limit = limit;
        this.maxNumber = maxNumber;
    }

    /**
     * Looks at the next bytes of the body.
     *
     * @return how many of them are within bounds; fewer than all of them once and for all
     */
    int see(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            if (text) {
                i = behindText(bytes, i, end);
            } else if (isWithin(bytes[i])) {
                i++;
            } else {
                return i - offset;
            }
        }
        return length;
    }

    /** Whether it was a number that went too far, and not all of it together. */
    boolean isNumberTooLong() {
        return number > maxNumber;
    }

    /** Goes on inside a text, from which on these bytes, which were seen already, will be seen again. */
    void goOnInText(byte[] seen, int length) {
        StructureCheck again = new StructureCheck(limit, maxNumber);
        again.text = true;
        again.containers = OBJECT;
        again.see(seen, 0, length);
        count -= again.count;
        text = true;
        name = false;
        escaped = false;
        nameNext = false;
        number = 0;
        containers = OBJECT;
    }

    private int behindText(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            byte value = bytes[i];
            if (escaped) {
                escaped = false;
            } else if (value == '\\') {
                escaped = true;
            } else if (value == '"') {
                text = false;
                return i + 1;
            }
        }
        return end;
    }

    private boolean isWithin(byte value) {
        if (!name && isBlank(value)) {
            number = 0;
            return true;
        }
        count++;
        if (name) {
            inName(value);
        } else if (value >= '0' && value <= '9') {
            number++;
        } else {
            outside(value);
        }
        return count <= limit && number <= maxNumber;
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    private void inName(byte value) {
        if (escaped) {
            escaped = false;
        } else if (value == '\\') {
            escaped = true;
        } else if (value == '"') {
            name = false;
        }
    }

    private void outside(byte value) {
        switch (value) {
            case '.', 'e', 'E', '-', '+' -> {
                number++;
                return;
            }
            case '"' -> {
                name = nameNext;
                text = !nameNext;
            }
            case '{' -> {
                containers = containers << 1 | OBJECT;
                nameNext = true;
            }
            case '[' -> {
                containers <<= 1;
                nameNext = false;
            }
            case '}', ']' -> {
                containers >>>= 1;
                nameNext = false;
            }
            case ',' -> nameNext = (containers & OBJECT) != 0;
            case ':' -> nameNext = false;
            default -> {
                // Part of a word.
            }
        }
        number = 0;
    }
}
