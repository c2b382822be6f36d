package lu.lalux.assure.stub.contract;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Which content types the contract's JSON bodies may have. */
public final class JsonBody {

    private JsonBody() {}

    /** Whether a body of this type is read: JSON, in UTF-8 if a charset is named (RFC 8259, section 8.1). */
    public static boolean accepts(@Nullable MediaType type) {
        return type != null
                && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
    }
}
