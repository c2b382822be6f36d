package lu.lalux.assure.conformance.selfcheck.model.json;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What some server makes of each text before it looks at it: it keeps, and compares, another one than was sent. */
public enum TextHabit {
    /** Characters of two parts become one. */
    COMPOSES(text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
    /** What is not seen is dropped. */
    DROPS_INVISIBLE(text -> text.replaceAll("[\u200D\uFEFF]", "")),
    /** What Unicode gives no meaning becomes the sign for what is unknown. */
    REPLACES_NONCHARACTERS(text -> text.replaceAll("[\uFFFE\uFFFF]", "\uFFFD")),
    /** So does what is outside the first plane. */
    REPLACES_OTHER_PLANES(text -> text.replaceAll("[^\\x{0}-\\x{FFFF}]", "\uFFFD")),
    /** Mark-up is dropped: PHP's strip_tags, and what is to keep scripts out. */
    STRIPS_TAGS(text -> text.replaceAll("<[^>]*>", "")),
    /** Character references are read. */
    READS_ENTITIES(text -> text.replace("&amp;", "&")),
    /** Read as a form's value would be. */
    READS_PERCENTS(text -> text.replace("%41", "A")),
    /** Unusual blanks and controls become a blank. */
    FOLDS_BLANKS(text -> text.replaceAll("[\u2028\u0085\u007F]", " "));

    private final UnaryOperator<String> change;

    TextHabit(UnaryOperator<String> change) {
        this.change = change;
    }

    /**
     * {@return the name by which a {@link lu.lalux.assure.conformance.selfcheck.model.Conduct} says where it is done}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param body of a request
     * @return it with every text so changed
     */
    public ObjectNode in(ObjectNode body) {
        ObjectNode changed = JsonMapper.shared().createObjectNode();
        body.forEachEntry((name, value) -> changed.set(name, changed(changed, value)));
        return changed;
    }

    private JsonNode changed(ObjectNode nodes, JsonNode value) {
        return value.isString() ? nodes.stringNode(change.apply(value.stringValue())) : value;
    }
}
