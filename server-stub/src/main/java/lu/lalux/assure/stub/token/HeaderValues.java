package lu.lalux.assure.stub.token;

import java.util.function.Predicate;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What Spring's firewall allows as a header's value, without its regular expression for values that are printable ASCII, as
 * nearly all are: every look at a header is checked, and on an access token that one expression cost more than the rest of
 * a small request.
 */
final class HeaderValues implements Predicate<String> {

    @Override
    public boolean test(String value) {
        return isPrintable(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value);
    }

    private static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
