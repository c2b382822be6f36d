package lu.lalux.assure.conformance.selfcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.ConstraintKind;
import lu.lalux.assure.conformance.model.Constraints;
import lu.lalux.assure.conformance.model.Grants;
import lu.lalux.assure.conformance.model.Mind;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Rules;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.model.Touch;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.result.Results;
import lu.lalux.assure.conformance.result.Verdict;
import lu.lalux.assure.conformance.run.Selection;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Conforming servers that are not like the sandbox: each uses a freedom that the contract, or the document alone, leaves. */
final class Variants {

    private static final Set<Profile> DOCUMENT = Set.of(Profile.DOCUMENT);

    private final Contract contract;
    private final Bout bout;
    private boolean wire;
    private final List<Variant> found = new ArrayList<>();

    Variants(Contract contract, Bout bout) {
        this.contract = contract;
        this.bout = bout;
    }

    /** One of them: what it does otherwise, the profiles that it conforms to, and itself before its first request. */
    record Variant(String id, String what, Set<Profile> profiles, Supplier<Mind> mind, Supplier<Alarm> judgement) {
        Alarm judge() {
            return judgement.get();
        }
    }

    List<Variant> all() {
        bodies();
        headers();
        tokens();
        rules();
        documentAlone();
        wire = true;
        connections();
        return found;
    }

    private void bodies() {
        touch(
                "other-problem-types",
                "problem types of its own",
                problem(p ->
                        p.put("type", "https://exemple.lu/" + p.path("status").asInt())));
        touch("other-texts", "other titles and details", (asked, reply) -> {
            if (reply.isProblem()) {
                ObjectNode p = reply.json();
                p.put("title", "Autre titre : " + p.path("title").asString());
                p.put("detail", asked.english() ? "Other detail." : "Autre détail.");
            }
        });
        touch(
                "other-codes",
                "codes of its own",
                problem(p -> p.path("errors")
                        .forEach(error -> ((ObjectNode) error)
                                .put("code", "E-" + error.path("code").asString()))));
        touch(
                "problem-members",
                "problems with instance and members of its own",
                problem(p -> p.put("instance", "urn:uuid:" + UUID.randomUUID())
                        .put("trace", "1")
                        .putObject("context")
                        .put("a", 1)));
        touch("more-faults", "further entries in errors, and another order", problem(p -> {
            if (p.path("errors") instanceof ArrayNode errors) {
                ObjectNode first = errors.get(0).deepCopy().asObject();
                errors.insert(0, first.put("pointer", "/autre"));
            }
        }));
        touch(
                "details-with-values",
                "details that name the value sent",
                (asked, reply) -> reply.json().path("errors").forEach(error -> {
                    String value = JsonMapper.shared()
                            .readTree(asked.text())
                            .at(error.path("pointer").asString())
                            .asString("");
                    ((ObjectNode) error).put("detail", error.path("detail").asString() + " (" + value + ")");
                }));
        touch(
                "extra-members",
                "members that the contract does not know, null among them",
                json(j -> j.put("champNouveau", "valeur").putNull("autreChamp")));
        touch("reordered", "JSON members in another order", (asked, reply) -> {
            if (reply.isJson()) {
                ObjectNode reversed = JsonMapper.shared().createObjectNode();
                List<String> names = new ArrayList<>(reply.json().propertyNames());
                Collections.reverse(names);
                names.forEach(name -> reversed.set(name, reply.json().get(name)));
                reply.json(reversed);
            }
        });
        text(
                "pretty",
                "JSON over several lines",
                json -> "\r\n  " + json.toPrettyString().replace("\n", "\r\n\t") + "\r\n");
        text(
                "escapes",
                "JSON with escaped characters",
                json -> json.toString()
                        .chars()
                        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c))
                        .collect(Collectors.joining()));
    }

    private void headers() {
        touch(
                "other-headers",
                "headers of its own",
                all(reply -> reply.header("X-Request-Id", "1")
                        .header("Strict-Transport-Security", "max-age=1")
                        .header("Vary", "Accept-Language, Authorization")
                        .header("ETag", "\"1\"")));
        touch("cookies", "a cookie with each response", (asked, reply) -> {
            if (!reply.headers().containsKey("Set-Cookie")) {
                reply.header("Set-Cookie", "a=b; Path=/");
            }
        });
        touch("charset", "a charset with each media type", type(type -> type.split(";")[0] + ";charset=utf-8"));
        touch("media-type-case", "media types in capital letters", type(type -> type.toUpperCase(Locale.ROOT)));
        touch(
                "cache-control",
                "no-store among other directives",
                header("Cache-Control", value -> "no-cache, NO-STORE, max-age=0, private"));
        touch("challenge-case", "challenges in small letters, without realm", header("WWW-Authenticate", value -> {
            String[] parts = value.split(" ", 2);
            String rest = parts[1].replaceAll("realm=\"[^\"]*\",? ?", "");
            return (parts[0].toLowerCase(Locale.ROOT) + " " + rest).strip();
        }));
        challenges(
                "challenge-behind",
                "another challenge before it (RFC 9110 section 11.6.1)",
                "DPoP algs=\"ES256 PS256\", %s");
        challenges("challenge-behind-scheme", "a scheme alone before it", "Negotiate, %s");
        challenges(
                "challenge-behind-comma",
                "a challenge with commas and quotes before it",
                "Digest realm=\"a, Other b=\\\"c\\\", d\", nonce=\"1\", algorithm=MD5, %s");
        challenges("challenge-before", "another challenge behind it", "%s , Negotiate , NTLM TlRMTVNTUAAC==");
        framing("x-frame-options", "X-Frame-Options", "DENY");
        framing("x-frame-options-same", "X-Frame-Options", "SameOrigin");
        framing(
                "frame-ancestors-same",
                "Content-Security-Policy",
                "default-src 'self', script-src 'none'; Frame-Ancestors 'self';");
        touch("302", "302 for 303 (D28)", (asked, reply) -> {
            if (reply.status() == 303) {
                reply.status(302);
            }
        });
        touch("allow-more", "Allow with further methods", header("Allow", value -> value + ", OPTIONS, HEAD"));
    }

    private void framing(String id, String header, String value) {
        touch(id, header + ": " + value + " with the login page", (asked, reply) -> {
            if (reply.headers().remove("Content-Security-Policy") != null) {
                reply.header(header, value);
            }
        });
    }

    private void challenges(String id, String what, String among) {
        touch(id, what, header("WWW-Authenticate", value -> among.formatted(value)));
    }

    private void tokens() {
        token("short-tokens", "tokens of ten characters", () -> random(10));
        token("long-tokens", "tokens of three thousand characters", () -> random(3_000));
        token(
                "token-characters",
                "tokens with every character that RFC 6750 allows",
                () -> random(12) + "-._~+/" + random(12) + "==");
        touch("token-type-case", "token_type Bearer", json(j -> {
            if (j.has("token_type")) {
                j.put("token_type", "Bearer");
            }
        }));
        touch("short-lived", "tokens of a minute", json(j -> {
            if (j.has("expires_in")) {
                j.put("expires_in", 60);
            }
        }));
        touch("scope-order", "granted scopes in another order", json(j -> {
            if (j.path("scope").isString()) {
                List<String> scopes =
                        new ArrayList<>(List.of(j.path("scope").asString().split(" ")));
                Collections.reverse(scopes);
                j.put("scope", String.join(" ", scopes));
            }
        }));
        touch("error-description", "OAuth errors with a description and an address", json(j -> {
            if (j.has("error")) {
                j.put("error_description", "Refuse.").put("error_uri", "https://exemple.lu/aide");
            }
        }));
    }

    private void connections() {
        touch("connection-close", "each connection closed", all(reply -> reply.header("Connection", "close")));
        touch("chunked", "responses in chunks", all(Reply::chunked));
        touch("chunks-411", "a length asked for (RFC 9112 section 6.3)", (asked, reply) -> {
            if (!asked.header("transfer-encoding").isEmpty()) {
                reply.become(new Reply(411));
            }
        });
        touch("expect-417", "expectations not met (RFC 9110 section 15.5.18)", (asked, reply) -> {
            if (!asked.header("expect").isEmpty()) {
                reply.become(new Reply(417));
            }
        });
        conduct(
                "answers-early",
                "a body that is announced as too large not read, the connection closed (RFC 9110 section 15.5.14)",
                Mutant.USUAL,
                Slip.ANSWERS_EARLY);
        touch("gzip-415", "compressed bodies refused (RFC 9110 section 15.5.16)", (asked, reply) -> {
            if (!asked.header("content-encoding").isEmpty()) {
                reply.become(new Problems(contract).of("type-de-contenu-refuse", false));
            }
        });
        AtomicInteger requests = new AtomicInteger();
        Set<String> told = ConcurrentHashMap.newKeySet();
        add(
                "rate-limit",
                "one request in ten told to come again, with 429 or 503",
                Mutant.USUAL,
                Rules.of(contract),
                Conduct.RIGHT,
                (asked, reply) -> {
                    // Nobody is told twice: whoever comes again is served.
                    boolean first = told.add(asked.method() + asked.uri() + Arrays.hashCode(asked.body()));
                    int number = first ? requests.incrementAndGet() : 1;
                    if (number % 10 == 0) {
                        reply.become(new Problems(contract)
                                .of(number % 20 == 0 ? "service-indisponible" : "trop-de-requetes", asked.english())
                                .header("Retry-After", "0"));
                    }
                },
                Grants.USUAL);
        AtomicInteger count = new AtomicInteger();
        touch("slow", "each twentieth response after 200 ms", (asked, reply) -> {
            if (count.incrementAndGet() % 20 == 0) {
                pause();
            }
        });
    }

    private void rules() {
        conduct("sum-unchecked", "HT + TVA other than TTC taken (D20: advice)", Mutant.USUAL, Slip.SUM_UNCHECKED);
        conduct("strict", "none of the older readings taken", Mutant.USUAL, Slip.TOLERANCE_REFUSED);
        add(
                "tolerant",
                "each of the older readings taken (T1 to T6)",
                EnumSet.of(Profile.DOCUMENT, Profile.CONTRAT, Profile.TOLERANCE),
                Rules.of(contract),
                Conduct.RIGHT,
                Touch.NONE,
                Grants.USUAL);
        conduct("keys-once", "a key that was used refused (D18)", Mutant.USUAL, Slip.KEY_ONCE);
        conduct(
                "infected-at-start-only",
                "the EICAR file known as the whole of a file only: advice",
                Mutant.USUAL,
                Slip.INFECTED_AT_START_ONLY);
        conduct(
                "page-of-its-own",
                "a login page with character references, two forms and inputs of its own (D24)",
                Mutant.USUAL,
                Slip.PAGE_OF_ITS_OWN);
        Rules lineBreaks = Rules.of(contract);
        for (String path : List.of("/reparateur/upload", "/expert/upload")) {
            lineBreaks = lineBreaks.change(path, list -> {
                list.replaceAll(each -> each.kind() == ConstraintKind.BASE64
                        ? each.with(Constraints.text(value -> Constraints.isBase64(value.replaceAll("[\r\n]", ""))))
                        : each);
                return list;
            });
        }
        Rules taken = lineBreaks;
        add(
                "line-breaks",
                "Base64 with line breaks taken (D23)",
                Mutant.USUAL,
                taken,
                Conduct.RIGHT,
                Touch.NONE,
                Grants.USUAL);
    }

    /** Servers that never saw the contract: judged by the document alone. */
    private void documentAlone() {
        document("other-4xx", "each refusal a 422", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.status(422);
            }
        });
        document("no-problems", "refusals in HTML, without challenges", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.become(Reply.text(reply.status(), "text/html", "<h1>Non</h1>"));
            }
        });
        document("refusals-empty", "refusals without a body, 418", (asked, reply) -> {
            if (reply.status() >= 400) {
                reply.become(new Reply(418));
            }
        });
        document("verdict-4xx", "a 4xx with the verdict on a file that is not kept", (asked, reply) -> {
            if (reply.has("status", "Infected") || reply.has("status", "FileTooBig")) {
                reply.statusLine(406);
            }
        });
        document("uploads-201", "201 for a file that is kept", (asked, reply) -> {
            if (reply.has("status", "Verified")) {
                reply.statusLine(201);
            }
        });
        document("null-keys", "a null key with a file that is not kept", (asked, reply) -> {
            if (reply.has("status", "Infected") || reply.has("status", "FileTooBig")) {
                reply.json().putNull("key");
            }
        });
        document("bad-upload-is-error", "Error for an upload that is not right", (asked, reply) -> {
            if (asked.path().endsWith("/upload") && reply.status() == 400) {
                reply.become(Reply.json(
                        200,
                        "application/json",
                        JsonMapper.shared().createObjectNode().put("status", "Error")));
            }
        });
        document(
                "accessToken",
                "accessToken in the fragment, as printed (D11)",
                header("Location", value -> value.replace("access_token", "accessToken")));
        conduct("bare-header", "the token request's header as printed (D9)", DOCUMENT, Slip.BARE_HEADER_ONLY);
        conduct("token-by-query", "the token request in the query string (D10)", DOCUMENT, Slip.QUERY_ONLY);
        conduct("no-conflicts", "another content under the same reference taken", DOCUMENT, Slip.CONFLICT_TAKEN);
        conduct("keys-unchecked", "keys that nobody looks up", DOCUMENT, Slip.UNKNOWN_KEY_TAKEN);
        add(
                "unknown-fields",
                "unknown fields taken (D21)",
                DOCUMENT,
                Rules.of(contract).open("/reparateur"),
                Conduct.RIGHT,
                Touch.NONE,
                Grants.USUAL);
    }

    private void touch(String id, String what, Touch touch) {
        add(id, what, Mutant.USUAL, Rules.of(contract), Conduct.RIGHT, touch, Grants.USUAL);
    }

    private void document(String id, String what, Touch touch) {
        add(id, what, DOCUMENT, Rules.of(contract), Conduct.RIGHT, touch, Grants.USUAL);
    }

    private void token(String id, String what, Supplier<String> form) {
        add(id, what, Mutant.USUAL, Rules.of(contract), Conduct.RIGHT, Touch.NONE, form);
    }

    private void conduct(String id, String what, Set<Profile> profiles, Slip slip) {
        add(id, what, profiles, Rules.of(contract), Conduct.wrong(slip, ""), Touch.NONE, Grants.USUAL);
    }

    private void text(String id, String what, Function<ObjectNode, String> written) {
        touch(id, what, (asked, reply) -> {
            if (reply.isJson()) {
                reply.text(written.apply(reply.json()));
            }
        });
    }

    private void add(
            String id,
            String what,
            Set<Profile> profiles,
            Rules rules,
            Conduct conduct,
            Touch touch,
            Supplier<String> tokens) {
        boolean overHttp = wire;
        Supplier<Mind> mind = () -> bout.mind(new Model(contract, bout.identities(), rules, conduct, tokens), touch);
        found.add(new Variant(id, what, profiles, mind, () -> {
            // All are asked for, whatever is judged: what the contract says besides must not colour the document's
            // verdict.
            Set<Profile> asked = EnumSet.copyOf(Mutant.USUAL);
            asked.addAll(profiles);
            Selection selection = new Selection(asked, List.of());
            Results results = overHttp ? bout.overHttp(mind.get(), selection) : bout.inMemory(mind.get(), selection);
            List<String> failures = results.outcomes().stream()
                    .filter(outcome -> profiles.stream().anyMatch(outcome::fails))
                    .map(outcome -> outcome.id())
                    .toList();
            boolean conforms = results.verdicts().stream()
                    .filter(verdict -> profiles.contains(verdict.profile()))
                    .allMatch(verdict -> verdict.result() == Verdict.Result.CONFORM);
            String names = new TreeSet<>(profiles).stream().map(Profile::word).collect(Collectors.joining(", "));
            return new Alarm(id, what, names, failures, conforms);
        }));
    }

    private static Touch all(Consumer<Reply> change) {
        return (asked, reply) -> change.accept(reply);
    }

    private static Touch json(Consumer<ObjectNode> change) {
        return (asked, reply) -> {
            if (reply.isJson()) {
                change.accept(reply.json());
            }
        };
    }

    private static Touch problem(Consumer<ObjectNode> change) {
        return (asked, reply) -> {
            if (reply.isProblem()) {
                change.accept(reply.json());
            }
        };
    }

    private static Touch header(String name, UnaryOperator<String> change) {
        return (asked, reply) -> reply.headers().computeIfPresent(name, (key, value) -> change.apply(value));
    }

    private static Touch type(UnaryOperator<String> change) {
        return header("Content-Type", change);
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(UUID.randomUUID().toString().replace("-", ""));
        }
        return text.substring(0, length);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
