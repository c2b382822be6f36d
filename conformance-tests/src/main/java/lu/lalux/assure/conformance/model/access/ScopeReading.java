package lu.lalux.assure.conformance.model.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model server makes of the parameter {@code scope}: RFC 6749 section 3.3, D27. */
public class ScopeReading {

    /**
     * @param asked the parameter
     * @param grantable the scopes of who asks
     * @return what is granted; nothing when something is asked for that is not
     */
    public Optional<String> granted(String asked, List<String> grantable) {
        return isShort(asked) && grantable.containsAll(Arrays.asList(asked.split(" ", -1)))
                ? Optional.of(asked)
                : Optional.empty();
    }

    /** {@return whether it is not longer than the contract lets it be} */
    protected boolean isShort(String asked) {
        return asked.length() <= 512;
    }
}
