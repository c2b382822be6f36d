package lu.lalux.assure.stub.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses JSON within bounds, in UTF-8 only (RFC 8259, section 8.1), and says in the reader's words where it is not
 * JSON. The body's length is bounded elsewhere ({@code BodyLimitFilter}). Depth and names are bounded by the parser
 * while it reads, a number and all that is neither text nor blank by {@link StructureCheck}.
 */
final class JsonSyntax {

    static final int MAX_DEPTH = 32;
    private static final int MAX_NAME = 1_024;
    static final int MAX_NUMBER = 256;

    private static final JsonFactory JSON = RequestJson.within(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(MAX_NAME)
            .maxNumberLength(MAX_NUMBER)
            .maxStringLength(Integer.MAX_VALUE)
            .build());

    /** How Jackson names the character that it did not expect. */
    private static final Pattern CHARACTER = Pattern.compile("\\(code (\\d+)");

    private JsonSyntax() {}

    /**
     * Lets a reader consume a body.
     *
     * @param limit how many bytes of it may be neither text nor blank
     * @throws ProblemException {@code json-illisible}, or {@code corps-trop-grand} when there are more of them
     * @throws IOException when the body cannot be received
     */
    static void read(InputStream body, long limit, BiConsumer<JsonParser, ParserInput> reader) throws IOException {
        byte[] start = body.readNBytes(4);
        requireUtf8(start);
        ParserInput input = new ParserInput(start, body, limit);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), input)) {
            reader.accept(parser, input);
        } catch (JacksonIOException notReceived) {
            throw notReceived.getCause();
        } catch (JacksonException notJson) {
            throw new ProblemException(Problem.of(ProblemType.JSON_ILLISIBLE, detail(notJson, input)));
        }
    }

    private static Message detail(JacksonException thrown, ParserInput input) {
        TokenStreamLocation location = thrown.getLocation();
        int line = location == null ? 1 : location.getLineNr();
        int column = location == null ? 1 : input.column(location);
        if (thrown instanceof StreamConstraintsException) {
            return tooDeepOrLong(line, column);
        }
        if (thrown instanceof UnexpectedEndOfInputException) {
            return Message.of("contract.json.end", line, column);
        }
        Matcher character = CHARACTER.matcher(String.valueOf(thrown.getOriginalMessage()));
        if (character.find()) {
            int code = Integer.parseInt(character.group(1));
            if (Character.isValidCodePoint(code) && !Character.isISOControl(code)) {
                return Message.of("contract.json.unexpected", line, column, Excerpt.of(Character.toString(code)));
            }
        }
        return Message.of("contract.json.invalid", line, column);
    }

    static Message tooDeepOrLong(int line, int column) {
        return Message.of("contract.json.too-deep-or-long", line, column, MAX_DEPTH, MAX_NAME, MAX_NUMBER);
    }

    /** Jackson would guess UTF-16 and UTF-32; a byte order mark of UTF-8 is passed over. */
    private static void requireUtf8(byte[] start) {
        boolean otherEncoding = start.length >= 2
                && (start[0] == 0
                        || start[1] == 0
                        || (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                        || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE));
        if (otherEncoding) {
            throw new ProblemException(Problem.of(ProblemType.JSON_ILLISIBLE, Message.of("contract.json.not-utf8")));
        }
    }
}
