package lu.lalux.assure.stub.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    /** MessageFormat drops a single apostrophe, and takes what follows it literally. */
    private static final Pattern SINGLE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");

    static Stream<String> bundles() {
        return Stream.of(Messages.BUNDLES);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameMessages(String bundle) {
        assertThat(new TreeSet<>(ResourceBundle.getBundle(bundle, Locale.FRENCH).keySet()))
                .isEqualTo(new TreeSet<>(
                        ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void apostrophesAreWrittenTwice(String bundle) {
        for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            ResourceBundle messages = ResourceBundle.getBundle(bundle, locale);
            for (String key : messages.keySet()) {
                assertThat(SINGLE_APOSTROPHE.matcher(messages.getString(key)).find())
                        .as("%s in %s: a single apostrophe", key, locale)
                        .isFalse();
            }
        }
    }
}
