package lu.lalux.assure.stub.http;

import java.util.function.Predicate;

/**
 * Allows in a header's name or value what Spring's firewall allows, only faster. The firewall checks at every look at a
 * header, with a regular expression that on an access token took longer than the rest of a small request. Printable
 * ASCII, which nearly every header is, is passed here without it.
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
