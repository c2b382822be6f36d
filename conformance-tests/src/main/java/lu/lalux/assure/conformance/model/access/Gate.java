package lu.lalux.assure.conformance.model.access;

import java.util.Locale;
import java.util.Optional;
import lu.lalux.assure.conformance.model.Request;

/** Who may call an operation: a token in the header {@code Authorization}, RFC 6750 section 2.1. */
public class Gate {

    private final Grants grants;

    /** @param grants the tokens that were given */
    public Gate(Grants grants) {
        this.grants = grants;
    }

    /**
     * @param asked a request
     * @return what its token was given for; nothing when it has none that counts
     */
    public Optional<Grants.Grant> grant(Request asked) {
        String header = asked.header("authorization");
        return header.isEmpty() ? Optional.empty() : inHeader(asked.path(), header);
    }

    /** A scheme has no case, and any number of spaces is behind it: RFC 9110 sections 11.1 and 11.4. */
    protected Optional<Grants.Grant> inHeader(String path, String header) {
        int end = header.indexOf(' ');
        return end < 0 || !isBearer(path, header.substring(0, end).toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : byToken(path, header.substring(end).replaceFirst("^ +", ""));
    }

    /** {@return whether a scheme, in small letters, announces a token} */
    protected boolean isBearer(String path, String scheme) {
        return scheme.equals("bearer");
    }

    /** {@return what a token was given for} */
    protected Optional<Grants.Grant> byToken(String path, String token) {
        return grants.of(token);
    }

    /** {@return whether a grant opens the operation} */
    public boolean opens(Grants.Grant grant, String path) {
        return grant.covers(path);
    }
}
