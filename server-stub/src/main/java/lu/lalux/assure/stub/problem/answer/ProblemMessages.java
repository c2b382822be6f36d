package lu.lalux.assure.stub.problem.answer;

import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of problems, one bundle a feature. In a bundle an apostrophe is written twice, as {@link
 * java.text.MessageFormat} has it.
 */
@Component
final class ProblemMessages {

    static final String[] BUNDLES = {
        "messages/problem",
        "messages/contract",
        "messages/document",
        "messages/reglement",
        "messages/token",
        "messages/sandbox"
    };

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    ProblemMessages() {
        source.setBasenames(BUNDLES);
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    String text(Message message, Language language) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message nested ? text(nested, language) : argument)
                .toArray();
        return source.getMessage(message.key(), arguments, language.locale());
    }
}
