package lu.lalux.assure.stub.token.registration;

/** The contract's one realm (RFC 9110 section 11.5), in each scheme by which somebody is asked to say who they are. */
public final class Realm {

    /** RFC 7617 section 2. */
    public static final String BASIC = "Basic realm=\"assure\"";

    /** RFC 6750 section 3. */
    public static final String BEARER = "Bearer realm=\"assure\"";

    private Realm() {}
}
