package lu.lalux.assure.conformance.judge.trial.habit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.token.TokenTrouble;
import lu.lalux.assure.conformance.judge.scenario.trouble.Killed;
import lu.lalux.assure.conformance.judge.scenario.trouble.Redirected;
import lu.lalux.assure.conformance.judge.scenario.trouble.StrangeAnswer;
import lu.lalux.assure.conformance.judge.scenario.trouble.UploadInDoubt;
import lu.lalux.assure.conformance.judge.trial.client.Decision;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.client.RetryPolicy;
import lu.lalux.assure.conformance.judge.trial.client.RightReaction;
import lu.lalux.assure.conformance.judge.trial.client.Step;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;
import lu.lalux.assure.conformance.judge.trial.transport.HttpTrait;
import lu.lalux.assure.conformance.judge.trial.transport.Incoming;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import tools.jackson.databind.node.ObjectNode;

/** What clients are known to do when something goes wrong. */
final class TroubleHabits {

    private static final int LONG = 40;
    private static final int EVERY = 1_000;
    private static final List<String> AGAIN = List.of(
            "incident.reponse-perdue",
            "incident.reponse-coupee",
            "incident.trop-de-demandes",
            "incident.indisponible",
            "incident.type-inconnu",
            "incident.erreur-interne",
            "jeton.fin");

    /** In bytes, longer than all but the longest of the files, which are smaller here than the contract's. */
    private static final int LARGE = 40_000;

    private static final Pattern HALF_KEY = Pattern.compile("\"key\"\\s*:\\s*\"([0-9A-Fa-f.a-z-]+)");

    private final Operation settlement;
    private final Operation upload;
    private final List<Habit> all = new ArrayList<>();

    TroubleHabits(Contract contract) {
        this.settlement = contract.operation("PUT", Fonction.REPARATEUR.path());
        this.upload = contract.operation("PUT", Fonction.REPARATEUR.upload());
    }

    List<Habit> all() {
        lost();
        uploadsLost();
        busy();
        errors();
        strange();
        refused();
        dressed();
        elsewhere();
        killed();
        repeated();
        restarted();
        return all;
    }

    private void lost() {
        for (String scenario : List.of(
                "reponse-perdue", "reponse-coupee", "reglement-coupe", "page-de-relais", "portail", "autre-succes")) {
            add(scenario + ".new-upload", scenario, ways -> {
                anew(ways);
                ways.waits(Duration.ofSeconds(60));
            });
            add(
                    scenario + ".new-reference",
                    scenario,
                    changing(settlement.asSettlement().reference(), "-B"));
            add(
                    scenario + ".rounded-amounts",
                    scenario,
                    ways -> ways.composes((step, body) -> {
                        if (step.kind() == Kind.SETTLEMENT && step.attempt() > 1) {
                            settlement.fields().stream()
                                    .filter(field -> field.isAmount() && body.has(field.name()))
                                    .forEach(field -> body.put(
                                            field.name(),
                                            body.get(field.name()).asString("").replaceFirst("\\..*", "")));
                        }
                        return body;
                    }));
            add(
                    scenario + ".date-of-today",
                    scenario,
                    ways -> ways.composes((step, body) -> {
                        if (step.kind() == Kind.SETTLEMENT && step.attempt() > 1) {
                            body.put(settlement.only(Field::isDate).name(), "2031-01-01");
                        }
                        return body;
                    }));
        }
        add("reponse-lente.new-upload", "reponse-lente", ways -> {
            anew(ways);
            ways.waits(Duration.ofSeconds(20));
        });
        add("reponse-lente.new-reference", "reponse-lente", ways -> {
            changing(settlement.asSettlement().reference(), "-B").accept(ways);
            ways.waits(Duration.ofSeconds(20));
        });
    }

    /** A lost or strange answer makes it begin the invoice again. */
    private static void anew(Ways ways) {
        Spoil.reaction((step, attempt) -> step.kind() == Kind.SETTLEMENT
                                && (attempt.answer().isEmpty()
                                        || attempt.status() < 300 && attempt.status() != 202
                                        || attempt.status() == 502)
                        ? Optional.of(Decision.to(Next.ANEW))
                        : Optional.empty())
                .accept(ways);
    }

    private static Consumer<Ways> changing(String field, String end) {
        return ways -> ways.composes((step, body) -> {
            if (step.kind() == Kind.SETTLEMENT && step.attempt() > 1) {
                body.put(field, body.path(field).asString("") + end);
            }
            return body;
        });
    }

    private void uploadsLost() {
        for (String scenario :
                List.of("depot-reponse-perdue", "depot-reponse-coupee", "depot-coupe", "depot-portail")) {
            add(scenario + ".key-invented", scenario, ways -> {
                takenForDone(ways);
                ways.finds((step, verdict) -> verdict.path("key").asString(UUID.randomUUID() + ".pdf"));
            });
            add(scenario + ".without-key", scenario, ways -> {
                takenForDone(ways);
                ways.finds((step, verdict) -> verdict.path("key").asString("-")).composes((step, body) -> {
                    body.properties()
                            .removeIf(member -> member.getValue().asString("").equals("-"));
                    return body;
                });
            });
            add(scenario + ".word-undefined", scenario, ways -> {
                takenForDone(ways);
                ways.finds((step, verdict) -> verdict.path("key").asString("undefined"));
            });
        }
        all.add(Habit.of(
                        "incident.depot-reponse-perdue.other-name",
                        "fichier.nom-a-nouveau",
                        ways -> ways.files((step, file) -> step.attempt() > 1
                                ? file.named(file.name().replaceFirst("(?=\\.[^.]*$)", " (1)"))
                                : file))
                .playing("incident.depot-reponse-perdue"));
        add(
                "depot-reponse-coupee.half-key",
                "depot-reponse-coupee",
                ways -> ways.reads((step, attempt) ->
                        step.kind() == Kind.UPLOAD && attempt.half().isPresent()
                                ? halfKey(attempt.half().get())
                                : attempt));
    }

    private static void takenForDone(Ways ways) {
        Spoil.reaction((step, attempt) ->
                        step.kind() == Kind.UPLOAD && (attempt.answer().isEmpty() || attempt.status() == 200)
                                ? Optional.of(Decision.to(Next.TAKE))
                                : Optional.empty())
                .accept(ways);
    }

    private static Attempt halfKey(Incoming half) {
        Matcher key = HALF_KEY.matcher(half.text());
        String found = key.find() ? key.group(1) : "x";
        byte[] body = ("{\"status\":\"Verified\",\"key\":\"" + found + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Attempt(Optional.of(new Incoming(200, half.headers(), body)), Optional.empty(), "");
    }

    private void busy() {
        for (String scenario : List.of(
                "trop-de-demandes",
                "indisponible",
                "trop-de-depots",
                "depot-indisponible",
                "type-inconnu",
                "probleme-membres-inconnus",
                "en-tetes-en-minuscules",
                "indisponible-jusqu-a")) {
            hasty(scenario + ".at-once", scenario, whenBusy(Duration.ZERO));
            hasty(scenario + ".tenth-of-a-second", scenario, whenBusy(Duration.ofMillis(100)));
            hasty(
                    scenario + ".milliseconds",
                    scenario,
                    ways -> Spoil.reaction((step, attempt) -> isBusy(attempt) && step.attempt() < LONG
                                    ? RightReaction.retryAfter(attempt.answer().orElseThrow())
                                            .map(wait -> new Decision(Next.AGAIN, wait.dividedBy(1_000)))
                                    : Optional.empty())
                            .accept(ways));
        }
        hasty("trop-de-depots.own-two-seconds", "trop-de-depots", whenBusy(Duration.ofSeconds(2)));
        for (int most : List.of(3, 10)) {
            String scenario = "trop-de-demandes";
            hasty(
                    scenario + ".at-most-" + most + "-seconds",
                    scenario,
                    Spoil.reaction((step, attempt) -> isBusy(attempt)
                            ? RightReaction.retryAfter(attempt.answer().orElseThrow())
                                    .map(wait -> new Decision(
                                            Next.AGAIN, Collections.min(List.of(wait, Duration.ofSeconds(most)))))
                            : Optional.empty()));
        }
        Consumer<Ways> anew = Spoil.reaction((step, attempt) -> step.kind() == Kind.SETTLEMENT && isBusy(attempt)
                ? RightReaction.retryAfter(attempt.answer().orElseThrow()).map(wait -> new Decision(Next.ANEW, wait))
                : Optional.empty());
        for (String scenario : List.of("indisponible", "probleme-membres-inconnus", "en-tetes-en-minuscules")) {
            hasty(scenario + ".new-upload", scenario, anew);
        }
        for (String scenario : List.of("trop-de-demandes", "type-inconnu")) {
            all.add(Habit.of("incident." + scenario + ".new-upload", "incident." + scenario, anew)
                    .at(1)
                    .onlyAdvised());
        }
        hasty("en-tetes-en-minuscules.name-to-the-letter", "en-tetes-en-minuscules", ways -> {
            ways.http(HttpTrait.NAMES_TO_THE_LETTER);
            Spoil.reaction((step, attempt) -> isBusy(attempt)
                                    && attempt.answer()
                                            .orElseThrow()
                                            .header("Retry-After")
                                            .isEmpty()
                                    && step.attempt() < LONG
                            ? Optional.of(Decision.to(Next.AGAIN))
                            : Optional.empty())
                    .accept(ways);
        });
        hasty("type-inconnu.by-type-alone", "type-inconnu", unknownAtOnce("quota"));
        hasty("probleme-membres-inconnus.strict-reader", "probleme-membres-inconnus", unknownAtOnce("juge"));
        hasty(
                "indisponible-longtemps.for-ever",
                "indisponible-longtemps",
                ways -> Spoil.reaction((step, attempt) -> isBusy(attempt)
                                ? Optional.of(new Decision(Next.AGAIN, Duration.ofSeconds(1)))
                                : Optional.empty())
                        .accept(ways));
    }

    private static Consumer<Ways> unknownAtOnce(String word) {
        return Spoil.reaction((step, attempt) ->
                isBusy(attempt) && attempt.answer().orElseThrow().text().contains(word) && step.attempt() < LONG
                        ? Optional.of(Decision.to(Next.AGAIN))
                        : Optional.empty());
    }

    private static Consumer<Ways> whenBusy(Duration wait) {
        return Spoil.reaction((step, attempt) -> isBusy(attempt) && step.attempt() < LONG
                ? Optional.of(new Decision(Next.AGAIN, wait))
                : Optional.empty());
    }

    private static boolean isBusy(Attempt attempt) {
        return attempt.status() == 429 || attempt.status() == 503;
    }

    private void errors() {
        for (String scenario : List.of("erreur-interne", "depot-erreur-interne")) {
            hasty(scenario + ".at-once", scenario, onStatus(500, Decision.to(Next.AGAIN), 12));
        }
        all.add(Habit.of(
                        "incident.erreur-interne.new-upload",
                        "incident.erreur-interne",
                        onStatus(500, new Decision(Next.ANEW, Duration.ofSeconds(2))))
                .onlyAdvised());
    }

    private void strange() {
        for (String scenario : List.of("portail", "autre-succes")) {
            all.add(Habit.of(
                            "incident." + scenario + ".taken-for-success",
                            "incident." + scenario,
                            Spoil.reaction(
                                    (step, attempt) -> step.kind() == Kind.SETTLEMENT && attempt.status() / 100 == 2
                                            ? Optional.of(Decision.to(Next.TAKE))
                                            : Optional.empty()))
                    .onlyAdvised());
        }
        all.add(Habit.of(
                        "incident.reglement-coupe.taken-for-success",
                        "incident.reglement-coupe",
                        Spoil.reaction((step, attempt) -> step.kind() == Kind.SETTLEMENT
                                        && attempt.answer().isEmpty()
                                ? Optional.of(Decision.to(Next.TAKE))
                                : Optional.empty()))
                .onlyAdvised());
    }

    private void refused() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        statuses.put("conflit", 409);
        statuses.put("champs-refuses", 400);
        statuses.put("valeur-inconnue", 422);
        statuses.put("probleme-nu", 422);
        statuses.put("cle-retiree", 422);
        statuses.put("cle-perimee", 422);
        statuses.forEach((scenario, status) -> {
            add(scenario + ".again-at-once", scenario, onStatus(status, Decision.to(Next.AGAIN)));
            add(
                    scenario + ".again-each-minute",
                    scenario,
                    onStatus(status, new Decision(Next.AGAIN, Duration.ofMinutes(1)), 6));
            add(scenario + ".again-each-round", scenario, ways -> {
                ways.tries(new RetryPolicy(4, Duration.ofSeconds(2), 2, 5, Duration.ofMinutes(1)));
                onStatus(status, Decision.to(Next.LATER)).accept(ways);
            });
        });
        all.add(Habit.of("incident.conflit.new-key", "incident.conflit", onStatus(409, Decision.to(Next.ANEW))));
        all.add(Habit.of("incident.valeur-inconnue.new-key", "incident.valeur-inconnue", ways -> {
            onStatus(422, Decision.to(Next.ANEW), 2).accept(ways);
            ways.isKilled(true);
        }));
        all.add(Habit.of("incident.valeur-inconnue.invented", "reglement.textes", ways -> {
                    changing("numeroSinistre", "-INCONNU").accept(ways);
                    Spoil.reaction((step, attempt) ->
                                    step.kind() == Kind.SETTLEMENT && attempt.status() == 422 && step.attempt() == 1
                                            ? Optional.of(Decision.to(Next.AGAIN))
                                            : Optional.empty())
                            .accept(ways.isKilled(true));
                })
                .playing("incident.valeur-inconnue"));
        all.add(Habit.of("incident.champs-refuses.again-among-others", "incident.champs-refuses", ways -> {
                    ways.threads(4).http(HttpTrait.CLOSES_EACH);
                    Decision again = new Decision(Next.AGAIN, Duration.ofMillis(300));
                    onStatus(400, again, 6).accept(ways);
                    onStatus(422, again, 6).accept(ways);
                })
                .meantFor("incident.valeur-inconnue", "incident.probleme-nu", "incident.cle-retiree")
                .at(1));
        all.add(Habit.of("incident.champs-refuses.again-after-long", "incident.champs-refuses", ways -> {
                    ways.threads(4).isKilled(true);
                    Decision again = new Decision(Next.AGAIN, Duration.ofSeconds(5));
                    onStatus(400, again, 6).accept(ways);
                    onStatus(422, again, 6).accept(ways);
                })
                .meantFor("incident.valeur-inconnue", "incident.probleme-nu", "incident.cle-retiree")
                .playing(Killed.BEFORE, Killed.BEHIND));
        all.add(Habit.of("incident.conflit.new-reference", "incident.conflit", ways -> {
            onStatus(409, Decision.to(Next.AGAIN)).accept(ways);
            changing(settlement.asSettlement().reference(), "-B").accept(ways);
        }));
        add("corps-trop-grand.for-ever", "corps-trop-grand", uploadedAgainAfter413(6));
        add("corps-trop-grand.once-more", "corps-trop-grand", uploadedAgainAfter413(2));
    }

    private static Consumer<Ways> uploadedAgainAfter413(int most) {
        return Spoil.reaction(
                (step, attempt) -> step.kind() == Kind.UPLOAD && attempt.status() == 413 && step.attempt() < most
                        ? Optional.of(Decision.to(Next.AGAIN))
                        : Optional.empty());
    }

    private static Consumer<Ways> onStatus(int status, Decision decision) {
        return onStatus(status, decision, LONG);
    }

    private static Consumer<Ways> onStatus(int status, Decision decision, int most) {
        return Spoil.reaction((step, attempt) -> isCall(step) && attempt.status() == status && step.attempt() < most
                ? Optional.of(decision)
                : Optional.empty());
    }

    private static boolean isCall(Step step) {
        return step.kind() == Kind.UPLOAD || step.kind() == Kind.SETTLEMENT;
    }

    private void dressed() {
        whole("membres-inconnus.strict-reader", "membres-inconnus", strict(Kind.UPLOAD, Set.of("key", "status")));
        whole(
                "jeton-membres-inconnus.strict-reader",
                "jeton-membres-inconnus",
                strict(Kind.TOKEN, Set.of("token_type", "access_token", "expires_in", "scope")));
        whole("par-morceaux.content-length-only", "par-morceaux", ways -> ways.http(HttpTrait.KNOWS_NO_CHUNKS));
        whole(
                "par-morceaux.gzip-unread",
                "par-morceaux",
                ways -> ways.http(HttpTrait.KNOWS_NO_GZIP)
                        .sends((step, request) -> request.with("Accept-Encoding", "deflate, gzip;q=0.5")));
        whole("connexion-fermee.sent-on-it", "connexion-fermee", ways -> {
            ways.http(HttpTrait.SENDS_ON_CLOSED);
            Spoil.reaction((step, attempt) -> attempt.failure().equals("the connection is closed")
                            ? Optional.of(Decision.to(Next.MEND))
                            : Optional.empty())
                    .accept(ways);
        });
    }

    /** Who sends all the rest, so that what it does not send is left out for good. */
    private void whole(String name, String scenario, Consumer<Ways> change) {
        all.add(Habit.of("incident." + name, "incident." + scenario, change).sending(EVERY));
    }

    private static Consumer<Ways> strict(Kind kind, Set<String> known) {
        return ways -> ways.reads((step, attempt) -> step.kind() == kind
                        && attempt.status() == 200
                        && !known.containsAll(
                                attempt.answer().orElseThrow().json().propertyNames())
                ? new Attempt(attempt.answer().map(answer -> answer.as(500)), Optional.empty(), "")
                : attempt);
    }

    private void elsewhere() {
        add(
                "depot-redirection.old-status-followed",
                "depot-redirection",
                Spoil.reaction(
                        (step, attempt) -> isCall(step) && Set.of(301, 302, 303).contains(attempt.status())
                                ? Optional.of(Decision.to(Next.FOLLOW))
                                : Optional.empty()));
        for (String scenario : List.of("redirection", "depot-redirection")) {
            Consumer<Ways> followed = Spoil.reaction((step, attempt) -> isCall(step) && attempt.status() / 100 == 3
                    ? Optional.of(Decision.to(Next.FOLLOW))
                    : Optional.empty());
            add(scenario + ".followed", scenario, followed);
            add(
                    scenario + ".followed-without-token",
                    scenario,
                    followed.andThen(ways ->
                            ways.sends((step, request) -> request.target().startsWith(Redirected.ELSEWHERE)
                                    ? request.without("Authorization")
                                    : request)));
        }
        unverified("certificat-etranger.any-certificate", UploadInDoubt.CUT, Ways::trustingAnybody);
        unverified("certificat-autre-nom.any-name", StrangeAnswer.CUT, ways -> ways.http(HttpTrait.TAKES_ANY_NAME));
        unverified(
                "certificat-etranger.tokens",
                TokenTrouble.CUT,
                ways -> ways.trustingAnybody(request -> request.target().equals("/token")));
        unverified("certificat-etranger.second-try-unverified", UploadInDoubt.CUT, Ways::trustingAnybodyAtLast);
        unverified(
                "certificat-etranger.uploads",
                UploadInDoubt.CUT,
                ways -> ways.trustingAnybody(request -> request.target().endsWith("/upload")));
        unverified(
                "certificat-etranger.long-requests",
                UploadInDoubt.CUT,
                ways -> ways.trustingAnybody(request -> request.body().length > LARGE));
        unverified(
                "certificat-autre-nom.settlements",
                StrangeAnswer.CUT,
                ways -> ways.trustingAnybody(request -> request.target().equals(Fonction.REPARATEUR.path())));
        unverified(
                "certificat-etranger.without-tls-at-last",
                UploadInDoubt.CUT,
                ways -> ways.sends((step, request) -> step.attempt() > 1
                        ? request.at(URI.create("http://" + request.server().getAuthority()))
                        : request));
    }

    /** Who verifies whatever else it sends. */
    private void unverified(String name, String cut, Consumer<Ways> change) {
        all.add(Habit.of("incident." + name, "incident." + name.substring(0, name.indexOf('.')), change)
                .overTls()
                .playing(cut));
    }

    private void killed() {
        for (String kept : List.of("nothing", "keys-not")) {
            all.add(Habit.of("incident.arret-brutal." + kept, "incident.arret-brutal", ways -> {
                        ways.isKilled(kept.equals("keys-not"));
                        if (kept.equals("keys-not")) {
                            ways.forgettingKeys();
                        }
                    })
                    .sending(2));
        }
        add(
                "arret-brutal.noted-behind",
                "arret-brutal",
                ways -> ways.isKilled(true).notingBehind());
        add(
                "arret-avant-enregistrement.noted-before",
                "arret-avant-enregistrement",
                ways -> ways.isKilled(true).notingBefore());
    }

    /** What is sent again leaves by another way of the program, which changes it. */
    private void repeated() {
        again("mojibake", "reglement.textes", TroubleHabits::mojibake);
        again("capitals", "reglement.textes", value -> value.toUpperCase(Locale.ROOT));
        again("blanks-dropped", "reglement.textes", value -> value.replaceAll("[ \\u00A0]+", ""));
        again("formulas-marked", "reglement.textes", value -> value.replaceFirst("^(?=[=+@-])", "'"));
        again(
                "month-first",
                "reglement.dates",
                value -> value.replaceFirst("^(\\d{4})-(\\d\\d)-(0\\d|1[0-2])$", "$1-$3-$2"));
        again("credit-notes-as-invoices", "reglement.valeurs-listees", value -> value.equals("N") ? "F" : value);
        again("all-repairs", "reglement.valeurs-listees", value -> value.equals("VHR") ? "REP" : value);
        again("tenths-as-hundredths", "reglement.montants", value -> value.replaceFirst("^(\\d+\\.)(\\d)$", "$10$2"));
        String provider = settlement.asSettlement().provider();
        againSaying(
                "usual-provider",
                "reglement.textes",
                body -> body.put(provider, body.path(provider).asString("").replaceFirst("b$", "")));
        String days = settlement.only(field -> field.type().equals("integer")).name();
        againSaying("without-days", "reglement.entiers", body -> body.remove(days));
        name("ascii", "fichier.nom-accents", name -> name.replaceAll("[^\\x20-\\x7E]", "e"));
        name("small-ending", "fichier.extension", name -> name.replaceFirst("[^.]*$", "pdf"));
        name("single-blanks", "fichier.nom-accents", name -> name.replaceAll(" +", " "));
        int most = upload.maxFile() / 10;
        all.add(Habit.of(
                        "again.file-cut",
                        "fichier.octets",
                        ways -> ways.files((step, file) -> step.attempt() > 1 && file.size() > most
                                ? Attachment.of(file.name(), Arrays.copyOf(file.content(), most))
                                : file))
                .playing("incident.depot-coupe"));
    }

    private void again(String name, String meant, UnaryOperator<String> change) {
        againSaying(
                name,
                meant,
                body -> body.properties().stream()
                        .filter(member -> member.getValue().isString()
                                && settlement
                                        .field(member.getKey())
                                        .filter(Field::isKey)
                                        .isEmpty())
                        .map(Map.Entry::getKey)
                        .toList()
                        .forEach(member ->
                                body.put(member, change.apply(body.get(member).asString()))));
    }

    private void againSaying(String name, String meant, Consumer<ObjectNode> change) {
        all.add(Habit.of(
                        "again." + name,
                        meant,
                        ways -> ways.composes((step, body) -> {
                            if (step.kind() == Kind.SETTLEMENT && step.attempt() > 1) {
                                change.accept(body);
                            }
                            return body;
                        }))
                .playing(AGAIN.toArray(String[]::new)));
    }

    private void name(String name, String meant, UnaryOperator<String> change) {
        all.add(Habit.of(
                        "again.name-" + name,
                        meant,
                        ways -> ways.files(
                                (step, file) -> step.attempt() > 1 ? file.named(change.apply(file.name())) : file))
                .playing("incident.depot-reponse-perdue"));
    }

    private static String mojibake(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** What was left when the program was stopped comes by way of a journal that does not keep all. */
    private void restarted() {
        all.add(Habit.of("restart.only-latin-1", "reglement.hors-latin-1", ways -> {
                    AtomicBoolean again = new AtomicBoolean();
                    Set<String> seen = ConcurrentHashMap.newKeySet();
                    ways.isKilled(true).composes((step, body) -> {
                        if (step.kind() == Kind.SETTLEMENT) {
                            if (step.attempt() == 1
                                    && !seen.add(step.invoice().orElseThrow().name())) {
                                again.set(true);
                            }
                            if (again.get()) {
                                settlement.fields().stream()
                                        .filter(field -> body.path(field.name()).isString())
                                        .forEach(field -> body.put(
                                                field.name(),
                                                body.get(field.name())
                                                        .asString()
                                                        .replaceAll("[^\\x00-\\xFF]", "?")));
                            }
                        }
                        return body;
                    });
                })
                .playing(Killed.BEFORE));
    }

    /** As in production: who does not wait loses no time by it, and is told from one that does on the slowest machine. */
    private void hasty(String name, String scenario, Consumer<Ways> change) {
        all.add(Habit.of("incident." + name, "incident." + scenario, change).at(1));
    }

    private void add(String name, String scenario, Consumer<Ways> change) {
        all.add(Habit.of("incident." + name, "incident." + scenario, change));
    }
}
