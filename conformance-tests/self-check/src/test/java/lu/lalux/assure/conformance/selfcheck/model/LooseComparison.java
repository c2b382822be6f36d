package lu.lalux.assure.conformance.selfcheck.model;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;

/** What a careless comparison does to a text before it compares it. */
public enum LooseComparison {
    CASE,
    ACCENT,
    BLANK_BEFORE,
    BLANK_AFTER,
    BLANKS_INSIDE,
    WIDTH,
    SHARP_S,
    COMPOSED,
    SUPPLEMENTARY,
    KANA,
    DOTLESS,
    INVISIBLE,
    HYPHEN,
    DASHES,
    QUOTES,
    BACKSLASH,
    FOLDER,
    HASH,
    NUL,
    /** As a number, where it is one. */
    ZEROS,
    /** As a number with fifteen digits or so. */
    LONG_NUMBER,
    /** A column that is one character too short. */
    END;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** {@return its name in ids} */
    public String word() {
        return word;
    }

    String of(String text, long longest) {
        return switch (this) {
            case CASE -> text.toLowerCase(Locale.ROOT);
            case ACCENT -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
            case BLANK_BEFORE -> text.stripLeading();
            case BLANK_AFTER -> text.stripTrailing();
            case BLANKS_INSIDE -> text.replaceAll(" +", " ");
            case WIDTH -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case SHARP_S -> text.replace("ß", "ss");
            case COMPOSED -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case SUPPLEMENTARY -> text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?");
            case KANA -> text.replace('\u30a2', '\u3042');
            case DOTLESS -> text.replace('\u0131', 'i');
            case INVISIBLE -> text.replace("\u200b", "");
            case DASHES -> text.replace('\u2013', '-');
            case QUOTES -> text.replace('\u2019', '\'');
            case FOLDER -> text.substring(text.lastIndexOf('/') + 1);
            case HASH -> String.valueOf(text.hashCode());
            case HYPHEN -> text.replace("-", "");
            case BACKSLASH -> text.replace("\\", "");
            case NUL -> text.split("\0", 2)[0];
            case ZEROS -> text.matches("[0-9]+") ? new BigDecimal(text).toPlainString() : text;
            case LONG_NUMBER -> text.matches("[0-9]+") ? String.valueOf(Double.parseDouble(text)) : text;
            case END -> text.substring(0, (int) Math.min(text.length(), longest - 1));
        };
    }
}
