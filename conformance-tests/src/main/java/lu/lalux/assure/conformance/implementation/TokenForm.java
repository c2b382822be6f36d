package lu.lalux.assure.conformance.implementation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.register.Text;

/**
 * The ways in which the document lets one read its token request (D9, D10). The contract has settled the first; the
 * profile {@code document} holds none of them against an implementation.
 */
public enum TokenForm {
    /** HTTP Basic and a form: the contract's. */
    BASIC_FORM(true, true, new Text("HTTP Basic et le formulaire", "HTTP Basic and the form")),
    /** T4: the header as printed. */
    BARE_FORM(false, true, new Text("l'en-tête sans schéma (T4)", "the header without a scheme (T4)")),
    /** T5: the parameters in the query string. */
    BASIC_QUERY(true, false, new Text("les paramètres dans l'adresse (T5)", "the parameters in the address (T5)")),
    /** T4 and T5 together. */
    BARE_QUERY(
            false,
            false,
            new Text(
                    "l'en-tête sans schéma et les paramètres dans l'adresse (T4, T5)",
                    "the header without a scheme and the parameters in the address (T4, T5)"));

    private static final String FORM = "application/x-www-form-urlencoded";

    private final boolean basic;
    private final boolean form;
    private final Text words;

    TokenForm(boolean basic, boolean form, Text words) {
        this.basic = basic;
        this.form = form;
        this.words = words;
    }

    /** {@return the way in words} */
    public Text words() {
        return words;
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
