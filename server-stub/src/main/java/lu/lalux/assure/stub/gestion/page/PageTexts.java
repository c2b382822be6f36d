package lu.lalux.assure.stub.gestion.page;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.Language;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts of the page: one template for both languages. What the script says it has from the page too, in an
 * attribute. Unlike the other bundles' these are no formats of messages: the script fills them.
 */
@Component
@Lazy
final class PageTexts {

    private static final String BUNDLE = "messages/gestion-page";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final String WORDS = "mots";

    /** The template with every place filled. */
    String filled(String template, Language language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> all = new TreeMap<>();
        bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
        String words = JsonMapper.shared().writeValueAsString(all);
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        HtmlUtils.htmlEscape(place.group(1).equals(WORDS) ? words : bundle.getString(place.group(1)))));
    }
}
