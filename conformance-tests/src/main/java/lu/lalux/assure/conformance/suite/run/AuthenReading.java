package lu.lalux.assure.conformance.suite.run;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.reading.Candidates;
import lu.lalux.assure.conformance.suite.reading.Form;
import lu.lalux.assure.conformance.suite.reading.Trait;

/** How {@code POST /authen} is read: sought once, when it is first needed, by the person's own right request. */
final class AuthenReading {

    private final Target target;
    private final Patience patience;
    private final ReadingPolicy policy;
    private Set<Trait> taken;

    AuthenReading(Target target, Patience patience, ReadingPolicy policy) {
        this.target = target;
        this.patience = patience;
        this.policy = policy;
        policy.forced().ifPresent(forced -> {
            taken = EnumSet.noneOf(Trait.class);
            taken.addAll(forced);
            taken.retainAll(EnumSet.of(Trait.AUTHEN_FORM, Trait.ONE_SCOPE));
        });
    }

    /** {@return the form of its requests; the contract's, where no reading matters} */
    synchronized Form form() {
        if (taken == null && policy.sought()) {
            taken = target.implicit().map(this::seek).orElse(Set.of());
        }
        return taken == null ? Form.CONTRACTS : Form.ofAuthen(taken);
    }

    /** {@return what is known of it; nothing when it was never needed} */
    synchronized Optional<Set<Trait>> taken() {
        return Optional.ofNullable(taken);
    }

    private Set<Trait> seek(ImplicitSettings implicit) {
        Account person = new Account.Person(implicit, implicit.user());
        Call right = person.tokenCall(target, TokenForm.BASIC_FORM, Fonction.EXPERT.scopes());
        for (Set<Trait> traits : Candidates.ofAuthen()) {
            try {
                if (person.read(patience.send(Form.ofAuthen(traits).write(right), exchange -> {}))
                        .isPresent()) {
                    return traits;
                }
            } catch (NoAnswerException e) {
                break; // the tests will tell
            }
        }
        return Set.of();
    }
}
