package lu.lalux.assure.conformance.suite.run;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.ExchangeValidator;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Absence;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.Busy;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.implementation.data.DataNeededException;
import lu.lalux.assure.conformance.suite.implementation.data.Holder;
import lu.lalux.assure.conformance.suite.implementation.data.OwnValues;
import lu.lalux.assure.conformance.suite.reading.Form;
import lu.lalux.assure.conformance.suite.reading.UnwritableException;
import lu.lalux.assure.conformance.suite.result.Advice;
import lu.lalux.assure.conformance.suite.result.BlockedException;
import lu.lalux.assure.conformance.suite.result.Nonconformity;
import lu.lalux.assure.conformance.suite.result.NonconformityError;
import lu.lalux.assure.conformance.suite.result.NotApplicableException;
import lu.lalux.assure.conformance.suite.result.SkipException;
import lu.lalux.assure.conformance.suite.result.TestData;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One run of one test: sends its requests, keeps its exchanges, and fails it by level. */
public final class Trial {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern AFTER_PATH = Pattern.compile("[?#]");

    private final Bench bench;
    private final String id;
    private final Level level;
    private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
    private final List<Nonconformity> beyond = new ArrayList<>();
    private final Set<Operation> restsOn = new LinkedHashSet<>();
    private Optional<Text> missing = Optional.empty();

    /** Whether requests go in the reading that the target takes, and not in the contract's form. */
    private final boolean asRead;

    /** What was asked in the contract's form, and the answer as it would be to that. */
    private final List<Exchange> asked = Collections.synchronizedList(new ArrayList<>());

    /** Whether something had to be sent or read otherwise than in the contract's form. */
    private volatile boolean otherwise;

    Trial(Bench bench, String id, Level level) {
        this(bench, id, level, level == Level.DOCUMENT || level == Level.CONSEIL);
    }

    private Trial(Bench bench, String id, Level level, boolean asRead) {
        this.bench = bench;
        this.id = id;
        this.level = level;
        this.asRead = asRead;
    }

    String id() {
        return id;
    }

    /** {@return whom the test is asked of} */
    Level level() {
        return level;
    }

    /** {@return a trial of the same test, with exchanges of its own} */
    Trial another(Level other) {
        return new Trial(bench, id, other, asRead);
    }

    /** {@return a trial that finds out how a settlement is read; what it leaves at the target is told as its own} */
    Trial seeking(Fonction function) {
        return new Trial(bench, "lecture." + function.word(), Level.DOCUMENT, true);
    }

    /** {@return whether requests to it go in another form than the contract's} */
    boolean readsOtherwise(Operation operation) {
        return asRead && bench.readings().otherwise(operation, this);
    }

    /** Where nothing is sent, what would be is told by the test that asked for it. */
    void shows(Trial other) {
        if (bench.mode().dryRun()) {
            exchanges.addAll(other.exchanges);
        }
    }

    /** {@return what is tested} */
    public Target target() {
        return bench.target();
    }

    /** {@return the contract} */
    public Contract contract() {
        return bench.contract();
    }

    /** {@return the way of asking for a token that this target answers} */
    public TokenForm tokenForm() {
        return bench.tokens().form();
    }

    /**
     * {@return whether what only the contract asks for is judged too: not of what has another form than the contract's}
     */
    boolean strict() {
        return bench.selection().strict() && level != Level.TOLERANCE && !otherwise;
    }

    /** {@return a reference that no request had before} */
    public String reference() {
        return bench.reference();
    }

    /** {@return what is required, in the words of the contract and of the document} */
    public Expectations expect() {
        return new Expectations(this);
    }

    /**
     * @param method HTTP method
     * @param path of the contract
     * @return a request to it at this target
     */
    public Call call(String method, String path) {
        return Call.of(method, bench.address(path));
    }

    /**
     * @param method HTTP method
     * @param path of the contract
     * @param token an access token
     * @param body fields of a JSON object
     * @return the request
     */
    public Call json(String method, String path, String token, Map<String, Object> body) {
        return call(method, path)
                .bearer(token)
                .with("Content-Type", "application/json")
                .body(JSON.writeValueAsBytes(body));
    }

    /**
     * @param call a request
     * @return the response
     */
    public Answer send(Call call) {
        return sendAs(asRead ? operation(call).map(this::form).orElse(Form.CONTRACTS) : Form.CONTRACTS, call);
    }

    private Form form(Operation operation) {
        return bench.readings().of(operation, this);
    }

    /**
     * @param call an upload that another request needs, so that it is not what is judged
     * @return the response, with the key where the contract has it
     */
    Answer sendBefore(Call call) {
        Answer answer = send(call);
        return operation(call)
                .map(operation -> bench.readings().keyForm(operation).read(answer))
                .orElse(answer);
    }

    /**
     * @param form in which the target is asked
     * @param call a request in the contract's form
     * @return the response, as it would be in the contract's form
     */
    Answer sendAs(Form form, Call call) {
        Call written = written(form, call);
        Answer received = bench.patience().send(written, exchanges::add).answer();
        Answer answer = form.read(received);
        if (written != call || answer != received) {
            otherwise = true;
        }
        asked.add(new Exchange(call.kept(), answer, 0));
        if (answer.status() == Patience.TOO_MANY) {
            // Neither accepted nor refused: to count it as either would be a false verdict.
            Text words = Busy.words(answer);
            throw new BlockedException(new Text(
                    "la cible répond encore " + words.fr() + " ; voir --rate",
                    "the target still answers " + words.en() + "; see --rate"));
        }
        left(call, answer).ifPresent(bench.ledger()::add);
        return answer;
    }

    private static Call written(Form form, Call call) {
        try {
            return form.write(call);
        } catch (UnwritableException e) {
            throw new NotApplicableException(e.reason());
        }
    }

    /**
     * Sends something that the test is not about: its answer is not judged.
     *
     * @param call a request
     */
    public void sendAside(Call call) {
        bench.patience().send(call, exchange -> {});
    }

    /**
     * @param calls requests
     * @return their responses, all asked for at the same time, in the order of the requests
     */
    public List<Answer> sendTogether(List<Call> calls) {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<Answer>> answers = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return send(call);
                    }))
                    .toList();
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the target keeps of this exchange. */
    private Optional<TestData> left(Call call, Answer answer) {
        if (!answer.succeeds() || !call.method().equals("PUT")) {
            return Optional.empty();
        }
        for (Fonction function : Fonction.values()) {
            if (sameAddress(call.uri(), function.upload())) {
                Form form = bench.readings().keyForm(contract().operation("PUT", function.upload()));
                return Optional.of(form.read(answer).json().path("key").asString(""))
                        .filter(key -> !key.isEmpty())
                        .map(key -> new TestData(function.upload(), TestData.Kind.DOCUMENT, key, id));
            }
            if (sameAddress(call.uri(), function.path())) {
                bench.uploads().forgetSharedIn(call);
                String reference = contract()
                        .operation("PUT", function.path())
                        .asSettlement()
                        .reference();
                return Optional.of(
                        new TestData(function.path(), TestData.Kind.REGLEMENT, call.jsonText(reference), id));
            }
        }
        return Optional.empty();
    }

    /**
     * @param function one of the two
     * @return whose rights its tests use
     */
    public Account account(Fonction function) {
        return bench.account(function)
                .orElseThrow(() -> new SkipException(new Text(
                        "aucun compte pour " + function.path()
                                + " : donnez --expert-client-id, ou les options d'implicit",
                        "no account for " + function.path() + ": give --expert-client-id, or the implicit options")));
    }

    /**
     * @param function one of the two
     * @return another account with the same rights
     */
    public Account otherAccount(Fonction function) {
        String option = function == Fonction.REPARATEUR ? "--other-client-id" : "--other-user";
        return bench.otherAccount(function)
                .orElseThrow(() -> new SkipException(new Text(
                        "un second compte n'est pas configuré (" + option + ")",
                        "a second account is not configured (" + option + ")")));
    }

    /** {@return the account of both trades; where one is given, all others have the scopes of one only} */
    public Account bothAccount() {
        if (target().absences().contains(Absence.BOTH_CLIENT)) {
            throw notApplicable(Absence.BOTH_CLIENT.text());
        }
        return target().bothClient()
                .<Account>map(Account.Client::new)
                .orElseThrow(() -> new SkipException(new Text(
                        "un client des deux métiers n'est pas configuré (--both-client-id)",
                        "a client of both trades is not configured (--both-client-id)")));
    }

    /** Goes on only where it is known that each account has one trade: because one has both, or because none has. */
    public void oneTradeEach() {
        if (!target().absences().contains(Absence.BOTH_CLIENT)) {
            bothAccount();
        }
    }

    /**
     * @param reason why this target, as it is configured, cannot show what the test is about
     * @return what ends the test without a verdict, to be thrown
     */
    public RuntimeException skip(Text reason) {
        return new SkipException(reason);
    }

    /**
     * @param reason why the test does not concern this target, which is right all the same
     * @return what ends the test and leaves the verdict as it is, to be thrown
     */
    public RuntimeException notApplicable(Text reason) {
        return new NotApplicableException(reason);
    }

    /**
     * Notes that the test goes on with a value of its own because the target's data give none, although they could. If
     * the target refuses that value, the test is then reported as skipped, and not as one that does not concern the
     * target.
     *
     * @param data what could have been given
     */
    public void missing(Text data) {
        missing = Optional.of(data);
    }

    /**
     * Ends the test where the target does not know a value of the test's own in a field for which data were given, and
     * says so (D30). That is no fault, but it does not prove that the target is right either: so the right request must
     * be accepted.
     *
     * @param answer that is not the one expected
     * @param expected what it should have been for the contract
     */
    void excuse(Answer answer, Text expected) {
        exchangeOf(answer).ifPresent(this::wanted);
        exchangeOf(answer).flatMap(this::excused).ifPresent(excuse -> {
            refusal(answer);
            if (excuse.told()) {
                expect().problem(answer);
            } else {
                require(Level.CONTRAT, false, expected, Expectations.received(answer));
            }
            throw missing.map(this::skip).orElseGet(() -> notApplicable(excuse.reason()));
        });
    }

    private Optional<OwnValues.Excuse> excused(Exchange exchange) {
        return settlement(exchange)
                .flatMap(function -> bench.ownValues()
                        .excuse(
                                holder(function, exchange.call()),
                                contract().operation("PUT", function.path()),
                                exchange.call(),
                                exchange.answer(),
                                field -> stranger(function, field)));
    }

    /**
     * When a target itself says which value it does not know, whoever runs the suite can give it others. Where that is
     * a value of the right request, the run ends; where it is one of a test's own, it is told once in a run.
     */
    private void wanted(Exchange exchange) {
        settlement(exchange).ifPresent(function -> {
            List<String> fields = unknown(function, exchange.call(), exchange.answer());
            if (!fields.isEmpty()) {
                Trial own = another(Level.DOCUMENT);
                own.restsOn("PUT", function.path());
                bench.twins().of(own);
                String names = String.join(", ", fields);
                bench.ledger()
                        .add(new Advice(
                                "data." + function.word(),
                                new Text(
                                        "la cible ne connaît pas la valeur d'essai de " + names
                                                + " : donnez-lui les siennes par --data (modèle : data-template).",
                                        "the target does not know the test's value of " + names
                                                + ": give its own by --data (template: data-template).")));
            }
        });
    }

    private List<String> unknown(Fonction function, Call call, Answer answer) {
        return bench.ownValues().wanted(holder(function, call), contract().operation("PUT", function.path()), answer);
    }

    /**
     * @param function of a right request
     * @param call it, as it was sent
     * @param answer to it, no success
     * @throws DataNeededException when it is refused for values that could have been given
     */
    void needsNoData(Fonction function, Call call, Answer answer) {
        List<String> fields = unknown(function, call, answer);
        if (!fields.isEmpty()) {
            String names = String.join(", ", fields);
            String provider =
                    contract().operation("PUT", function.path()).asSettlement().provider();
            String option = function == Fonction.REPARATEUR ? "--provider-id" : "--expert-id";
            boolean alone = fields.equals(List.of(provider));
            throw new DataNeededException(new Text(
                    "la cible ne connaît pas la valeur d'essai de " + names + " (PUT " + function.path() + " : "
                            + answer.status() + "). Donnez-lui celles qu'elle connaît : "
                            + (alone ? option + ", ou " : "") + "un fichier par --data (modèle : data-template)",
                    "the target does not know the test's value of " + names + " (PUT " + function.path() + ": "
                            + answer.status() + "). Give it values that it knows: " + (alone ? option + ", or " : "")
                            + "a file by --data (template: data-template)"));
        }
    }

    private Optional<Fonction> settlement(Exchange exchange) {
        return Stream.of(Fonction.values())
                .filter(function -> exchange.call().method().equals("PUT")
                        && sameAddress(exchange.call().uri(), function.path()))
                .findFirst();
    }

    private Holder holder(Fonction function, Call call) {
        return bench.tokens()
                .owner(call)
                .map(account -> target().holder(account, function))
                .orElse(Holder.of(function, false));
    }

    /** In a trial of its own: what is wrong with this exchange is no fault of the test that asks. */
    private Answer stranger(Fonction function, Field field) {
        Trial own = another(Level.DOCUMENT);
        Call right = bench.twins().right(own, function);
        Map<String, Object> request = new LinkedHashMap<>(Operation.values(JSON.readTree(right.text(right.length()))));
        String name = own.reference();
        int most = Math.toIntExact(field.maxLength().orElse(name.length()));
        request.put(field.name(), name.substring(Math.max(0, name.length() - most)));
        return own.send(right.body("application/json", JSON.writeValueAsString(request)));
    }

    /** {@return the settings of the implicit grant} */
    public ImplicitSettings implicit() {
        return bench.target()
                .implicit()
                .orElseThrow(() -> new SkipException(new Text(
                        "implicit n'est pas configuré (--application-id, --redirect-uri, --user)",
                        "implicit is not configured (--application-id, --redirect-uri, --user)")));
    }

    /**
     * @param account who asks
     * @param scopes separated by spaces
     * @return a token
     */
    public String token(Account account, String scopes) {
        return bench.tokens().of(account, scopes);
    }

    /**
     * @param function one of the two
     * @return the key of a file that no request has named yet
     */
    public String freshKey(Fonction function) {
        return freshKey(function, "pdf");
    }

    /**
     * @param function one of the two
     * @param extension of the file's name
     * @return the key of a file that no request has named yet
     */
    public String freshKey(Fonction function, String extension) {
        return key(account(function), function, extension);
    }

    /**
     * @param account who uploads
     * @param function through which
     * @return the key of a file of that account's
     */
    public String key(Account account, Fonction function) {
        return key(account, function, "pdf");
    }

    private String key(Account account, Fonction function, String extension) {
        if (bench.selection().refusalsOnly()) {
            throw new IllegalStateException(id + " would upload a file, though it is said to send only refusals");
        }
        return bench.uploads().fresh(this, account, function, extension);
    }

    /**
     * For requests that must be refused. They share a file, since a refused request does not use it up. Should one be
     * accepted all the same, the next test gets the key of another file.
     *
     * @param function one of the two
     * @param number of the key, when a request needs several
     * @return the key of a file that no accepted request has named
     */
    public String sharedKey(Fonction function, int number) {
        if (bench.selection().refusalsOnly()) {
            // Nothing is uploaded: a server that overlooks the fault still finds no file, and keeps nothing.
            return UUID.nameUUIDFromBytes((function + " " + number).getBytes(StandardCharsets.UTF_8)) + ".pdf";
        }
        return bench.uploads().shared(this, account(function), function, number);
    }

    /**
     * @param function one of the two
     * @return what the target took of it when the run began
     */
    public Early.Taken early(Fonction function) {
        return bench.early().of(this, function);
    }

    /**
     * Notes that something is refused. This shows that the server found the fault only if it accepts the same request
     * without the fault; if it does not, the test has no verdict.
     *
     * @param answer the refusal
     */
    public void refusal(Answer answer) {
        exchangeOf(answer)
                .flatMap(exchange -> twin(exchange.call()))
                .ifPresent(operation -> restsOn(operation.method(), operation.path()));
    }

    /**
     * The same for what is refused at another address than that of the right request.
     *
     * @param method of the right request
     * @param path of the right request
     */
    public void restsOn(String method, String path) {
        // That /token grants is known before a run begins. Where nothing may be kept, the right request cannot be sent.
        boolean seenBefore = path.equals("/token");
        boolean unseen = bench.selection().refusalsOnly() && !path.equals("/authen");
        if (!seenBefore && !unseen) {
            restsOn.add(contract().operation(method, path));
        }
    }

    /**
     * What was sent, as far as it is a JSON object.
     *
     * @param operation that it was sent to
     * @param body of it
     */
    record Sent(Operation operation, ObjectNode body) {}

    /** {@return the JSON object to which this is the answer; nothing when it was none, or too long to be kept} */
    Optional<Sent> sent(Answer answer) {
        return exchangeOf(answer)
                .map(Exchange::call)
                .flatMap(call -> operation(call)
                        .filter(operation -> operation.mediaType().equals("application/json"))
                        .flatMap(operation -> call.object().map(body -> new Sent(operation, body))));
    }

    private Optional<Exchange> exchangeOf(Answer answer) {
        return asked.stream().filter(exchange -> exchange.answer() == answer).findFirst();
    }

    /** {@return whether the right request was accepted already, when the target's reading was found out} */
    boolean sawAccepted(Operation operation) {
        return bench.readings().proved(operation, asRead);
    }

    Set<Operation> restsOn() {
        return restsOn;
    }

    /**
     * Ends a test at the first thing that is not as the test's own level requires. In a test of what the document asks,
     * what only the contract asks is noted and the test goes on, so that a later fault by the document is found too.
     *
     * @param required of whom; raised to the test's own level
     * @param holds whether it is so
     * @param expected what is required
     * @param received what came
     */
    public void require(Level required, boolean holds, Text expected, Text received) {
        require(required, holds, expected, () -> received);
    }

    /**
     * The same where it takes a while to say what came: that is asked for only where it is not right.
     *
     * @param required of whom; raised to the test's own level
     * @param holds whether it is so
     * @param expected what is required
     * @param received what came
     */
    void require(Level required, boolean holds, Text expected, Supplier<Text> received) {
        Level effective = level.compareTo(required) > 0 ? level : required;
        if (holds || (effective == Level.CONTRAT && !strict())) {
            return;
        }
        if (effective == level) {
            throw new NonconformityError(new Nonconformity(effective, expected, told(received.get())));
        }
        // The test goes on: its last exchange will be another one.
        beyond.add(new Nonconformity(effective, expected, told(received.get()), last()));
    }

    private Optional<Exchange> last() {
        return exchanges.stream().reduce((before, after) -> after);
    }

    /** With what makes a 401 of an unexpected kind: else whoever reads looks for what is wrong with the token. */
    private Text told(Text received) {
        return last().filter(exchange -> exchange.answer().status() == 401)
                .flatMap(exchange -> bench.tokens().given(exchange.call()))
                .map(seconds -> new Text(
                        received.fr() + " ; ce jeton a été donné pour " + seconds + " s, qui ne sont pas passées",
                        received.en() + "; this token was given for " + seconds + " s, which are not over"))
                .orElse(received);
    }

    /** {@return the first thing that is not as the contract requires, in a test of the document's} */
    List<Nonconformity> beyond() {
        return beyond.stream().limit(1).toList();
    }

    /**
     * @param text what would be better; fails nobody
     */
    public void advise(Text text) {
        bench.ledger().add(new Advice(id, text));
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    /** What the contract says otherwise of this test's exchanges; judged by the profile {@code contrat} only. */
    List<Nonconformity> contractFaults() {
        if (!strict() || level == Level.CONSEIL) {
            return List.of();
        }
        ExchangeValidator validator = new ExchangeValidator(contract());
        List<Nonconformity> faults = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            operation(exchange.call())
                    .ifPresent(operation -> validator
                            .validate(operation, exchange.answer())
                            .forEach(fault -> faults.add(new Nonconformity(
                                    Level.CONTRAT, Nonconformity.AN_EXCHANGE, fault, Optional.of(exchange)))));
        }
        return faults;
    }

    private Optional<Operation> operation(Call call) {
        return contract().operations().stream()
                .filter(operation ->
                        operation.method().equals(call.method()) && sameAddress(call.uri(), operation.path()))
                .findFirst();
    }

    /** {@return the operation whose right request is the twin; for an unknown method, any operation of the address} */
    private Optional<Operation> twin(Call call) {
        return operation(call)
                .or(() -> contract().operations().stream()
                        .filter(operation -> sameAddress(call.uri(), operation.path()))
                        .findFirst());
    }

    private boolean sameAddress(URI uri, String path) {
        return AFTER_PATH.split(uri.toString(), 2)[0].equals(bench.address(path).toString());
    }
}
