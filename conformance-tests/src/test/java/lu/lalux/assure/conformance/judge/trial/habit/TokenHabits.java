package lu.lalux.assure.conformance.judge.trial.habit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.trouble.Redirected;
import lu.lalux.assure.conformance.judge.trial.client.Decision;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.client.Step;
import lu.lalux.assure.conformance.judge.trial.client.TokenUse;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;
import lu.lalux.assure.conformance.judge.trial.transport.Incoming;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;

/** What clients are known to do to tokens, and to the secrets that they get them with. */
final class TokenHabits {

    private static final int LONG = 40;
    private static final Pattern BEGUN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]*)");

    private final List<Habit> all = new ArrayList<>();

    List<Habit> all() {
        use();
        secrets();
        bearers();
        refusals();
        trouble();
        persons();
        return all;
    }

    private void use() {
        all.add(Habit.of("token.per-call", "jeton.reutilise", ways -> ways.tokens(TokenUse.ONE_PER_CALL))
                .sending(6));
        all.add(Habit.of("token.per-invoice", "jeton.par-facture", ways -> ways.tokens(TokenUse.ONE_PER_INVOICE))
                .sending(10));
    }

    private void secrets() {
        add(
                "secret.in-body",
                "jeton.secret-en-tete",
                authorised((request, credentials) -> request.without("Authorization")
                        .saying(request.text() + "&client_id=" + encoded(credentials.name()) + "&client_secret="
                                + encoded(credentials.secret()))));
        add(
                "secret.in-address",
                "jeton.secret-en-tete",
                authorised((request, credentials) -> request.to(request.target() + "?client_id="
                        + encoded(credentials.name()) + "&client_secret=" + encoded(credentials.secret()))));
        add(
                "secret.in-both",
                "jeton.secret-en-tete",
                authorised((request, credentials) ->
                        request.saying(request.text() + "&client_secret=" + encoded(credentials.secret()))));
        add(
                "secret.bare",
                "jeton.formes",
                authorised((request, credentials) -> request.with("Authorization", credentials.bare())));
        add(
                "secret.not-form-encoded",
                "jeton.secret-code",
                authorised((request, credentials) -> request.with("Authorization", credentials.userBasic())));
        add("secret.with-each-call", "jeton.deux-adresses", ways -> {
            AtomicReference<String> held = new AtomicReference<>("");
            ways.sends((step, request) -> {
                if (step.kind() == Kind.TOKEN) {
                    held.set(sent(request).secret());
                }
                return step.kind() == Kind.SETTLEMENT ? request.with("X-Client-Secret", held.get()) : request;
            });
        });
        add("secret.basic-with-each-call", "jeton.deux-adresses", ways -> {
            AtomicReference<String> held = new AtomicReference<>("");
            ways.sends((step, request) -> {
                if (step.kind() == Kind.TOKEN) {
                    held.set(request.header("Authorization").orElse(""));
                }
                return step.kind() == Kind.SETTLEMENT ? request.with("X-Authorization", held.get()) : request;
            });
        });
        add("secret.base64-with-each-call", "jeton.deux-adresses", ways -> {
            AtomicReference<String> held = new AtomicReference<>("");
            ways.sends((step, request) -> {
                if (step.kind() == Kind.TOKEN) {
                    held.set(request.header("Authorization").orElse("").replace("Basic ", ""));
                }
                return step.kind() == Kind.SETTLEMENT ? request.with("X-Client", held.get()) : request;
            });
        });
        all.add(Habit.of("token.token-to-tokens", "jeton.nulle-part-ailleurs", ways -> {
                    AtomicReference<String> held = new AtomicReference<>("");
                    ways.sends((step, request) -> {
                        if (step.kind() == Kind.SETTLEMENT) {
                            held.set(request.header("Authorization").orElse(""));
                        }
                        return step.kind() == Kind.TOKEN && !held.get().isEmpty()
                                ? request.with("X-Old-Token", held.get())
                                : request;
                    });
                })
                .sending(3)
                .playing("jeton.fin"));
        add(
                "answer.type-to-the-letter",
                "jeton.reponse-autrement",
                unreadable(answer ->
                        !"bearer".equals(answer.json().path("token_type").asString(""))));
        add(
                "answer.first-member",
                "jeton.reponse-autrement",
                unreadable(answer ->
                        !answer.text().replaceAll("\\s", "").matches("\\{\"(token_type|access_token|juge)\".*")));
        add(
                "answer.no-blanks",
                "jeton.reponse-autrement",
                unreadable(answer -> answer.text().contains("\" : ")));
        add(
                "scope.all",
                "jeton.portees-utiles",
                Spoil.requests(
                        Kind.TOKEN,
                        request -> request.saying("grant_type=client_credentials&scope="
                                + encoded("/reparateur /reparateur/upload /expert /expert/upload"))));
        add(
                "scope.comma",
                "jeton.formes",
                Spoil.requests(
                        Kind.TOKEN, request -> request.saying(request.text().replaceAll("\\+|%20", ","))));
        add(
                "scope.two-blanks",
                "jeton.formes",
                Spoil.requests(
                        Kind.TOKEN, request -> request.saying(request.text().replaceAll("\\+|%20", "++"))));
        add(
                "scope.settlement-alone",
                "fichier.bien-forme",
                Spoil.requests(
                        Kind.TOKEN, request -> request.saying(request.text().replaceAll("(\\+|%20).*", ""))));
        add(
                "form.in-query",
                "jeton.formes",
                Spoil.requests(
                        Kind.TOKEN,
                        request -> request.to(request.target() + "?" + request.text())
                                .saying(new byte[0])));
        add(
                "form.in-query-too",
                "jeton.formes",
                Spoil.requests(Kind.TOKEN, request -> request.to(request.target() + "?" + request.text())));
        add(
                "form.as-json",
                "manieres.type-de-contenu",
                Spoil.requests(
                        Kind.TOKEN,
                        request -> request.with("Content-Type", "application/json")
                                .saying("{\"grant_type\":\"client_credentials\"}")));
        add(
                "form.no-grant-type",
                "jeton.formes",
                Spoil.requests(
                        Kind.TOKEN, request -> request.saying(request.text().replaceFirst("grant_type=[^&]*&", ""))));
        add(
                "form.no-scope",
                "jeton.formes",
                Spoil.requests(Kind.TOKEN, request -> request.saying("grant_type=client_credentials")));
    }

    private static Consumer<Ways> unreadable(Predicate<Incoming> which) {
        return ways -> ways.reads((step, attempt) -> step.kind() == Kind.TOKEN
                        && attempt.answer()
                                .filter(answer -> answer.status() == 200 && which.test(answer))
                                .isPresent()
                ? new Attempt(attempt.answer().map(answer -> answer.as(500)), Optional.empty(), "")
                : attempt);
    }

    private void bearers() {
        bearer(
                "in-query",
                "jeton.nulle-part-ailleurs",
                request -> request.to(request.target() + "?access_token=" + encoded(token(request)))
                        .without("Authorization"));
        bearer(
                "in-query-too",
                "jeton.nulle-part-ailleurs",
                request -> request.to(request.target() + "?access_token=" + encoded(token(request))));
        bearer("without-scheme", "jeton.bearer", request -> request.with("Authorization", token(request)));
        bearer("other-scheme", "jeton.bearer", request -> request.with("Authorization", "Token " + token(request)));
        bearer(
                "in-cookie",
                "jeton.nulle-part-ailleurs",
                request -> request.with("Cookie", "token=" + token(request)).without("Authorization"));
        bearer(
                "other-header",
                "jeton.nulle-part-ailleurs",
                request -> request.with("X-Auth-Token", token(request)).without("Authorization"));
        bearer("quoted", "jeton.bearer", request -> request.with("Authorization", "Bearer \"" + token(request) + "\""));
        bearer(
                "read-as-form",
                "jeton.opaque",
                request ->
                        request.with("Authorization", "Bearer " + token(request).replace('+', ' ')));
        bearer(
                "written-as-form",
                "jeton.opaque",
                request -> request.with("Authorization", "Bearer " + encoded(token(request))));
        bearer("cut-at-255", "jeton.opaque", request -> cut(request, 255));
        bearer("cut-at-1024", "jeton.opaque", request -> cut(request, 1_024));
        bearer("cut-at-4000", "jeton.opaque", request -> cut(request, 4_000));
        bearer(
                "small-letters",
                "jeton.opaque",
                request ->
                        request.with("Authorization", "Bearer " + token(request).toLowerCase(Locale.ROOT)));
    }

    private static Outgoing cut(Outgoing request, int length) {
        String token = token(request);
        return request.with("Authorization", "Bearer " + token.substring(0, Math.min(length, token.length())));
    }

    private static String token(Outgoing request) {
        return request.header("Authorization").orElse("").replaceFirst("^Bearer ", "");
    }

    private void bearer(String name, String meant, UnaryOperator<Outgoing> change) {
        add("bearer." + name, meant, Spoil.calls(change));
    }

    private void refusals() {
        add("end.same-again", "jeton.fin", onStatus(401, Next.AGAIN));
        add("end.same-again-at-upload", "jeton.fin-au-depot", onStatus(401, Next.AGAIN));
        add("end.left-at-once", "jeton.fin", ways -> onStatus(401, Next.MEND).accept(ways.isKilled(true)));
        add(
                "end.left-at-once-at-upload",
                "jeton.fin-au-depot",
                ways -> onStatus(401, Next.MEND).accept(ways.isKilled(true)));
        add("end.renewed-for-ever", "jeton.neuf-refuse", 1, onStatus(401, Next.RENEW));
        add("end.renewed-four-times", "jeton.neuf-refuse", renewedFourTimes());
        add("scope.renewed-for-ever", "jeton.portee-insuffisante", onStatus(403, Next.RENEW));
        add("scope.same-again", "jeton.portee-insuffisante", onStatus(403, Next.AGAIN));
        add(
                "wrong-secret.hammered",
                "jeton.secret-faux",
                Spoil.reaction(
                        (step, attempt) -> step.kind() == Kind.TOKEN && attempt.status() == 401 && step.attempt() < LONG
                                ? Optional.of(Decision.to(Next.AGAIN))
                                : Optional.empty()));
        all.add(Habit.of(
                        "token.wrong-secret.three-times",
                        "jeton.secret-faux-mesure",
                        Spoil.reaction((step, attempt) ->
                                step.kind() == Kind.TOKEN && attempt.status() == 401 && step.attempt() < 3
                                        ? Optional.of(Decision.to(Next.AGAIN))
                                        : Optional.empty()))
                .playing("jeton.secret-faux"));
        all.add(Habit.of("token.wrong-secret.in-both", "jeton.secret-en-tete", ways -> {
                    Spoil.reaction((step, attempt) ->
                                    step.kind() == Kind.TOKEN && attempt.status() == 401 && step.attempt() == 1
                                            ? Optional.of(Decision.to(Next.AGAIN))
                                            : Optional.empty())
                            .accept(ways);
                    ways.sends((step, request) -> step.kind() == Kind.TOKEN && step.last() == 401
                            ? request.saying(request.text() + "&client_secret="
                                    + encoded(sent(request).secret()))
                            : request);
                })
                .playing("jeton.secret-faux"));
        add(
                "wrong-secret.sent-without",
                "jeton.secret-faux",
                Spoil.reaction((step, attempt) -> step.kind() == Kind.TOKEN && attempt.status() == 401
                        ? Optional.of(Decision.to(Next.TAKE))
                        : Optional.empty()));
        Consumer<Ways> followed =
                Spoil.reaction((step, attempt) -> attempt.status() / 100 == 3 && step.kind() == Kind.TOKEN
                        ? Optional.of(Decision.to(Next.FOLLOW))
                        : Optional.empty());
        add("redirect.followed", "jeton.redirection", followed);
        add(
                "redirect.followed-without-secret",
                "jeton.redirection",
                followed.andThen(
                        ways -> ways.sends((step, request) -> request.target().startsWith(Redirected.ELSEWHERE)
                                ? request.without("Authorization")
                                : request)));
    }

    private static boolean isCall(Step step) {
        return step.kind() == Kind.UPLOAD || step.kind() == Kind.SETTLEMENT;
    }

    /** In one run, which a judge knows that runs the program. */
    private static Consumer<Ways> renewedFourTimes() {
        return ways -> Spoil.reaction((step, attempt) -> isCall(step) && attempt.status() == 401 && step.attempt() < 5
                        ? Optional.of(Decision.to(Next.RENEW))
                        : Optional.empty())
                .accept(ways.isKilled(true));
    }

    private static Consumer<Ways> onStatus(int status, Next next) {
        return Spoil.reaction((step, attempt) -> isCall(step) && attempt.status() == status && step.attempt() < LONG
                ? Optional.of(Decision.to(next))
                : Optional.empty());
    }

    private void trouble() {
        for (String scenario : List.of("indisponible", "trop-de-requetes")) {
            add("trouble." + scenario + ".hammered", "jeton." + scenario, 1, unlessGiven(Next.AGAIN));
        }
        for (String scenario : List.of("indisponible", "trop-de-requetes", "erreur-interne", "reponse-coupee")) {
            for (String word : List.of("null", "undefined", "None")) {
                add("trouble." + scenario + ".word-" + word, "jeton." + scenario, ways -> {
                    unlessGiven(Next.TAKE).accept(ways);
                    Spoil.calls(request -> request.header("Authorization").isPresent()
                                    ? request
                                    : request.with("Authorization", "Bearer " + word))
                            .accept(ways);
                });
            }
            all.add(Habit.of("token.trouble." + scenario + ".without", "jeton.bearer", unlessGiven(Next.TAKE))
                    .sending(3)
                    .playing("jeton." + scenario)
                    .onlyAdvised());
        }
        all.add(Habit.of(
                        "token.trouble.half-token",
                        "jeton.opaque",
                        ways -> ways.reads((step, attempt) ->
                                step.kind() == Kind.TOKEN && attempt.half().isPresent() ? completed(attempt) : attempt))
                .playing("jeton.reponse-coupee"));
    }

    private static Consumer<Ways> unlessGiven(Next next) {
        return Spoil.reaction((step, attempt) -> step.kind() == Kind.TOKEN && attempt.status() != 200
                ? Optional.of(Decision.to(next))
                : Optional.empty());
    }

    /** Ends the member that was cut, as lenient readers do. */
    private static Attempt completed(Attempt attempt) {
        Incoming half = attempt.half().orElseThrow();
        Matcher token = BEGUN.matcher(half.text());
        String found = token.find() ? token.group(1) : "";
        byte[] body = ("{\"access_token\":\"" + found + "\"}").getBytes(StandardCharsets.UTF_8);
        Incoming whole = new Incoming(half.status(), half.headers(), body);
        return new Attempt(Optional.of(whole), Optional.empty(), "");
    }

    private void persons() {
        person("state-unchecked", "personne.state", ways -> ways.comparingStates((sent, came) -> true));
        person(
                "no-state-taken",
                "personne.state",
                ways -> ways.comparingStates((sent, came) -> came == null || sent.equals(came)));
        person("state-of-any-case", "personne.state", ways -> ways.comparingStates(String::equalsIgnoreCase));
        person(
                "state-by-beginning",
                "personne.state",
                ways -> ways.comparingStates((sent, came) -> came != null && came.startsWith(sent.substring(0, 8))));
        person(
                "state-missing",
                "personne.state-imprevisible",
                ways -> ways.comparingStates((sent, came) -> true)
                        .sends((step, request) -> step.kind() == Kind.SIGN_IN
                                ? request.to(request.target().replaceFirst("&state=[^&]*", ""))
                                : request));
        person(
                "state-constant",
                "personne.state-imprevisible",
                ways -> ways.comparingStates((sent, came) -> true)
                        .sends((step, request) -> step.kind() == Kind.SIGN_IN
                                ? request.to(request.target().replaceFirst("&state=[^&]*", "&state=1"))
                                : request));
        person(
                "secret-in-address",
                "personne.sans-secret",
                ways -> ways.sends((step, request) -> step.kind() == Kind.SIGN_IN
                        ? request.to(request.target() + "&client_secret=s3cret")
                        : request));
        person(
                "secret-in-form",
                "personne.sans-secret",
                ways -> ways.sends((step, request) ->
                        step.kind() == Kind.SIGN_IN && request.method().equals("POST")
                                ? request.saying(request.text() + "&client_secret=s3cret")
                                : request));
        person("token-to-own-server", "personne.fragment", ways -> {
            AtomicReference<String> held = new AtomicReference<>("");
            ways.sends((step, request) -> {
                if (step.kind() == Kind.SETTLEMENT) {
                    held.set(token(request));
                }
                return step.kind() == Kind.SIGN_IN && !held.get().isEmpty()
                        ? request.to(request.target() + "&previous="
                                + encoded(held.get().substring(0, 60)))
                        : request;
            });
        });
        person(
                "token-in-address",
                "jeton.nulle-part-ailleurs",
                Spoil.calls(request -> request.to(request.target() + "?access_token=" + encoded(token(request)))));
    }

    private void person(String name, String meant, Consumer<Ways> change) {
        all.add(Habit.of("person." + name, meant, change).inPerson().sending(3).playing("jeton.fin"));
    }

    /** Changes the request for a token, which bears the credentials. */
    private static Consumer<Ways> authorised(BiFunction<Outgoing, Credentials, Outgoing> change) {
        return Spoil.requests(Kind.TOKEN, request -> change.apply(request, sent(request)));
    }

    private static Credentials sent(Outgoing request) {
        String[] parts = new String(Base64.getDecoder()
                        .decode(request.header("Authorization").orElseThrow().substring(6)))
                .split(":", 2);
        return new Credentials(decoded(parts[0]), decoded(parts[1]));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void add(String name, String meant, double tempo, Consumer<Ways> change) {
        all.add(Habit.of("token." + name, meant, change).sending(6).at(tempo));
    }

    private void add(String name, String meant, Consumer<Ways> change) {
        Habit habit = Habit.of("token." + name, meant, change).sending(3);
        // The first token comes as usual: it takes the end of one to see another.
        all.add(name.startsWith("answer.") ? habit.playing("jeton.fin") : habit);
    }
}
