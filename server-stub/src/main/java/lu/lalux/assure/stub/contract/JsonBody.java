package lu.lalux.assure.stub.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;

/** The bodies of the contract's JSON requests. */
public final class JsonBody {

    private JsonBody() {}

    /** Whether a body of this type is JSON. */
    public static boolean is(@Nullable MediaType type) {
        return type != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type);
    }

    /**
     * The body.
     *
     * @throws ProblemException when another charset than UTF-8 is named (RFC 8259, section 8.1)
     */
    public static InputStream of(HttpInputMessage message) throws IOException {
        MediaType type = message.getHeaders().getContentType();
        if (type != null && type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
            throw new ProblemException(Problem.of(
                            ProblemType.TYPE_DE_CONTENU_REFUSE,
                            Message.of(
                                    "problem.media-type-refused",
                                    Excerpt.of(type.toString()),
                                    MediaType.APPLICATION_JSON_VALUE))
                    .with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
        }
        return message.getBody();
    }
}
