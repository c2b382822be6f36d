package lu.lalux.assure.conformance.implementation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;

/**
 * The ways in which the document lets one read its token request (D9, D10). The contract has settled the first; the
 * profile {@code document} holds none of them against an implementation.
 */
public enum TokenForm {
    /** HTTP Basic and a form: the contract's. */
    BASIC_FORM(true, true),
    /** T4: the header as printed. */
    BARE_FORM(false, true),
    /** T5: the parameters in the query string. */
    BASIC_QUERY(true, false),
    /** T4 and T5 together. */
    BARE_QUERY(false, false);

    private static final String FORM = "application/x-www-form-urlencoded";

    private final boolean basic;
    private final boolean form;

    TokenForm(boolean basic, boolean form) {
        this.basic = basic;
        this.form = form;
    }

    /**
     * @param token the token endpoint
     * @param client who asks
     * @param scopes separated by spaces
     * @return the request for a token
     */
    public Call call(URI token, Credentials client, String scopes) {
        String parameters = "grant_type=client_credentials&scope=" + URLEncoder.encode(scopes, StandardCharsets.UTF_8);
        Call call = form
                ? Call.of("POST", token).body(FORM, parameters)
                : Call.of("POST", URI.create(token + "?" + parameters));
        return call.with("Authorization", basic ? client.clientBasic() : client.bare());
    }
}
