package lu.lalux.assure.stub.tolerance;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the tolerated forms (T1 to T6) are refused now: as the sandbox was told, or else as the setting has it. */
@Component
public final class Strictness {

    private final Optional<StrictOrder> order;
    private final boolean setting;

    public Strictness(ToleranceSettings settings, Optional<StrictOrder> order) {
        this.order = order;
        this.setting = settings.strict();
    }

    public boolean isStrict() {
        return order.flatMap(StrictOrder::strict).orElse(setting);
    }
}
