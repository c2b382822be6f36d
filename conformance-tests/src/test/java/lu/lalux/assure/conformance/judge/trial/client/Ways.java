package lu.lalux.assure.conformance.judge.trial.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.trouble.Killed;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;
import lu.lalux.assure.conformance.judge.trial.transport.HttpTrait;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;
import lu.lalux.assure.conformance.judge.trial.transport.PageTransport;
import lu.lalux.assure.conformance.judge.trial.transport.SocketTransport;
import lu.lalux.assure.conformance.judge.trial.transport.Transport;
import lu.lalux.assure.conformance.judge.trial.transport.Trust;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a client does each thing: rightly, unless it is changed. One object for each client. */
public final class Ways {

    private static final Set<String> KILLS = Set.of(Killed.BEFORE, Killed.BEHIND);
    private static final Predicate<Step> AS_ASKED = step -> step.kind() == Kind.SETTLEMENT
            && step.invoice().map(Invoice::scenario).filter(KILLS::contains).isPresent();

    private final Set<HttpTrait> traits = EnumSet.noneOf(HttpTrait.class);
    private final List<BiFunction<Step, Outgoing, Outgoing>> sending = new ArrayList<>();
    private final List<BiFunction<Step, Attempt, Attempt>> reading = new ArrayList<>();
    private final List<BiFunction<Step, ObjectNode, ObjectNode>> composing = new ArrayList<>();
    private final List<UnaryOperator<Reaction>> reactions = new ArrayList<>();
    private BiFunction<Step, Attachment, Attachment> file = (step, attachment) -> attachment;
    private Function<byte[], String> base64 = Base64.getEncoder()::encodeToString;
    private Function<ObjectNode, byte[]> writer = json -> json.toString().getBytes(StandardCharsets.UTF_8);
    private BiFunction<Invoice, Map<String, String>, Map<String, String>> keys = (invoice, found) -> found;
    private BiFunction<Step, JsonNode, String> keyOf =
            (step, verdict) -> verdict.path("status").asString("").equals("Verified")
                    ? verdict.path("key").asString("")
                    : "";
    private Function<List<Invoice>, List<Invoice>> order = invoices -> invoices;
    private Function<ClientSettings, Transport> transport =
            settings -> new SocketTransport(traits, settings.secure().getSocketFactory());
    private Predicate<Step> killed = step -> false;
    private RetryPolicy policy = RetryPolicy.USUAL;
    private TokenUse tokens = TokenUse.ONE_FOR_ALL;
    private Duration patience = Duration.ofSeconds(60);
    private int threads = 1;
    private int runs = 1;
    private boolean keepsJournal = true;
    private boolean keepsKeys = true;
    private boolean notesBefore;
    private boolean notesBehind;
    private boolean measuresFiles;
    private boolean uploadsFirst;
    private BiPredicate<String, String> state = String::equals;
    private UnaryOperator<ToldResult> tells = told -> told;
    private Function<Exchange, String> prints = exchange -> "";

    /**
     * @param some of how it speaks HTTP
     * @return this
     */
    public Ways http(HttpTrait... some) {
        traits.addAll(List.of(some));
        return this;
    }

    /**
     * @param other by which it speaks HTTP
     * @return this
     */
    public Ways over(Function<ClientSettings, Transport> other) {
        transport = other;
        return this;
    }

    /**
     * @param change of each request, the last before it leaves
     * @return this
     */
    public Ways sends(BiFunction<Step, Outgoing, Outgoing> change) {
        sending.add(change);
        return this;
    }

    /**
     * @param change of what is read
     * @return this
     */
    public Ways reads(BiFunction<Step, Attempt, Attempt> change) {
        reading.add(change);
        return this;
    }

    /**
     * @param change of what a body says
     * @return this
     */
    public Ways composes(BiFunction<Step, ObjectNode, ObjectNode> change) {
        composing.add(change);
        return this;
    }

    /**
     * @param change of how it takes what comes
     * @return this
     */
    public Ways reacts(UnaryOperator<Reaction> change) {
        reactions.add(change);
        return this;
    }

    /**
     * @param other file that is sent in place of one
     * @return this
     */
    public Ways files(BiFunction<Step, Attachment, Attachment> other) {
        file = other;
        return this;
    }

    /**
     * @param other way to write bytes as a text
     * @return this
     */
    public Ways encodes(Function<byte[], String> other) {
        base64 = other;
        return this;
    }

    /**
     * @param other way to write JSON
     * @return this
     */
    public Ways writes(Function<ObjectNode, byte[]> other) {
        writer = other;
        return this;
    }

    /**
     * @param other keys, by field, than those that were found
     * @return this
     */
    public Ways names(BiFunction<Invoice, Map<String, String>, Map<String, String>> other) {
        keys = other;
        return this;
    }

    /**
     * @param other way to find the key in an upload's answer; empty when there is none
     * @return this
     */
    public Ways finds(BiFunction<Step, JsonNode, String> other) {
        keyOf = other;
        return this;
    }

    /**
     * @param other order, or choice, of the invoices
     * @return this
     */
    public Ways takes(Function<List<Invoice>, List<Invoice>> other) {
        order = other;
        return this;
    }

    /**
     * @param when its process is killed, once: the request is sent, and its answer comes to nobody
     * @return this
     */
    public Ways dies(Predicate<Step> when) {
        killed = when;
        runs = Math.max(2, runs);
        return this;
    }

    /**
     * @param keeps whether it finds its journal again
     * @return this; its process is killed where the judge asks for it
     */
    public Ways isKilled(boolean keeps) {
        killed = AS_ASKED;
        return runs(KILLS.size() + 1, keeps);
    }

    /** {@return whether its process is killed where the judge asks for it} */
    public boolean isKilledByJudge() {
        return killed == AS_ASKED;
    }

    /** {@return this; it notes that an invoice is sent before it sends it} */
    public Ways notingBefore() {
        notesBefore = true;
        return this;
    }

    /** {@return this; it notes what there is of an invoice behind its settlement only} */
    public Ways notingBehind() {
        notesBehind = true;
        return this;
    }

    /**
     * @param number how often the program is run
     * @param keeps whether it finds its journal again
     * @return this
     */
    public Ways runs(int number, boolean keeps) {
        runs = number;
        keepsJournal = keeps;
        return this;
    }

    /**
     * @param other way to try again
     * @return this
     */
    public Ways tries(RetryPolicy other) {
        policy = other;
        return this;
    }

    /**
     * @param other use of tokens
     * @return this
     */
    public Ways tokens(TokenUse other) {
        tokens = other;
        return this;
    }

    /**
     * @param time that it waits for an answer, as in production
     * @return this
     */
    public Ways waits(Duration time) {
        patience = time;
        return this;
    }

    /**
     * @param number of invoices at once
     * @return this
     */
    public Ways threads(int number) {
        threads = number;
        return this;
    }

    /** {@return this; it looks at the size of a file before it sends it} */
    public Ways measuringFiles() {
        measuresFiles = true;
        return this;
    }

    /**
     * @param origin of the page whose script makes the calls
     * @return this; it asks for each call by {@code OPTIONS} first, as a browser does
     */
    public Ways fromPage(String origin) {
        transport = settings ->
                new PageTransport(new SocketTransport(traits, settings.secure().getSocketFactory()), origin);
        return this;
    }

    /** {@return this; it uploads all files before it asks for the first settlement} */
    public Ways uploadingFirst() {
        uploadsFirst = true;
        return this;
    }

    /** {@return this; it believes any server} */
    public Ways trustingAnybody() {
        return trustingAnybody(request -> true);
    }

    /**
     * @param some of the requests
     * @return this; for these it believes any server
     */
    public Ways trustingAnybody(Predicate<Outgoing> some) {
        return carelessly((careful, careless, request, patience) ->
                (some.test(request) ? careless : careful).send(request, patience));
    }

    /** {@return this; it believes any server where it has not believed one} */
    public Ways trustingAnybodyAtLast() {
        return carelessly((careful, careless, request, patience) -> {
            Attempt first = careful.send(request, patience);
            return first.answer().isPresent() ? first : careless.send(request, patience);
        });
    }

    /** One request by one who verifies, or by one who does not. */
    private interface Choice {
        Attempt send(Transport careful, Transport careless, Outgoing request, Duration patience);
    }

    private Ways carelessly(Choice choice) {
        transport = settings -> {
            Transport careful = new SocketTransport(traits, settings.secure().getSocketFactory());
            Transport careless = new SocketTransport(traits, Trust.inAnybody().getSocketFactory());
            return new Transport() {
                @Override
                public Attempt send(Outgoing request, Duration patience) {
                    return choice.send(careful, careless, request, patience);
                }

                @Override
                public void close() {
                    careful.close();
                    careless.close();
                }
            };
        };
        return this;
    }

    /** {@return this; it uploads an invoice's files again whenever it takes the invoice up} */
    public Ways forgettingKeys() {
        keepsKeys = false;
        return this;
    }

    /**
     * @param alike whether it takes a state (the second; null where there is none) for the one that it sent
     * @return this
     */
    public Ways comparingStates(BiPredicate<String, String> alike) {
        state = alike;
        return this;
    }

    /**
     * @param change of what a person is told of an invoice; null is nothing
     * @return this
     */
    public Ways tells(UnaryOperator<ToldResult> change) {
        tells = change;
        return this;
    }

    /**
     * @param line of its log, for each of its requests
     * @return this
     */
    public Ways prints(Function<Exchange, String> line) {
        prints = line;
        return this;
    }

    /**
     * @param exchange of its own
     * @return what its log says of it
     */
    public String printed(Exchange exchange) {
        return prints.apply(exchange);
    }

    /** {@return this; it tells nobody anything} */
    public Ways tellingNothing() {
        tells = null;
        return this;
    }

    Transport transport(ClientSettings settings) {
        return transport.apply(settings);
    }

    Outgoing sent(Step step, Outgoing request) {
        Outgoing changed = request;
        for (BiFunction<Step, Outgoing, Outgoing> change : sending) {
            changed = change.apply(step, changed);
        }
        return changed;
    }

    Attempt read(Step step, Attempt attempt) {
        Attempt changed = attempt;
        for (BiFunction<Step, Attempt, Attempt> change : reading) {
            changed = change.apply(step, changed);
        }
        return changed;
    }

    byte[] body(Step step, ObjectNode said) {
        ObjectNode changed = said;
        for (BiFunction<Step, ObjectNode, ObjectNode> change : composing) {
            changed = change.apply(step, changed);
        }
        return writer.apply(changed);
    }

    Reaction reaction() {
        Reaction changed = new RightReaction(policy);
        for (UnaryOperator<Reaction> change : reactions) {
            changed = change.apply(changed);
        }
        return changed;
    }

    Attachment file(Step step, Attachment attachment) {
        return file.apply(step, attachment);
    }

    String text(byte[] content) {
        return base64.apply(content);
    }

    Map<String, String> named(Invoice invoice, Map<String, String> found) {
        return keys.apply(invoice, found);
    }

    String keyIn(Step step, JsonNode verdict) {
        return keyOf.apply(step, verdict);
    }

    List<Invoice> ordered(List<Invoice> invoices) {
        return order.apply(invoices);
    }

    boolean isKilledAt(Step step) {
        return killed.test(step);
    }

    RetryPolicy policy() {
        return policy;
    }

    TokenUse tokens() {
        return tokens;
    }

    Duration patience() {
        return patience;
    }

    int threads() {
        return threads;
    }

    int runs() {
        return runs;
    }

    boolean keepsJournal() {
        return keepsJournal;
    }

    boolean notesBefore() {
        return notesBefore;
    }

    boolean notesBehind() {
        return notesBehind;
    }

    boolean keepsKeys() {
        return keepsKeys;
    }

    boolean measuresFiles() {
        return measuresFiles;
    }

    boolean uploadsFirst() {
        return uploadsFirst;
    }

    boolean takesState(String sent, String came) {
        return state.test(sent, came);
    }

    boolean tellsResults() {
        return tells != null;
    }

    Optional<ToldResult> told(ToldResult told) {
        return Optional.ofNullable(tells.apply(told));
    }
}
