package lu.lalux.assure.conformance.run;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.ExchangeValidator;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.json.JsonMapper;

/** One run of one test: sends its requests, keeps its exchanges, and fails it by level. */
public final class Trial {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Bench bench;
    private final String id;
    private final Level level;
    private final List<Exchange> exchanges = new ArrayList<>();

    Trial(Bench bench, String id, Level level) {
        this.bench = bench;
        this.id = id;
        this.level = level;
    }

    String id() {
        return id;
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

    /** {@return whether what only the contract asks for is judged too} */
    public boolean strict() {
        return bench.selection().strict() && level != Level.TOLERANCE;
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
        return Call.of(method, bench.target().address(path));
    }

    /**
     * @param method HTTP method
     * @param path of the contract
     * @param token an access token
     * @param body fields of a JSON object
     * @return the request
     */
    public Call json(String method, String path, String token, Map<String, Object> body) {
        return call(method, path).bearer(token).body("application/json", JSON.writeValueAsString(body));
    }

    /**
     * @param call a request
     * @return the response
     */
    public Answer send(Call call) {
        Exchange exchange = bench.sender().send(call);
        exchanges.add(exchange);
        left(call, exchange.answer()).ifPresent(bench.ledger()::add);
        return exchange.answer();
    }

    /** What the target keeps of this exchange. */
    private Optional<TestData> left(Call call, Answer answer) {
        if (!answer.succeeds() || !call.method().equals("PUT")) {
            return Optional.empty();
        }
        for (Function function : Function.values()) {
            if (sameAddress(call.uri(), function.upload())) {
                return Optional.of(answer.json().path("key").asString(""))
                        .filter(key -> !key.isEmpty())
                        .map(key -> new TestData(function.upload(), TestData.Kind.DOCUMENT, key, id));
            }
            if (sameAddress(call.uri(), function.path())) {
                return Optional.of(
                        new TestData(function.path(), TestData.Kind.REGLEMENT, call.jsonText("referenceFacture"), id));
            }
        }
        return Optional.empty();
    }

    /**
     * @param function one of the two
     * @return whose rights its tests use
     */
    public Account account(Function function) {
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
    public Account otherAccount(Function function) {
        String option = function == Function.REPARATEUR ? "--autre-client-id" : "--autre-utilisateur";
        return bench.otherAccount(function)
                .orElseThrow(() -> new SkipException(new Text(
                        "un second compte n'est pas configuré (" + option + ")",
                        "a second account is not configured (" + option + ")")));
    }

    /** {@return the settings of the implicit grant} */
    public ImplicitSettings implicit() {
        return bench.target()
                .implicit()
                .orElseThrow(() -> new SkipException(new Text(
                        "implicit n'est pas configuré (--application-id, --redirect-uri, --utilisateur)",
                        "implicit is not configured (--application-id, --redirect-uri, --utilisateur)")));
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
    public String freshKey(Function function) {
        return key(account(function), function);
    }

    /**
     * @param account who uploads
     * @param function through which
     * @return the key of a file of that account's
     */
    public String key(Account account, Function function) {
        if (bench.selection().refusalsOnly()) {
            throw new IllegalStateException(id + " would upload a file, though it is said to send only refusals");
        }
        return bench.uploads().fresh(this, account, function);
    }

    /**
     * For requests that must be refused: a refused request uses up no file.
     *
     * @param function one of the two
     * @param number of the key, when a request needs several
     * @return the key of a file that no accepted request has named
     */
    public String sharedKey(Function function, int number) {
        if (bench.selection().refusalsOnly()) {
            // Nothing is uploaded: a server that overlooks the fault still finds no file, and keeps nothing.
            return UUID.nameUUIDFromBytes((function + " " + number).getBytes(StandardCharsets.UTF_8)) + ".pdf";
        }
        return bench.uploads().shared(this, account(function), function, number);
    }

    /** Forgets the shared keys, since a request that should have been refused may have used them up. */
    public void keysMayBeUsedUp() {
        bench.uploads().forgetShared();
    }

    /**
     * @param required of whom; raised to the test's own level
     * @param holds whether it is so
     * @param expected what is required
     * @param received what came
     */
    public void require(Level required, boolean holds, Text expected, Text received) {
        Level effective = level.compareTo(required) > 0 ? level : required;
        if (!holds && (effective != Level.CONTRAT || strict())) {
            throw new NonconformityError(new Nonconformity(effective, expected, received));
        }
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
                                    Level.CONTRAT,
                                    new Text("un échange conforme au contrat", "an exchange as the contract has it"),
                                    fault))));
        }
        return faults;
    }

    private Optional<Operation> operation(Call call) {
        return contract().operations().stream()
                .filter(operation ->
                        operation.method().equals(call.method()) && sameAddress(call.uri(), operation.path()))
                .findFirst();
    }

    private boolean sameAddress(URI uri, String path) {
        return uri.toString()
                .split("[?#]", 2)[0]
                .equals(bench.target().address(path).toString());
    }
}
