package lu.lalux.assure.conformance.suite.run;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.implementation.data.OwnValues;
import lu.lalux.assure.conformance.suite.result.Urgency;

/** What every test of a run shares: the target, the contract, the register, tokens. Nothing of it is static. */
public final class Bench {

    private final Target target;
    private final Selection selection;
    private final Contract contract;
    private final Register register;
    private final RunMode mode;
    private final Patience patience;
    private final Optional<Tokens> tokens;
    private final Optional<Account> expert;
    private final Twins twins;
    private final Readings readings;
    private final Ledger ledger;
    private final Uploads uploads;
    private final Early early;
    private final OwnValues ownValues;
    private final Map<String, URI> addresses;
    private final String mark;
    private final AtomicInteger count;

    /** Why nothing more is tested, if so. */
    private final AtomicReference<Text> halted;

    Bench(
            Target target,
            Selection selection,
            Contract contract,
            Register register,
            RunMode mode,
            Patience patience,
            Optional<Tokens> tokens,
            Optional<Account> expert,
            Twins twins,
            Readings readings,
            Ledger ledger,
            Early early) {
        this.target = target;
        this.selection = selection;
        this.contract = contract;
        this.register = register;
        this.mode = mode;
        this.patience = patience;
        this.tokens = tokens;
        this.expert = expert;
        this.twins = twins;
        this.readings = readings;
        this.ledger = ledger;
        this.uploads = new Uploads();
        this.early = early;
        this.ownValues = new OwnValues(target.data());
        this.addresses = new ConcurrentHashMap<>();
        this.mark = "CONF-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        this.count = new AtomicInteger();
        this.halted = new AtomicReference<>();
    }

    private Bench(Bench whole, Urgency urgency) {
        this.target = whole.target;
        this.selection = whole.selection;
        this.contract = whole.contract;
        this.register = whole.register;
        this.mode = whole.mode.only(urgency);
        this.patience = whole.patience;
        this.tokens = whole.tokens;
        this.expert = whole.expert;
        this.twins = whole.twins;
        this.readings = whole.readings;
        this.ledger = whole.ledger;
        this.uploads = whole.uploads;
        this.early = whole.early;
        this.ownValues = whole.ownValues;
        this.addresses = whole.addresses;
        this.mark = whole.mark;
        this.count = whole.count;
        this.halted = whole.halted;
    }

    /** {@return the same for a part of the tests} */
    Bench only(Urgency urgency) {
        return new Bench(this, urgency);
    }

    /** {@return what is tested} */
    public Target target() {
        return target;
    }

    /** {@return the contract} */
    public Contract contract() {
        return contract;
    }

    /** {@return the address of the path, made once: each exchange is compared with several} */
    URI address(String path) {
        return addresses.computeIfAbsent(path, target::address);
    }

    Selection selection() {
        return selection;
    }

    Register register() {
        return register;
    }

    RunMode mode() {
        return mode;
    }

    Patience patience() {
        return patience;
    }

    /** {@return whether this test is to be run now} */
    boolean takes(String id, RegisterEntry requirement) {
        return selection.takes(id, requirement)
                && (mode.urgency().isEmpty() || mode.urgency().get() == Urgency.of(requirement));
    }

    /** Nothing more is tested, for the first reason that is given. */
    void halt(Text reason) {
        halted.compareAndSet(null, reason);
    }

    /** {@return why nothing more is tested, if so} */
    Optional<Text> halted() {
        return Optional.ofNullable(halted.get());
    }

    /** {@return the beginning of each reference of this run} */
    String mark() {
        return mark;
    }

    Ledger ledger() {
        return ledger;
    }

    Twins twins() {
        return twins;
    }

    Readings readings() {
        return readings;
    }

    Uploads uploads() {
        return uploads;
    }

    Early early() {
        return early;
    }

    OwnValues ownValues() {
        return ownValues;
    }

    Tokens tokens() {
        return tokens.orElseThrow();
    }

    /** {@return whether the tests are only named, not run} */
    boolean listing() {
        return tokens.isEmpty();
    }

    /**
     * @param function one of the two
     * @return whose rights its tests use; nobody when the target was given nobody for it
     */
    public Optional<Account> account(Fonction function) {
        return function == Fonction.REPARATEUR ? Optional.of(new Account.Client(target.client())) : expert;
    }

    /**
     * @param function one of the two
     * @return another account with the same rights, if there is one
     */
    public Optional<Account> otherAccount(Fonction function) {
        return function == Fonction.REPARATEUR
                ? target.otherClient().map(Account.Client::new)
                : target.implicit()
                        .flatMap(implicit -> target.otherUser().map(user -> new Account.Person(implicit, user)));
    }

    /** {@return a reference that no request had before, recognisable as the suite's} */
    public String reference() {
        return mark + "-" + count.incrementAndGet();
    }
}
