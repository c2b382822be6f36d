package lu.lalux.assure.stub.contract;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.JacksonIOException;

/**
 * A string of a body, which is consumed while it is parsed. The parser looks at each of its characters several times;
 * of millions of them that is most of what an upload costs. So the bytes are first offered as they came, for as long as
 * somebody knows what to do with them; the parser has the rest.
 */
public final class LongString {

    /** Knows what to do with the first bytes of a string. */
    public interface Beginning {

        /**
         * Takes some of these bytes. What it takes must be part of the string and stand for itself: no quotation mark,
         * which ends it, no backslash, no control character.
         *
         * @param length how many bytes there are
         * @return how many of them it took; {@code 0} when it knows what to do with none of them
         */
        int take(byte[] bytes, int length) throws IOException;
    }

    private final JsonParser parser;
    private final ParserInput input;

    /** @param parser stands on the string, of which it has read no more than the quotation mark */
    LongString(JsonParser parser, ParserInput input) {
        this.parser = parser;
        this.input = input;
    }

    /**
     * Consumes the whole string.
     *
     * @param beginning is offered its bytes
     * @param rest is given the characters that these bytes do not stand for
     */
    public void read(Beginning beginning, Writer rest) {
        try {
            input.divert(parser, beginning);
        } catch (IOException notReceived) {
            throw JacksonIOException.construct(notReceived, parser);
        }
        parser.readString(rest);
    }
}
