package lu.lalux.assure.stub.problem;

import java.nio.charset.StandardCharsets;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * All texts that are there in both languages: of problems, of the pages that a person sees, of the console; one bundle
 * a feature. In a bundle an apostrophe is written twice, as {@link java.text.MessageFormat} has it.
 */
@Component
public final class Messages {

    static final String[] BUNDLES = {
        "messages/problem",
        "messages/contract",
        "messages/document",
        "messages/reglement",
        "messages/token",
        "messages/sandbox",
        "messages/gestion",
        "messages/console",
        "messages/start"
    };

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    public Messages() {
        source.setBasenames(BUNDLES);
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    public String text(Message message, Language language) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message nested ? text(nested, language) : argument)
                .toArray();
        return source.getMessage(message.key(), arguments, language.locale());
    }

    /** In both languages, for a console whose reader's nobody knows. */
    public String bilingual(Message message) {
        return text(message, Language.FR) + " / " + text(message, Language.EN);
    }

    /** The same, a line each. */
    String lines(Message message) {
        return text(message, Language.FR) + System.lineSeparator() + text(message, Language.EN);
    }
}
