package lu.lalux.assure.conformance.register;

import java.util.Map;

/**
 * A text that a person reads, in French and in English.
 *
 * @param fr French
 * @param en English
 */
public record Text(String fr, String en) {

    /**
     * @param same what reads alike in both languages: a status, a value
     * @return the text
     */
    public static Text both(String same) {
        return new Text(same, same);
    }

    /** {@return whether it reads alike in both languages} */
    public boolean same() {
        return fr.equals(en);
    }

    /**
     * @param language the reader's
     * @return the text in it
     */
    public String in(Language language) {
        return language == Language.EN ? en : fr;
    }

    /** {@return the text in both languages on one line, for where the reader's is not known yet} */
    public String inBoth() {
        return fr.equals(en) ? fr : fr + " / " + en;
    }

    /**
     * @param values what stands for each name in braces
     * @return the text with the values in their places
     */
    public Text with(Map<String, String> values) {
        String french = fr;
        String english = en;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String place = "{" + value.getKey() + "}";
            french = french.replace(place, value.getValue());
            english = english.replace(place, value.getValue());
        }
        return new Text(french, english);
    }
}
