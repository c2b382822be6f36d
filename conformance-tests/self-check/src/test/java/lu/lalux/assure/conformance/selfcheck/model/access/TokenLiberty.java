package lu.lalux.assure.conformance.selfcheck.model.access;

import java.util.Locale;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import lu.lalux.assure.conformance.model.access.Grants;

/** How a careless server compares tokens. */
public enum TokenLiberty {
    ANY_CASE,
    SHORTENED,
    LENGTHENED,
    PRECEDED,
    PADDED,
    DOT_AT_END,
    FIRST_HALF,
    LAST_HALF,
    WITHOUT_LAST_PART,
    LAST_PART_OF_ANY;

    private static final int ENOUGH = 8;

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<Grants.Grant> grant(String sent, ReadableGrants grants) {
        return switch (this) {
            case LAST_PART_OF_ANY ->
                grants.tokens().anyMatch(token -> lastPart(token).equals(lastPart(sent)))
                        ? ReadableGrants.readIn(sent)
                        : Optional.empty();
            case WITHOUT_LAST_PART ->
                sent.split("\\.", -1).length == 2 ? ReadableGrants.readIn(sent + ".") : Optional.empty();
            default -> grants.like(token -> sees(sent, token));
        };
    }

    private boolean sees(String sent, String token) {
        return switch (this) {
            case ANY_CASE -> token.equalsIgnoreCase(sent);
            case SHORTENED -> sent.length() >= ENOUGH && token.startsWith(sent);
            case LENGTHENED -> sent.startsWith(token);
            case PRECEDED -> sent.endsWith(token);
            case PADDED -> sent.replaceAll("=+$", "").equals(token);
            case DOT_AT_END -> sent.replaceAll("\\.+$", "").equals(token);
            case FIRST_HALF -> sent.startsWith(token.substring(0, token.length() / 2));
            case LAST_HALF -> sent.endsWith(token.substring(token.length() / 2));
            default -> false;
        };
    }

    private static String lastPart(String token) {
        return CompactJws.of(token)
                .map(CompactJws::signature)
                .filter(part -> !part.isEmpty())
                .orElse("-" + token);
    }
}
