package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.Set;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.OtherRules;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import tools.jackson.databind.json.JsonMapper;

/** Servers that never saw the contract: judged by the document alone. */
final class DocumentVariants {

    private final VariantMaker made;

    DocumentVariants(VariantMaker made) {
        this.made = made;
    }

    void make() {
        VariantMaker refusals = made.at(Place.REFUSAL);
        VariantMaker files = made.at(Place.FILE);
        VariantMaker tokens = made.at(Place.TOKEN_ANSWER);
        VariantMaker rules = made.at(Place.RULES);
        refusals.document("other-4xx", "each refusal a 422", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.status(422);
            }
        });
        refusals.document("no-problems", "refusals in HTML, without challenges", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.become(Reply.text(reply.status(), "text/html", "<h1>Non</h1>"));
            }
        });
        refusals.document("refusals-empty", "refusals without a body, 418", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.become(new Reply(418));
            }
        });
        files.document("verdict-4xx", "a 4xx with the verdict on a file that is not kept", (asked, reply) -> {
            if (reply.has("status", "Infected") || reply.has("status", "FileTooBig")) {
                reply.statusLine(406);
            }
        });
        files.document("uploads-201", "201 for a file that is kept", (asked, reply) -> {
            if (reply.has("status", "Verified")) {
                reply.statusLine(201);
            }
        });
        files.document("null-keys", "a null key with a file that is not kept", (asked, reply) -> {
            if (reply.has("status", "Infected") || reply.has("status", "FileTooBig")) {
                reply.json().putNull("key");
            }
        });
        refusals.document("bad-upload-is-error", "Error for an upload that is not right", (asked, reply) -> {
            if (asked.path().endsWith("/upload") && reply.status() == 400) {
                reply.become(Reply.json(
                        200,
                        "application/json",
                        JsonMapper.shared().createObjectNode().put("status", "Error")));
            }
        });
        tokens.document(
                "accessToken",
                "accessToken in the fragment, as printed (D11)",
                Touches.header("Location", value -> value.replace("access_token", "accessToken")));
        tokens.document("bare-header", "the token request's header as printed (D9)", Slip.BARE_HEADER_ONLY);
        tokens.document("token-by-query", "the token request in the query string (D10)", Slip.QUERY_ONLY);
        rules.document("no-conflicts", "another content under the same reference taken", Slip.CONFLICT_TAKEN);
        made.knowing(
                "own-data-404",
                "only its own providers, claims and vehicles known, and 404 for others",
                Set.of(Profile.DOCUMENT),
                (asked, reply) -> {
                    if (reply.body().contains("\"valeur-inconnue\"")) {
                        reply.become(Reply.text(404, "text/html", "<h1>Inconnu</h1>"));
                    }
                });
        rules.document("keys-unchecked", "keys that nobody looks up", Slip.UNKNOWN_KEY_TAKEN);
        rules.document(
                "unknown-fields", "unknown fields taken (D21)", contracts -> OtherRules.open(contracts, "/reparateur"));
    }
}
