package lu.lalux.assure.conformance.selfcheck.model.login;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.model.FormReading;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;

/** Leaves in parameters what should be decoded. */
public final class WrongFormReading extends FormReading {

    private final Conduct conduct;

    /** @param conduct what is done wrongly */
    public WrongFormReading(Conduct conduct) {
        this.conduct = conduct;
    }

    @Override
    protected Map<String, List<String>> parameters(String path, String written) {
        String encoded = written;
        if (written != null && conduct.has(Slip.PLUS_KEPT, path)) {
            encoded = written.replace("+", "%2B");
        }
        if (written != null && conduct.has(Slip.PERCENT_20_KEPT, path)) {
            encoded = written.replace("%20", "%2520");
        }
        return super.parameters(path, encoded);
    }

    @Override
    protected String name(String path, String encoded) {
        return conduct.has(Slip.NAMES_NOT_DECODED, path) ? encoded : super.name(path, encoded);
    }
}
