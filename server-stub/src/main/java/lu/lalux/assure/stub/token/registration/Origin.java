package lu.lalux.assure.stub.token.registration;

import java.net.URI;

/** Where a registered address is, as the header {@code Origin} says it (RFC 6454 section 6.2). */
public final class Origin {

    private Origin() {}

    /** Scheme, host and port of an absolute address. */
    public static String of(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
