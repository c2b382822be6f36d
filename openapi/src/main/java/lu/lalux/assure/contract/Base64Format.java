package lu.lalux.assure.contract;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.Base64;

/** {@code format: byte}, which the validator leaves unchecked: RFC 4648, section 4, with padding (D23). */
final class Base64Format implements Format {

    @Override
    public String getName() {
        return "byte";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        try {
            return value.length() % 4 == 0 && Base64.getDecoder().decode(value) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
