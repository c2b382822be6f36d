package lu.lalux.assure.stub.tolerance;

import java.util.Optional;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import org.springframework.stereotype.Component;

/**
 * Whether the tolerated forms (T1 to T6) are refused now: as the sandbox was told, by the account or for all, or else
 * as the setting has it.
 */
@Component
public final class Strictness {

    private final Optional<StrictOrder> order;
    private final CurrentAccount account;
    private final boolean setting;

    public Strictness(ToleranceSettings settings, Optional<StrictOrder> order, CurrentAccount account) {
        this.order = order;
        this.account = account;
        this.setting = settings.strict();
    }

    /** To who sends the current request. */
    public boolean isStrict() {
        return isStrictTo(account.known());
    }

    /** To an application or a person that may only be claimed so far; to nobody in particular where there is none. */
    public boolean isStrictTo(Optional<String> name) {
        return order.flatMap(told -> name.map(told::strict).orElseGet(told::strict))
                .orElse(setting);
    }
}
