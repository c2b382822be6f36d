package lu.lalux.assure.stub.http.security;

import java.util.function.Predicate;

/**
 * What Spring's firewall allows in a header's name or value, without its regular expression for what is printable ASCII, as
 * nearly all is: every look at a header is checked, and on an access token that one expression cost more than the rest of
 * a small request.
 *
 * @param otherwise the firewall's own judgement
 */
record HeaderText(Predicate<String> otherwise) implements Predicate<String> {

    @Override
    public boolean test(String text) {
        return isPrintable(text) || otherwise.test(text);
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
