package lu.lalux.assure.conformance.saboteur;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which such a server really goes wrong, one at a time, each with the test that is meant to catch it. */
final class Faults {

    private static final String KEY = "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf";
    private static final int LIMIT = 5_242_880;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final String REDIRECT = "http://localhost:8080/essai/retour.html";

    private Faults() {}

    static Stream<Fault> all() {
        return Stream.of(settlements(), fields(), keys(), uploads(), authorisation(), tokens(), implicit(), protocol())
                .flatMap(List::stream);
    }

    private static List<Fault> settlements() {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        return List.of(
                Fault.ofResponses(
                        "200 for 202",
                        onAccepted(passage -> passage.status(200)),
                        "reglement.202.reparateur",
                        "reglement.202.expert"),
                Fault.ofResponses(
                        "a body with the 202",
                        onAccepted(passage -> passage.answer(202, "application/json", "{}")),
                        "reglement.sans-contenu.reparateur",
                        "reglement.sans-contenu.expert"),
                Fault.ofResponses(
                        "conflict accepted",
                        on(409, Passage::accept),
                        "reglement.conflit.reparateur",
                        "reglement.conflit.expert"),
                Fault.ofResponses(
                        "a repeat is a conflict",
                        repeats(refused),
                        "reglement.idempotence.reparateur",
                        "reglement.idempotence.expert"),
                Fault.ofResponses(
                        "a refused request leaves its reference taken",
                        traces(),
                        "reglement.refus-sans-trace.reparateur"),
                Fault.ofResponses(
                        "only the first fault is named",
                        onProblem(problem -> {
                            if (problem.path("errors") instanceof ArrayNode errors) {
                                while (errors.size() > 1) {
                                    errors.remove(errors.size() - 1);
                                }
                            }
                        }),
                        "reglement.toutes-les-fautes.reparateur"),
                Fault.ofResponses(
                        "pointers without a slash",
                        onProblem(problem -> problem.path("errors")
                                .forEach(error -> ((ObjectNode) error)
                                        .put(
                                                "pointer",
                                                error.path("pointer")
                                                        .asString("")
                                                        .replace("/", "")))),
                        "reparateur.numeroSinistre.manquant"),
                Fault.ofResponses(
                        "500 for bad JSON",
                        passage -> {
                            if (passage.isSettlement()
                                    && passage.response().text().contains("json-illisible")) {
                                passage.answer(
                                        500,
                                        "application/problem+json",
                                        passage.response().text().replace("400", "500"));
                            }
                        },
                        "reglement.json-illisible.reparateur"));
    }

    private static List<Fault> fields() {
        return List.of(
                Fault.ofRequests(
                        "a required field forgotten",
                        json(request -> {
                            if (!request.has("numeroSinistre")) {
                                request.put("numeroSinistre", "1");
                            }
                        }),
                        "reparateur.numeroSinistre.manquant",
                        "expert.numeroSinistre.manquant"),
                Fault.ofRequests(
                        "null taken for a value",
                        json(request -> {
                            if (request.path("numeroSinistre").isNull()) {
                                request.put("numeroSinistre", "1");
                            }
                        }),
                        "reparateur.numeroSinistre.nul",
                        "expert.numeroSinistre.nul"),
                Fault.ofRequests(
                        "an empty text accepted",
                        json(request -> {
                            if (request.path("numeroSinistre").asString("x").isEmpty()) {
                                request.put("numeroSinistre", "1");
                            }
                        }),
                        "reparateur.numeroSinistre.vide"),
                Fault.ofRequests(
                        "a text too long accepted",
                        json(request -> {
                            String value = request.path("numeroSinistre").asString("");
                            if (value.length() > 64) {
                                request.put("numeroSinistre", value.substring(value.length() - 64));
                            }
                        }),
                        "reparateur.numeroSinistre.trop-long"),
                Fault.ofResponses(
                        "a text at the bound refused",
                        passage -> {
                            if (passage.isSettlement()
                                    && passage.request()
                                                    .json()
                                                    .path("numeroSinistre")
                                                    .asString("")
                                                    .length()
                                            == 64) {
                                passage.answer(
                                        400,
                                        "application/problem+json",
                                        "{\"type\":\"urn:x:y\",\"title\":\"t\",\"status\":400}");
                            }
                        },
                        "reparateur.numeroSinistre.longueur-maximale"),
                Fault.ofRequests(
                        "an unknown field accepted",
                        json(request -> request.remove("champConformiteInconnu")),
                        "reparateur.champConformiteInconnu.inconnu",
                        "expert.champConformiteInconnu.inconnu"),
                Fault.ofRequests(
                        "days with REP accepted",
                        json(request -> {
                            if (request.path("typeFacture").asString("").equals("REP")) {
                                request.remove("nbrJourVehiculeRemplacement");
                            }
                        }),
                        "reparateur.jours-avec-rep"),
                Fault.ofRequests(
                        "a date that does not exist accepted",
                        json(request -> {
                            if (request.path("dateFacture").isString()
                                    && !isDate(request.path("dateFacture").asString())) {
                                request.put("dateFacture", "2017-06-17");
                            }
                        }),
                        "reparateur.dateFacture.date-30-fevrier",
                        "reparateur.dateFacture.date-jour-mois-annee",
                        "expert.dateFacture.date-mois-13"),
                Fault.ofRequests(
                        "a third decimal rounded",
                        json(request -> {
                            if (request.path("factureHT").asString("").equals("170.505")) {
                                request.put("factureHT", "1000");
                            }
                        }),
                        "reparateur.factureHT.montant-trois-decimales"),
                Fault.ofRequests(
                        "a negative amount accepted",
                        json(request -> {
                            if (request.path("factureHT").asString("").startsWith("-")) {
                                request.put("factureHT", "1000");
                            }
                        }),
                        "reparateur.factureHT.montant-negatif"),
                Fault.ofRequests(
                        "any type of document accepted",
                        json(request -> {
                            if (request.path("type").asString("").equals("INCONNU")) {
                                request.put("type", "F");
                            }
                        }),
                        "reparateur.type.hors-liste",
                        "expert.type.hors-liste"),
                Fault.ofRequests(
                        "truth of a word",
                        json(request -> {
                            if (request.path("abandonVehicule").asString("").equals("oui")) {
                                request.put("abandonVehicule", true);
                            }
                        }),
                        "expert.abandonVehicule.type-texte"),
                Fault.ofRequests(
                        "days below zero accepted",
                        json(request -> {
                            if (request.path("nbrJourVehiculeRemplacement").asInt(0) < 0) {
                                request.put("nbrJourVehiculeRemplacement", 0);
                            }
                        }),
                        "reparateur.nbrJourVehiculeRemplacement.sous-minimum"));
    }

    /** Whose key it is, and of which function, as the saboteur has seen it pass. */
    private record Origin(String account, String function) {}

    private static List<Fault> keys() {
        return List.of(
                keys(
                        "an unknown key accepted",
                        (origin, own) -> origin == null,
                        "reglement.cle-inconnue.reparateur",
                        "reglement.cle-inconnue.expert"),
                keys(
                        "the other function's key accepted",
                        (origin, own) -> origin != null && !origin.function().equals(own.function()),
                        "reglement.cle-autre-fonction.reparateur",
                        "reglement.cle-autre-fonction.expert"),
                keys(
                        "another provider's key accepted",
                        (origin, own) -> origin != null
                                && origin.function().equals(own.function())
                                && !origin.account().equals(own.account()),
                        "reglement.cle-autre-prestataire.reparateur",
                        "reglement.cle-autre-prestataire.expert"),
                Fault.ofResponses(
                        "the second key is not checked",
                        on(422, passage -> {
                            if (passage.response().text().contains("\"/refPdfExpertise\"")) {
                                passage.accept();
                            }
                        }),
                        "expert.seconde-cle-inconnue"));
    }

    private static Fault keys(
            String name, java.util.function.BiPredicate<Origin, Origin> wronglyRight, String... tests) {
        Map<String, Origin> seen = new ConcurrentHashMap<>();
        return Fault.ofResponses(
                name,
                passage -> {
                    String function = passage.path()
                            .split("/")[1 % Math.max(2, passage.path().split("/").length)];
                    Origin own = new Origin(subject(passage.request().header("Authorization")), function);
                    if (passage.isUpload() && passage.status() == 200) {
                        seen.put(passage.response().json().path("key").asString("-"), own);
                    } else if (passage.isSettlement() && passage.status() == 422) {
                        JsonNode request = passage.request().json();
                        String key = request.path("refPDFFacture")
                                .asString(request.path("refPdfHonoraires").asString(""));
                        if (wronglyRight.test(seen.get(key), own)) {
                            passage.accept();
                        }
                    }
                },
                tests);
    }

    private static List<Fault> uploads() {
        AtomicReference<String> first = new AtomicReference<>();
        return List.of(
                Fault.ofResponses(
                        "a key with Infected",
                        verdict("Infected", answer -> answer.put("key", KEY)),
                        "document.infected.reparateur",
                        "document.infected.expert"),
                Fault.ofResponses(
                        "a null key with Infected",
                        verdict("Infected", answer -> answer.putNull("key")),
                        "document.infected.reparateur"),
                Fault.ofResponses(
                        "Verified without key",
                        verdict("Verified", answer -> answer.remove("key")),
                        "document.verified.reparateur",
                        "document.verified.expert"),
                Fault.ofResponses(
                        "a key without extension",
                        verdict(
                                "Verified",
                                answer -> answer.put(
                                        "key", answer.path("key").asString("").replaceAll("\\..*", ""))),
                        "document.extension.reparateur",
                        "document.verified.expert"),
                Fault.ofResponses(
                        "always .pdf",
                        verdict(
                                "Verified",
                                answer -> answer.put(
                                        "key", answer.path("key").asString("").replaceAll("\\..*", ".pdf"))),
                        "document.extension.reparateur"),
                Fault.ofResponses(
                        "Key for key",
                        verdict("Verified", answer -> answer.set("Key", answer.remove("key"))),
                        "document.verified.reparateur"),
                Fault.ofResponses(
                        "one key for all",
                        verdict("Verified", answer -> {
                            first.compareAndSet(null, answer.path("key").asString());
                            answer.put("key", first.get());
                        }),
                        "document.cles-distinctes.reparateur"),
                Fault.ofResponses(
                        "the limit one byte too low",
                        size(LIMIT, "{\"status\":\"FileTooBig\"}"),
                        "document.limite-acceptee.reparateur",
                        "document.limite-acceptee.expert"),
                Fault.ofResponses(
                        "the limit one byte too high",
                        size(LIMIT + 1, "{\"status\":\"Verified\",\"key\":\"" + KEY + "\"}"),
                        "document.limite-depassee.reparateur",
                        "document.limite-depassee.expert"),
                Fault.ofResponses(
                        "EICAR verified",
                        verdict(
                                "Infected",
                                answer -> answer.put("status", "Verified").put("key", KEY)),
                        "document.infected.reparateur",
                        "document.infected.expert"),
                Fault.ofResponses(
                        "PDF only",
                        passage -> {
                            if (passage.isUpload()
                                    && passage.request()
                                            .json()
                                            .path("fileNameWithExtension")
                                            .asString("")
                                            .endsWith(".txt")) {
                                passage.answer(200, "application/json", "{\"status\":\"Error\"}");
                            }
                        },
                        "document.non-pdf.reparateur",
                        "document.non-pdf.expert"),
                Fault.ofResponses(
                        "413 for a file too big",
                        verdictStatus("FileTooBig", 413),
                        "document.limite-depassee.reparateur"),
                Fault.ofRequests(
                        "bad Base64 accepted",
                        upload(request -> {
                            if (request.path("file").asString("").startsWith("Ceci")) {
                                request.put("file", "JVBERi0xLjQKJSVFT0YK");
                            }
                        }),
                        "document.reparateur.file.base64-invalide"),
                Fault.ofRequests(
                        "a path in the file name accepted",
                        upload(request -> request.put(
                                "fileNameWithExtension",
                                request.path("fileNameWithExtension")
                                        .asString("")
                                        .replaceAll(".*[/\\\\]", ""))),
                        "document.reparateur.fileNameWithExtension.barre-oblique",
                        "document.expert.fileNameWithExtension.barre-inverse"));
    }

    private static List<Fault> authorisation() {
        return List.of(
                Fault.ofRequests(
                        "no token asked for",
                        replaceToken(""::equals),
                        "autorisation.sans-jeton.reparateur",
                        "autorisation.sans-jeton.document.expert"),
                Fault.ofRequests(
                        "any token will do",
                        replaceToken(header -> header.contains("invente")),
                        "autorisation.jeton-faux.reparateur"),
                Fault.ofRequests(
                        "signatures not checked",
                        replaceToken(header -> header.matches("Bearer [^.]+\\.[^.]+\\.[^.]+")),
                        "autorisation.jeton-altere.reparateur",
                        "autorisation.jeton-altere.document.expert"),
                Fault.ofRequests(
                        "scopes not checked",
                        replaceToken(header -> header.startsWith("Bearer ey")),
                        "autorisation.autre-portee.reparateur",
                        "autorisation.autre-portee.document.reparateur",
                        "autorisation.autre-fonction.expert"),
                Fault.ofRequests(
                        "any scheme will do",
                        replaceToken(header -> header.startsWith("Basic ")),
                        "autorisation.autre-schema.expert"),
                Fault.ofResponses(
                        "WWW-Authenticate missing",
                        passage -> passage.response().remove("WWW-Authenticate"),
                        "autorisation.sans-jeton.reparateur",
                        "token.secret-faux"),
                Fault.ofResponses(
                        "401 for a missing scope",
                        on(403, passage -> {
                            passage.status(401);
                            passage.response().text(passage.response().text().replace("403", "401"));
                        }),
                        "autorisation.autre-portee.reparateur"));
    }

    private static List<Fault> tokens() {
        return List.of(
                Fault.ofResponses("expires_in missing", token(answer -> answer.remove("expires_in")), "token.reponse"),
                Fault.ofResponses("token_type missing", token(answer -> answer.remove("token_type")), "token.reponse"),
                Fault.ofResponses(
                        "only the first scope said",
                        token(answer -> answer.put(
                                "scope", answer.path("scope").asString("").split(" ")[0])),
                        "token.portees-multiples"),
                Fault.ofResponses(
                        "tokens may be cached",
                        passage -> passage.response().remove("Cache-Control"),
                        "token.no-store",
                        "authen.no-store"),
                Fault.ofResponses(
                        "200 with an OAuth error",
                        passage -> {
                            if (passage.is("/token") && passage.status() >= 400) {
                                passage.status(200);
                            }
                        },
                        "token.secret-faux",
                        "token.client-inconnu",
                        "token.grant_type.hors-liste"),
                Fault.ofResponses(
                        "another OAuth error",
                        passage -> passage.response()
                                .text(passage.response().text().replace("invalid_scope", "invalid_request")),
                        "token.portee-inconnue",
                        "token.scope.manquant"));
    }

    private static List<Fault> implicit() {
        return List.of(
                new Fault(
                        "open redirect",
                        List.of("authen.redirect-uri-inconnue", "authen.redirect-uri-exacte"),
                        passage -> {
                            if (passage.is("/authen")) {
                                passage.request().set("x-asked", query(passage.target(), "redirect_uri"));
                                passage.target(passage.target()
                                        .replaceAll("redirect_uri=[^&]*", "redirect_uri=" + encode(REDIRECT)));
                            }
                        },
                        passage -> location(
                                passage,
                                location -> location.replace(
                                        REDIRECT, passage.request().header("x-asked")))),
                Fault.ofResponses(
                        "state lost",
                        passage -> location(passage, location -> location.replaceAll("&?state=[^&]*", "")),
                        "authen.state",
                        "authen.fragment"),
                Fault.ofResponses(
                        "token in the query",
                        passage -> location(passage, location -> location.replace("#", "?")),
                        "authen.fragment-seulement",
                        "authen.redirection"),
                Fault.ofResponses(
                        "token in the query as well",
                        passage -> location(passage, location -> location.replaceFirst("#(.*)", "?$1#$1")),
                        "authen.fragment-seulement"),
                Fault.ofRequests(
                        "any password will do",
                        passage -> {
                            if (passage.is("/authen")
                                    && passage.request().header("Authorization").startsWith("Basic ")) {
                                passage.request()
                                        .set(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString("expert-demo:expert-demo-motdepasse"
                                                                        .getBytes(StandardCharsets.UTF_8)));
                            }
                        },
                        "authen.mot-de-passe-faux"),
                Fault.ofResponses(
                        "the page can be framed",
                        passage -> {
                            passage.response().remove("X-Frame-Options");
                            passage.response().remove("Content-Security-Policy");
                        },
                        "authen.page"),
                Fault.ofResponses(
                        "errors not sent to the application",
                        passage -> {
                            if (passage.is("/authen")
                                    && passage.response().header("Location").contains("error=")) {
                                passage.answer(
                                        400,
                                        "application/problem+json",
                                        "{\"type\":\"urn:x:y\",\"title\":\"t\",\"status\":400}");
                            }
                        },
                        "authen.response-type",
                        "authen.portee-inconnue"));
    }

    private static List<Fault> protocol() {
        return List.of(
                Fault.ofResponses(
                        "wrong media type of problems",
                        passage -> {
                            if (passage.response().header("Content-Type").startsWith("application/problem+json")) {
                                passage.response().set("Content-Type", "application/json");
                            }
                        },
                        "reglement.json-illisible.reparateur",
                        "autorisation.sans-jeton.reparateur"),
                Fault.ofResponses(
                        "HTML for an unknown path",
                        on(404, passage -> passage.answer(404, "text/html", "<h1>404</h1>")),
                        "http.chemin-inconnu"),
                Fault.ofResponses(
                        "405 without Allow", passage -> passage.response().remove("Allow"), "http.methode.reparateur"),
                Fault.ofRequests(
                        "one language only",
                        passage -> passage.request().remove("Accept-Language"),
                        "http.langue.reparateur"),
                Fault.ofResponses(
                        "a problem without type",
                        onProblem(problem -> problem.remove("type")),
                        "reparateur.numeroSinistre.manquant"),
                Fault.ofResponses(
                        "422 for a malformed field",
                        on(400, passage -> {
                            passage.status(422);
                            passage.response()
                                    .text(passage.response().text().replace("\"status\":400", "\"status\":422"));
                        }),
                        "reparateur.numeroSinistre.manquant"));
    }

    private static Consumer<Passage> on(int status, Consumer<Passage> change) {
        return passage -> {
            if (passage.isProtected() || status == 404) {
                if (passage.status() == status) {
                    change.accept(passage);
                }
            }
        };
    }

    private static Consumer<Passage> onAccepted(Consumer<Passage> change) {
        return passage -> {
            if (passage.isSettlement() && passage.status() == 202) {
                change.accept(passage);
            }
        };
    }

    private static Consumer<Passage> onProblem(Consumer<ObjectNode> change) {
        return passage -> {
            if (passage.isSettlement() && passage.status() >= 400) {
                ObjectNode problem = passage.response().json();
                change.accept(problem);
                passage.response().json(problem);
            }
        };
    }

    /** Changes a settlement, if it is a JSON object. */
    private static Consumer<Passage> json(Consumer<ObjectNode> change) {
        return json(Passage::isSettlement, change);
    }

    private static Consumer<Passage> upload(Consumer<ObjectNode> change) {
        return json(Passage::isUpload, change);
    }

    private static Consumer<Passage> json(java.util.function.Predicate<Passage> which, Consumer<ObjectNode> change) {
        return passage -> {
            if (which.test(passage)) {
                ObjectNode request = passage.request().json();
                String before = request.toString();
                if (!request.isEmpty()) {
                    change.accept(request);
                }
                if (!before.equals(request.toString())) {
                    passage.request().json(request);
                }
            }
        };
    }

    private static Consumer<Passage> repeats(Set<String> seen) {
        return onAccepted(passage -> {
            if (!seen.add(passage.request().text())) {
                passage.answer(
                        409, "application/problem+json", "{\"type\":\"urn:x:y\",\"title\":\"t\",\"status\":409}");
            }
        });
    }

    private static Consumer<Passage> traces() {
        Set<String> taken = ConcurrentHashMap.newKeySet();
        return passage -> {
            if (passage.isSettlement()) {
                String reference =
                        passage.request().json().path("referenceFacture").asString("");
                if (passage.status() == 422) {
                    taken.add(reference);
                } else if (passage.status() == 202 && taken.contains(reference)) {
                    passage.answer(
                            409, "application/problem+json", "{\"type\":\"urn:x:y\",\"title\":\"t\",\"status\":409}");
                }
            }
        };
    }

    private static Consumer<Passage> verdict(String status, Consumer<ObjectNode> change) {
        return passage -> {
            if (passage.isUpload() && passage.status() == 200) {
                ObjectNode answer = passage.response().json();
                if (answer.path("status").asString("").equals(status)) {
                    change.accept(answer);
                    passage.response().json(answer);
                }
            }
        };
    }

    private static Consumer<Passage> verdictStatus(String verdict, int status) {
        return passage -> {
            if (passage.isUpload()
                    && passage.response().json().path("status").asString("").equals(verdict)) {
                passage.status(status);
            }
        };
    }

    private static Consumer<Passage> size(int bytes, String answer) {
        return passage -> {
            if (passage.isUpload() && passage.status() == 200) {
                String file = passage.request().json().path("file").asString("");
                if (file.length() > LIMIT && Base64.getDecoder().decode(file).length == bytes) {
                    passage.answer(200, "application/json", answer);
                }
            }
        };
    }

    private static Consumer<Passage> token(Consumer<ObjectNode> change) {
        return passage -> {
            if (passage.is("/token") && passage.status() == 200) {
                ObjectNode answer = passage.response().json();
                change.accept(answer);
                passage.response().json(answer);
            }
        };
    }

    private static Consumer<Passage> replaceToken(java.util.function.Predicate<String> wronglyRight) {
        return passage -> {
            if (passage.isProtected() && wronglyRight.test(passage.request().header("Authorization"))) {
                passage.request().set("Authorization", "Bearer " + passage.rightToken());
            }
        };
    }

    private static void location(Passage passage, java.util.function.UnaryOperator<String> change) {
        String location = passage.response().header("Location");
        if (passage.is("/authen") && !location.isEmpty()) {
            passage.response().set("Location", change.apply(location));
        }
    }

    private static String subject(String authorization) {
        String[] parts = authorization.replaceFirst("^Bearer ", "").split("\\.");
        if (parts.length < 2) {
            return authorization;
        }
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(parts[1]))
                .path("sub")
                .asString("");
    }

    private static String query(String target, String name) {
        return Stream.of(target.replaceFirst("^[^?]*\\??", "").split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text, DATE);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
