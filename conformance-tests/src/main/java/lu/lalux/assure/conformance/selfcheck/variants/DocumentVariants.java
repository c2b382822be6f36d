package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import tools.jackson.databind.json.JsonMapper;

/** Servers that never saw the contract: judged by the document alone. */
final class DocumentVariants {

    private final VariantMaker made;
    private final Contract contract;

    DocumentVariants(VariantMaker made, Contract contract) {
        this.made = made;
        this.contract = contract;
    }

    void make() {
        made.document("other-4xx", "each refusal a 422", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.status(422);
            }
        });
        made.document("no-problems", "refusals in HTML, without challenges", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.become(Reply.text(reply.status(), "text/html", "<h1>Non</h1>"));
            }
        });
        made.document("refusals-empty", "refusals without a body, 418", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.become(new Reply(418));
            }
        });
        made.document("verdict-4xx", "a 4xx with the verdict on a file that is not kept", (asked, reply) -> {
            if (reply.has("status", "Infected") || reply.has("status", "FileTooBig")) {
                reply.statusLine(406);
            }
        });
        made.document("uploads-201", "201 for a file that is kept", (asked, reply) -> {
            if (reply.has("status", "Verified")) {
                reply.statusLine(201);
            }
        });
        made.document("null-keys", "a null key with a file that is not kept", (asked, reply) -> {
            if (reply.has("status", "Infected") || reply.has("status", "FileTooBig")) {
                reply.json().putNull("key");
            }
        });
        made.document("bad-upload-is-error", "Error for an upload that is not right", (asked, reply) -> {
            if (asked.path().endsWith("/upload") && reply.status() == 400) {
                reply.become(Reply.json(
                        200,
                        "application/json",
                        JsonMapper.shared().createObjectNode().put("status", "Error")));
            }
        });
        made.document(
                "accessToken",
                "accessToken in the fragment, as printed (D11)",
                Touches.header("Location", value -> value.replace("access_token", "accessToken")));
        made.document("bare-header", "the token request's header as printed (D9)", Slip.BARE_HEADER_ONLY);
        made.document("token-by-query", "the token request in the query string (D10)", Slip.QUERY_ONLY);
        made.document("no-conflicts", "another content under the same reference taken", Slip.CONFLICT_TAKEN);
        made.knowing(
                "own-data-404",
                "only its own providers, claims and vehicles known, and 404 for others",
                Set.of(Profile.DOCUMENT),
                (asked, reply) -> {
                    if (reply.body().contains("\"valeur-inconnue\"")) {
                        reply.become(Reply.text(404, "text/html", "<h1>Inconnu</h1>"));
                    }
                });
        made.document("keys-unchecked", "keys that nobody looks up", Slip.UNKNOWN_KEY_TAKEN);
        made.document(
                "unknown-fields",
                "unknown fields taken (D21)",
                Rules.of(contract).open("/reparateur"));
    }
}
