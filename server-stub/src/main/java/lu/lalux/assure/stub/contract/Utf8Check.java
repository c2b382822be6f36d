package lu.lalux.assure.stub.contract;

import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;

/**
 * Sees that a body is UTF-8 (RFC 3629, section 4). Jackson does not see all that is not: it also reads characters in
 * more bytes than they take, and characters that do not exist.
 */
final class Utf8Check {

    private static final int FIRST_CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    private int line = 1;

    /** How many bytes of the line were seen: as Jackson counts. */
    private int column;

    /** How many bytes of a character are still to come, and between which two the next one must be. */
    private int missing;

    private int least;
    private int most;

    /** The line of the last byte, from 1. */
    int line() {
        return line;
    }

    /** How many bytes of it were seen. */
    int column() {
        return column;
    }

    /** Goes on behind bytes that were seen to by others. */
    void goOn(int line, int column) {
        this.line = line;
        this.column = column;
        this.missing = 0;
    }

    /**
     * Looks at the next bytes of the body; a character may go on in those that come after them.
     *
     * @throws ProblemException {@code json-illisible}
     */
    void see(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            if (missing == 0) {
                int plain = i;
                while (i < end && bytes[i] >= 0 && bytes[i] != '\n') {
                    i++;
                }
                column += i - plain;
            }
            if (i < end) {
                see(bytes[i++] & 0xFF);
            }
        }
    }

    /** One byte. */
    void see(int value) {
        column++;
        if (missing > 0) {
            require(value >= least && value <= most);
            missing--;
            least = FIRST_CONTINUATION;
            most = LAST_CONTINUATION;
        } else if (value >= FIRST_CONTINUATION) {
            begin(value);
        } else if (value == '\n') {
            line++;
            column = 0;
        }
    }

    private void begin(int value) {
        require(value >= 0xC2 && value <= 0xF4);
        missing = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        least = switch (value) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> FIRST_CONTINUATION;
        };
        most = switch (value) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> LAST_CONTINUATION;
        };
    }

    private void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new ProblemException(
                    Problem.of(ProblemType.JSON_ILLISIBLE, Message.of("contract.json.invalid", line, column)));
        }
    }
}
