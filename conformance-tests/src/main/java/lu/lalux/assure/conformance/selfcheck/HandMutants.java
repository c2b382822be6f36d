package lu.lalux.assure.conformance.selfcheck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.register.Profile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which such servers really go wrong, as nobody derives them from a contract. */
final class HandMutants {

    private final Rules rules;
    private final List<Mutant> found = new ArrayList<>();

    HandMutants(Contract contract) {
        this.rules = Rules.of(contract);
    }

    List<Mutant> all() {
        token();
        tokenAnswers();
        authorise();
        redirects();
        for (String word : new String[] {"reparateur", "expert"}) {
            uploads(word);
            uploadAnswers(word);
            settlements(word);
            problems(word);
            transfers(word);
            document(word);
        }
        slip(
                "days-with-rep",
                "x-regles/jours-seulement-si-vhr",
                Slip.DAYS_WITH_REP_TAKEN,
                "",
                "reparateur.jours-avec-rep");
        slip("days-never", "x-regles/jours-seulement-si-vhr", Slip.DAYS_NEVER_TAKEN, "", "reparateur.jours-avec-vhr");
        slip("second-key-unchecked", "D18", Slip.SECOND_KEY_UNCHECKED, "/expert", "expert.seconde-cle-inconnue");
        touch(
                "unknown-path-html",
                "RFC 9110 15.5.5",
                (asked, reply) -> reply.status() == 404,
                reply -> reply.become(Reply.text(404, "text/html", "<h1>404</h1>")),
                "http.chemin-inconnu");
        touch(
                "unknown-path-accepted",
                "RFC 9110 15.5.5",
                (asked, reply) -> reply.status() == 404,
                reply -> reply.become(new Reply(202)),
                "http.chemin-inconnu");
        return found;
    }

    private void token() {
        slip("token.secret-unchecked", "RFC 6749 2.3.1", Slip.SECRET_UNCHECKED, "", "token.secret-faux");
        slip("token.any-client", "RFC 6749 5.2", Slip.ANY_CLIENT, "", "token.client-inconnu");
        slip(
                "token.client-unauthenticated",
                "RFC 6749 3.2.1",
                Slip.CLIENT_UNAUTHENTICATED,
                "",
                "token.sans-authentification");
        slip("token.json-taken", "RFC 6749 4.4.2", Slip.FORM_MEDIA_TYPE_UNCHECKED, "", "token.type-de-contenu");
        slip("token.parameter-twice", "RFC 6749 3.2", Slip.PARAMETER_TWICE_TAKEN, "", "token.parametre-double");
        slip("token.grant-type-optional", "RFC 6749 4.4.2", Slip.GRANT_TYPE_OPTIONAL, "", "token.grant_type.manquant");
        slip("token.grant-type-empty", "RFC 6749 3.2", Slip.GRANT_TYPE_EMPTY_TAKEN, "", "token.grant_type.vide");
        slip(
                "token.grant-type-unchecked",
                "RFC 6749 5.2",
                Slip.GRANT_TYPE_UNCHECKED,
                "",
                "token.grant_type.hors-liste");
        slip("token.scope-optional", "D27", Slip.SCOPE_OPTIONAL, "", "token.scope.manquant");
        slip("token.scope-empty", "D27", Slip.SCOPE_EMPTY_TAKEN, "", "token.scope.vide");
        slip(
                "token.unknown-scope-granted",
                "RFC 6749 5.2",
                Slip.UNKNOWN_SCOPE_GRANTED,
                "/token",
                "token.portee-inconnue",
                "token.portee-en-partie-inconnue");
        slip(
                "token.unknown-scope-dropped",
                "RFC 6749 5.2",
                Slip.UNKNOWN_SCOPE_DROPPED,
                "",
                "token.portee-en-partie-inconnue");
        slip("token.first-scope-only", "Annexes", Slip.FIRST_SCOPE_ONLY, "", "token.portees-multiples");
        slip("token.query-only", "D10", Slip.QUERY_ONLY, "", "token.basic");
        slip("token.bare-header-only", "D9", Slip.BARE_HEADER_ONLY, "", "token.basic");
        slip("token.any-accept", "RFC 9110 15.5.7", Slip.ACCEPT_UNCHECKED, "/token", "token.non-acceptable");
        slip("token.any-size", "x-taille-max-corps", Slip.SIZE_UNCHECKED, "/token", "token.corps-trop-grand");
        slip("token.useless", "Annexes", Slip.TOKEN_USELESS, "", "document.verified.reparateur");
    }

    private void tokenAnswers() {
        BiPredicate<Asked, Reply> granted = (asked, reply) -> asked.path().equals("/token") && reply.status() == 200;
        BiPredicate<Asked, Reply> refused = (asked, reply) -> asked.path().equals("/token") && reply.status() >= 400;
        members("token.type-mac", "RFC 6749 5.1", granted, json -> json.put("token_type", "mac"), "token.reponse");
        members("token.expires-never", "RFC 6749 5.1", granted, json -> json.put("expires_in", 0), "token.reponse");
        members(
                "token.expires-in-text",
                "RFC 6749 5.1",
                granted,
                json -> json.put("expires_in", "3600"),
                "token.reponse");
        members(
                "token.scope-list",
                "RFC 6749 5.1",
                granted,
                json -> json.putArray("scope").add("/reparateur"),
                "token.reponse");
        members(
                "token.camel-case",
                "RFC 6749 5.1",
                granted,
                json -> {
                    json.set("expiresIn", json.remove("expires_in"));
                },
                "token.reponse");
        touch(
                "token.cached",
                "RFC 6749 5.1",
                granted,
                reply -> reply.header("Cache-Control", "max-age=60"),
                "token.no-store");
        touch(
                "token.error-200",
                "RFC 6749 5.2",
                refused,
                reply -> reply.statusLine(200),
                "token.secret-faux",
                "token.client-inconnu",
                "token.grant_type.hors-liste");
        members(
                "token.other-error",
                "RFC 6749 5.2",
                refused,
                json -> json.put("error", "invalid_request"),
                "token.portee-inconnue",
                "token.scope.manquant");
        members(
                "token.error-unknown",
                "RFC 6749 5.2",
                refused,
                json -> json.put("error", "erreur"),
                "token.portee-inconnue");
        touch(
                "token.bearer-challenge",
                "RFC 6749 5.2",
                refused,
                reply -> reply.headers()
                        .computeIfPresent("WWW-Authenticate", (name, value) -> value.replace("Basic", "Bearer")),
                "token.secret-faux");
    }

    private void authorise() {
        slip("authen.any-password", "Annexes", Slip.PASSWORD_UNCHECKED, "", "authen.mot-de-passe-faux");
        slip("authen.no-password", "Annexes", Slip.PERSON_UNAUTHENTICATED, "", "authen.sans-authentification");
        slip(
                "authen.open-redirect",
                "RFC 6749 10.15",
                Slip.REDIRECT_UNCHECKED,
                "",
                "authen.redirect-uri-inconnue",
                "authen.redirect-uri-exacte");
        slip("authen.redirect-by-prefix", "RFC 9700 2.1", Slip.REDIRECT_BY_PREFIX, "", "authen.redirect-uri-exacte");
        slip("authen.any-application", "RFC 6749 4.2.2.1", Slip.ANY_APPLICATION, "", "authen.client-inconnu");
        slip("authen.any-response-type", "RFC 6749 4.2.2.1", Slip.RESPONSE_TYPE_UNCHECKED, "", "authen.response-type");
        slip("authen.any-scope", "RFC 6749 4.2.2.1", Slip.UNKNOWN_SCOPE_GRANTED, "/authen", "authen.portee-inconnue");
        slip(
                "authen.parameter-twice-not-told",
                "RFC 6749 4.2.2.1",
                Slip.PARAMETER_TWICE_NOT_TOLD,
                "",
                "authen.state.double",
                "authen.scope.double",
                "authen.page.response_type.double");
        slip("authen.csrf-unchecked", "RFC 6749 10.12", Slip.CSRF_UNCHECKED, "", "authen.csrf");
        slip("authen.form-never-right", "D24", Slip.CSRF_NEVER_RIGHT, "", "authen.formulaire");
        slip("authen.state-trimmed", "RFC 6749 4.2.2", Slip.STATE_TRIMMED, "", "authen.state");
        slip("authen.any-size", "x-taille-max-corps", Slip.SIZE_UNCHECKED, "/authen", "authen.corps-trop-grand");
        slip("authen.token-useless", "Annexes", Slip.GRANT_USELESS, "", "authen.jeton-utilisable");
    }

    private void redirects() {
        BiPredicate<Asked, Reply> any = (asked, reply) -> asked.path().equals("/authen");
        location(
                "authen.token-in-query",
                "RFC 6749 4.2.2",
                at -> at.replace("#", "?"),
                "authen.fragment-seulement",
                "authen.redirection");
        location(
                "authen.token-in-query-too",
                "RFC 6749 4.2.2",
                at -> at.replaceFirst("#(.*)", "?$1#$1"),
                "authen.fragment-seulement");
        location(
                "authen.state-lost",
                "RFC 6749 4.2.2",
                at -> at.replaceAll("&?state=[^&]*", ""),
                "authen.state",
                "authen.fragment");
        location("authen.state-decoded", "RFC 6749 4.2.2", at -> at.replace("%26", "&"), "authen.state");
        location("authen.scope-unsaid", "D11", at -> at.replaceAll("&scope=[^&]*", ""), "authen.fragment");
        location("authen.expiry-unsaid", "D11", at -> at.replaceAll("&expires_in=[^&]*", ""), "authen.fragment");
        location("authen.type-unsaid", "D11", at -> at.replaceAll("&token_type=[^&]*", ""), "authen.fragment");
        location("authen.camel-case-only", "D11", at -> at.replace("access_token", "accessToken"), "authen.fragment");
        location("authen.type-mac", "D11", at -> at.replace("token_type=bearer", "token_type=mac"), "authen.fragment");
        touch(
                "authen.token-in-body",
                "RFC 6749 4.2.2",
                any,
                reply -> {
                    String at = reply.header("Location");
                    if (at.contains("access_token=")) {
                        reply.text(at);
                    }
                },
                "authen.fragment-seulement");
        touch(
                "authen.200-for-redirect",
                "RFC 6749 4.2.2",
                any,
                reply -> {
                    if (reply.status() == 303) {
                        reply.status(200);
                    }
                },
                "authen.redirection");
        touch(
                "authen.307",
                "RFC 9700 4.12",
                any,
                reply -> {
                    if (reply.status() == 303) {
                        reply.status(307);
                    }
                },
                "authen.redirection");
        touch(
                "authen.cached",
                "RFC 6749 5.1",
                any,
                reply -> reply.headers().remove("Cache-Control"),
                "authen.no-store",
                "authen.page");
        touch(
                "authen.page-framed",
                "RFC 6749 10.13",
                any,
                reply -> reply.headers().remove("Content-Security-Policy"),
                "authen.page");
        touch(
                "authen.errors-kept",
                "RFC 6749 4.2.2.1",
                any,
                reply -> {
                    if (reply.header("Location").contains("error=")) {
                        reply.become(Reply.text(400, "text/html", "").header("Cache-Control", "no-store"));
                    }
                },
                "authen.response-type",
                "authen.portee-inconnue");
        touch(
                "authen.error-in-query",
                "RFC 6749 4.2.2.1",
                any,
                reply -> {
                    if (reply.header("Location").contains("error=")) {
                        reply.header("Location", reply.header("Location").replace("#", "?"));
                    }
                },
                "authen.response-type",
                "authen.portee-inconnue");
    }

    private void uploads(String word) {
        String path = "/" + word + "/upload";
        slip(
                word + ".key-always-pdf",
                "Fichier physique",
                Slip.ALWAYS_PDF_KEY,
                path,
                "document.extension." + word,
                "document.non-pdf." + word);
        slip(word + ".one-key-for-all", "Fichier physique", Slip.SAME_KEY, path, "document.cles-distinctes." + word);
        slip(
                word + ".pdf-only",
                "Fichier physique",
                Slip.PDF_ONLY,
                path,
                "document.non-pdf." + word,
                "document.extension." + word);
        slip(word + ".never-infected", "Fichier physique", Slip.NEVER_INFECTED, path, "document.infected." + word);
        slip(word + ".always-infected", "Fichier physique", Slip.ALWAYS_INFECTED, path, "document.verified." + word);
    }

    private void uploadAnswers(String word) {
        String path = "/" + word + "/upload";
        verdict(
                word + ".key-with-infected",
                path,
                "Infected",
                reply -> reply.json().put("key", UUID.randomUUID() + ".pdf"),
                "document.infected." + word);
        verdict(
                word + ".key-with-too-big",
                path,
                "FileTooBig",
                reply -> reply.json().put("key", UUID.randomUUID() + ".pdf"),
                "document.limite-depassee." + word);
        verdict(
                word + ".null-key-with-infected",
                path,
                "Infected",
                reply -> reply.json().putNull("key"),
                "document.infected." + word);
        verdict(word + ".no-key", path, "Verified", reply -> reply.json().remove("key"), "document.verified." + word);
        verdict(
                word + ".key-empty",
                path,
                "Verified",
                reply -> reply.json().put("key", ""),
                "document.verified." + word);
        verdict(
                word + ".key-without-extension",
                path,
                "Verified",
                reply -> reply.json().put("key", UUID.randomUUID().toString()),
                "document.verified." + word);
        verdict(
                word + ".key-is-number",
                path,
                "Verified",
                reply -> reply.json().put("key", 17),
                "document.verified." + word);
        verdict(
                word + ".Key",
                path,
                "Verified",
                reply -> reply.json().set("Key", reply.json().remove("key")),
                "document.verified." + word);
        verdict(
                word + ".status-lower-case",
                path,
                "Verified",
                reply -> reply.json().put("status", "verified"),
                "document.verified." + word);
        verdict(
                word + ".status-ok",
                path,
                "Verified",
                reply -> reply.json().put("status", "OK"),
                "document.verified." + word);
        verdict(
                word + ".413-for-too-big",
                path,
                "FileTooBig",
                reply -> reply.statusLine(413),
                "document.limite-depassee." + word);
        verdict(
                word + ".422-for-infected",
                path,
                "Infected",
                reply -> reply.statusLine(422),
                "document.infected." + word);
        verdict(
                word + ".201-for-verified",
                path,
                "Verified",
                reply -> reply.statusLine(201),
                "document.verified." + word);
    }

    private void settlements(String word) {
        String path = "/" + word;
        slip(
                word + ".unknown-key",
                "D18",
                Slip.UNKNOWN_KEY_TAKEN,
                path,
                "reglement.cle-inconnue." + word,
                "reglement.refus-sans-trace." + word);
        slip(
                word + ".other-functions-key",
                "D18",
                Slip.OTHER_FUNCTION_KEY_TAKEN,
                path,
                "reglement.cle-autre-fonction." + word);
        slip(
                word + ".other-providers-key",
                "D18",
                Slip.OTHER_PROVIDER_KEY_TAKEN,
                path,
                "reglement.cle-autre-prestataire." + word);
        slip(word + ".conflict-taken", "D19", Slip.CONFLICT_TAKEN, path, "reglement.conflit." + word);
        slip(word + ".amounts-as-text", "D19", Slip.AMOUNTS_AS_TEXT, path, "reglement.montant-reecrit." + word);
        slip(word + ".clash-at-once", "D19", Slip.CLASH_AT_ONCE, path, "reglement.simultanees." + word);
        slip(word + ".race", "D19", Slip.RACE, path, "reglement.simultanees-differentes." + word);
        slip(word + ".repeat-refused", "D19", Slip.REPEAT_REFUSED, path, "reglement.idempotence." + word);
        slip(word + ".type-not-in-key", "D19", Slip.TYPE_NOT_IN_KEY, path, "reglement.autre-type." + word);
        slip(word + ".refusal-recorded", "D18", Slip.REFUSAL_RECORDED, path, "reglement.refus-sans-trace." + word);
        slip(word + ".first-fault-only", "D16", Slip.FIRST_FAULT_ONLY, path, "reglement.toutes-les-fautes." + word);
        BiPredicate<Asked, Reply> accepted = (asked, reply) -> asked.path().equals(path) && reply.status() == 202;
        touch(word + ".200-for-202", "Envoi", accepted, reply -> reply.status(200), "reglement.202." + word);
        touch(word + ".204-for-202", "Envoi", accepted, reply -> reply.status(204), "reglement.202." + word);
        touch(
                word + ".content",
                "Envoi",
                accepted,
                reply -> {
                    Reply content = Reply.text(202, "application/json", "{}");
                    reply.become(content);
                },
                "reglement.sans-contenu." + word);
    }

    private void problems(String word) {
        String path = "/" + word;
        BiPredicate<Asked, Reply> problem = (asked, reply) -> asked.path().equals(path) && reply.isProblem();
        BiPredicate<Asked, Reply> malformed = problem.and((asked, reply) -> reply.status() == 400);
        members(
                word + ".pointers-without-slash",
                "RFC 6901 3",
                problem,
                json -> errors(json, (error, pointer) -> error.put("pointer", pointer.substring(1))),
                word + ".numeroSinistre.manquant");
        members(
                word + ".pointers-as-paths",
                "RFC 6901 3",
                problem,
                json -> errors(json, (error, pointer) -> error.put("pointer", "$." + pointer.substring(1))),
                word + ".numeroSinistre.manquant");
        members(word + ".no-errors", "D16", problem, json -> json.remove("errors"), word + ".numeroSinistre.manquant");
        members(
                word + ".problem-status-differs",
                "RFC 9457 3.1.2",
                problem,
                json -> json.put("status", 499),
                "reglement.json-illisible." + word);
        touch(
                word + ".problem-as-json",
                "RFC 9457 3",
                problem,
                reply -> reply.header("Content-Type", "application/json"),
                "reglement.json-illisible." + word);
        touch(
                word + ".422-for-malformed",
                "D16",
                malformed,
                reply -> reply.status(422),
                word + ".numeroSinistre.manquant");
        touch(
                word + ".500-for-malformed",
                "D16",
                malformed,
                reply -> reply.status(500),
                "reglement.json-illisible." + word);
        touch(
                word + ".stack-trace",
                "D16",
                malformed,
                reply -> reply.become(Reply.text(500, "text/plain", "java.lang.NullPointerException")),
                word + ".dateFacture.date-texte");
        touch(
                word + ".one-language",
                "info.description",
                problem,
                reply -> reply.json().put("title", "Non"),
                "http.langue." + word);
        touch(
                word + ".401-for-scope",
                "RFC 6750 3.1",
                problem.and((asked, reply) -> reply.status() == 403),
                reply -> reply.status(401),
                "autorisation.autre-portee." + word);
        touch(
                word + ".scope-error-unsaid",
                "RFC 6750 3.1",
                problem.and((asked, reply) -> reply.status() == 403),
                reply -> reply.header("WWW-Authenticate", "Bearer"),
                "autorisation.autre-portee." + word);
        touch(
                word + ".basic-challenge",
                "RFC 6750 3",
                problem.and((asked, reply) -> reply.status() == 401),
                reply -> reply.header("WWW-Authenticate", "Basic realm=\"x\""),
                "autorisation.sans-jeton." + word);
        touch(
                word + ".404-for-method",
                "RFC 9110 15.5.6",
                problem.and((asked, reply) -> reply.status() == 405),
                reply -> reply.status(404),
                "http.methode." + word);
        touch(
                word + ".405-without-allow",
                "RFC 9110 15.5.6",
                problem,
                reply -> reply.headers().remove("Allow"),
                "http.methode." + word);
    }

    /** What the document asks for, seen by the document's own verdict, whatever else is wrong or asked for. */
    private void document(String word) {
        String path = "/" + word + "/upload";
        found.add(new Mutant(
                "main/" + word + ".pdf-key-behind-201",
                "Fichier physique",
                false,
                rules,
                Conduct.wrong(Slip.ALWAYS_PDF_KEY, path),
                (asked, reply) -> {
                    if (reply.has("status", "Verified")) {
                        reply.statusLine(201);
                    }
                },
                Mutant.USUAL,
                Profile.DOCUMENT,
                List.of("document.extension." + word)));
        found.add(new Mutant(
                "main/" + word + ".verdict-unknown",
                "Fichier physique",
                false,
                rules,
                Conduct.RIGHT,
                (asked, reply) -> {
                    if (asked.path().equals(path) && reply.status() == 400) {
                        ObjectNode verdict =
                                JsonMapper.shared().createObjectNode().put("status", "OK");
                        reply.become(Reply.json(200, "application/json", verdict));
                    }
                },
                Set.of(Profile.DOCUMENT),
                Profile.DOCUMENT,
                List.of("document.json-illisible." + word, "document." + word + ".file.manquant")));
    }

    /** Ways of sending that nobody thought of when the server was written: it breaks. */
    private void transfers(String word) {
        String path = "/" + word;
        slip(word + ".first-read-only", "RFC 9112 6", Slip.FIRST_READ_ONLY, "", "http.corps-lent." + word);
        breaks(word + ".breaks-on-chunks", path, "RFC 9112 7.1", has("transfer-encoding"), "http.morceaux." + word);
        breaks(word + ".breaks-on-expect", path, "RFC 9110 10.1.1", has("expect"), "http.expect." + word);
        breaks(word + ".breaks-on-gzip", path, "RFC 9110 8.4", has("content-encoding"), "http.gzip." + word);
        breaks(
                word + ".breaks-on-bom",
                path,
                "RFC 8259 8.1",
                asked -> asked.body().length > 0 && asked.body()[0] == (byte) 0xEF,
                "http.bom." + word);
        breaks(
                word + ".breaks-on-nesting",
                path,
                "D16",
                asked -> text(asked).contains("[[[["),
                "reglement.imbrication." + word);
        breaks(
                word + ".breaks-on-huge-exponent",
                path,
                "D16",
                asked -> text(asked).contains("1e999999999"),
                "reglement.nombre-immense." + word);
        Set<String> keys = ConcurrentHashMap.newKeySet();
        touch(
                word + ".breaks-on-used-key",
                "D18",
                (asked, reply) -> asked.path().equals(path) && reply.status() == 202 && usedBefore(keys, asked),
                reply -> reply.become(Reply.text(500, "text/plain", "duplicate key")),
                "reglement.cle-deux-fois." + word);
        slip(
                word + ".infected-at-start-only",
                "Fichier physique",
                Slip.INFECTED_AT_START_ONLY,
                path + "/upload",
                "document.eicar-dans-fichier." + word,
                "document.eicar-derriere-pdf." + word);
        breaks(
                word + ".breaks-on-line-breaks",
                path + "/upload",
                "D23",
                asked -> text(asked).contains("\\r\\n"),
                "document.base64-lignes." + word);
        touch(
                word + ".one-byte-refused",
                "Fichier (minLength)",
                (asked, reply) -> text(asked).contains("\"eA==\""),
                reply -> reply.become(Reply.json(
                        200,
                        "application/json",
                        JsonMapper.shared().createObjectNode().put("status", "Error"))),
                "document.un-octet." + word);
    }

    private void breaks(String id, String path, String source, Predicate<Asked> when, String meant) {
        touch(
                id,
                source,
                (asked, reply) -> asked.path().equals(path) && asked.body() != null && when.test(asked),
                reply -> reply.become(Reply.text(500, "text/plain", "java.lang.IllegalStateException")),
                meant);
    }

    private static Predicate<Asked> has(String header) {
        return asked -> !asked.header(header).isEmpty();
    }

    private static String text(Asked asked) {
        return asked.body() == null ? "" : new String(asked.body(), StandardCharsets.UTF_8);
    }

    /** The same key under another reference. */
    private static boolean usedBefore(Set<String> keys, Asked asked) {
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        String reference = body.path("referenceFacture").asString();
        boolean used = false;
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (field.getKey().startsWith("refP")) {
                String key = field.getValue().asString();
                used |= !keys.contains(key + reference) && keys.contains(key);
                keys.add(key);
                keys.add(key + reference);
            }
        }
        return used;
    }

    private static void errors(ObjectNode problem, BiConsumer<ObjectNode, String> change) {
        if (problem.path("errors") instanceof ArrayNode errors) {
            for (JsonNode error : errors) {
                change.accept((ObjectNode) error, error.path("pointer").asString());
            }
        }
    }

    private void location(String id, String source, UnaryOperator<String> change, String... meant) {
        touch(
                id,
                source,
                (asked, reply) -> reply.header("Location").contains("access_token="),
                reply -> reply.header("Location", change.apply(reply.header("Location"))),
                meant);
    }

    private void verdict(String id, String path, String verdict, Consumer<Reply> change, String... meant) {
        touch(
                id,
                "Fichier physique",
                (asked, reply) -> asked.path().equals(path) && reply.has("status", verdict),
                change,
                meant);
    }

    private void members(
            String id, String source, BiPredicate<Asked, Reply> when, Consumer<ObjectNode> change, String... meant) {
        touch(id, source, when, reply -> change.accept(reply.json()), meant);
    }

    private void touch(
            String id, String source, BiPredicate<Asked, Reply> when, Consumer<Reply> change, String... meant) {
        add(
                id,
                source,
                Conduct.RIGHT,
                (asked, reply) -> {
                    if (when.test(asked, reply)) {
                        change.accept(reply);
                    }
                },
                meant);
    }

    private void slip(String id, String source, Slip slip, String where, String... meant) {
        add(id, source, Conduct.wrong(slip, where), Touch.NONE, meant);
    }

    private void add(String id, String source, Conduct conduct, Touch touch, String... meant) {
        found.add(new Mutant("main/" + id, source, false, rules, conduct, touch, List.of(meant)));
    }
}
