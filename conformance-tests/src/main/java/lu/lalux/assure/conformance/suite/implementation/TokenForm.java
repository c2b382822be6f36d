package lu.lalux.assure.conformance.suite.implementation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.register.Text;

/**
 * The ways in which the document lets one read its token request (D8 to D10). The contract has settled the first; the
 * profile {@code document} holds none of them against an implementation.
 */
public enum TokenForm {
    /** HTTP Basic and a form: the contract's. */
    BASIC_FORM(true, Place.FORM, new Text("HTTP Basic et le formulaire", "HTTP Basic and the form")),
    /** T4: the header as printed. */
    BARE_FORM(false, Place.FORM, new Text("l'en-tête sans schéma (T4)", "the header without a scheme (T4)")),
    /** T5: the parameters in the query string. */
    BASIC_QUERY(
            true, Place.QUERY, new Text("les paramètres dans l'adresse (T5)", "the parameters in the address (T5)")),
    /** T4 and T5 together. */
    BARE_QUERY(
            false,
            Place.QUERY,
            new Text(
                    "l'en-tête sans schéma et les paramètres dans l'adresse (T4, T5)",
                    "the header without a scheme and the parameters in the address (T4, T5)")),
    /** The diagram's method. */
    BASIC_GET(
            true,
            Place.GET,
            new Text("GET, comme un schéma du document (D8)", "GET, as a diagram of the document's (D8)")),
    /** The diagram's method, with the header as printed. */
    BARE_GET(
            false,
            Place.GET,
            new Text("GET, et l'en-tête sans schéma (D8, T4)", "GET, and the header without a scheme (D8, T4)"));

    private enum Place {
        FORM,
        QUERY,
        GET
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private final boolean basic;
    private final Place place;
    private final Text words;

    TokenForm(boolean basic, Place place, Text words) {
        this.basic = basic;
        this.place = place;
        this.words = words;
    }

    /** {@return the way in words} */
    public Text words() {
        return words;
    }

    /** {@return whether the header is HTTP Basic, and not as it is printed} */
    public boolean isBasic() {
        return basic;
    }

    /** {@return whether the parameters are in the query of a {@code POST}} */
    public boolean isQuery() {
        return place == Place.QUERY;
    }

    /** {@return whether the token is asked for by {@code GET}} */
    public boolean isGet() {
        return place == Place.GET;
    }

    /**
     * @param token the token endpoint
     * @param client who asks
     * @param scopes separated by spaces
     * @return the request for a token
     */
    public Call call(URI token, Credentials client, String scopes) {
        String parameters = "grant_type=client_credentials&scope=" + URLEncoder.encode(scopes, StandardCharsets.UTF_8);
        Call call = place == Place.FORM
                ? Call.of("POST", token).body(FORM, parameters)
                : Call.of(isGet() ? "GET" : "POST", URI.create(token + "?" + parameters));
        return call.with("Authorization", basic ? client.clientBasic() : client.bare());
    }
}
