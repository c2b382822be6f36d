package lu.lalux.assure.cli.reading.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell that is text, as a person or a spreadsheet writes it; what could mean two things stays as it is, and the
 * contract's check refuses it.
 *
 * @param text without anything around it that is not to be seen
 */
record TextCell(String text) implements TableCell {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})");

    /** 1853,4 · 1 853,40 · 1.853,40 · 1,853.40 · 1853.40 €. Not 1.853: a thousand or a unit? */
    private static final List<Pattern> AMOUNTS = List.of(
            Pattern.compile("(\\d+)(?:[.,](\\d{1,2}))?"),
            Pattern.compile("(\\d{1,3}(?:[ \\u00A0\\u202F]\\d{3})+)(?:[.,](\\d{1,2}))?"),
            Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+),(\\d{1,2})"),
            Pattern.compile("(\\d{1,3}(?:,\\d{3})+)\\.(\\d{1,2})"));

    private static final Pattern CURRENCY = Pattern.compile("[ \\u00A0\\u202F]*(?:€|EUR)$");

    private static final Pattern SEPARATOR = Pattern.compile("\\D");
    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");

    /** What a spreadsheet makes of a long number: its last digits are gone. */
    private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d+)?E\\+\\d+");

    /** What is not to be seen and no blank either: what text brings along that was copied from a page or a message. */
    private static final String UNSEEN = "\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\uFEFF";

    private static final Set<String> YES = Set.of("true", "oui", "vrai", "yes", "ja", "wahr", "o", "y", "j");
    private static final Set<String> NO = Set.of("false", "non", "faux", "no", "nein", "falsch", "n");

    /** @param given null for nothing */
    static TextCell of(String given) {
        return new TextCell(given == null ? "" : stripped(given));
    }

    /** Two references that look alike would be two invoices for the server (D19), and both of them paid. */
    private static String stripped(String given) {
        int start = 0;
        int end = given.length();
        while (start < end && unseen(given.charAt(start))) {
            start++;
        }
        while (end > start && unseen(given.charAt(end - 1))) {
            end--;
        }
        return given.substring(start, end);
    }

    /** {@link String#strip()} leaves blanks at which no line is broken. */
    private static boolean unseen(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || UNSEEN.indexOf(letter) >= 0;
    }

    @Override
    public boolean empty() {
        return text.isEmpty();
    }

    @Override
    public String shown() {
        return text;
    }

    @Override
    public TableCell in(CellForms forms, Field field) {
        return forms.read(this, field);
    }

    @Override
    public Optional<Finding> put(ObjectNode content, Field field, Texts texts) {
        String name = field.name();
        switch (field.kind()) {
            case DATE -> content.put(name, day(text));
            case AMOUNT -> content.put(name, amount(text));
            case INTEGER -> {
                if (INTEGER.matcher(text).matches()) {
                    content.put(name, Integer.parseInt(text));
                } else {
                    content.put(name, text);
                }
            }
            case BOOLEAN -> {
                String lowerCase = text.toLowerCase(Locale.ROOT);
                if (YES.contains(lowerCase) || NO.contains(lowerCase)) {
                    content.put(name, YES.contains(lowerCase));
                } else {
                    content.put(name, text);
                }
            }
            case CHOICE -> content.put(name, choice(field));
            default -> {
                content.put(name, text);
                if (ROUNDED.matcher(text).matches()) {
                    return Optional.of(Finding.at(name, "type-invalide", texts.say("csv.rounded", text)));
                }
            }
        }
        return Optional.empty();
    }

    /** Small letters are taken for capitals, where no other value is written alike. */
    private String choice(Field field) {
        List<String> alike =
                field.values().stream().filter(text::equalsIgnoreCase).toList();
        return alike.size() == 1 ? alike.get(0) : text;
    }

    private static String amount(String cell) {
        String count = CURRENCY.matcher(cell).replaceFirst("");
        for (Pattern form : AMOUNTS) {
            Matcher amount = form.matcher(count);
            if (amount.matches()) {
                String whole = SEPARATOR.matcher(amount.group(1)).replaceAll("");
                return amount.group(2) == null ? whole : whole + "." + amount.group(2);
            }
        }
        return cell;
    }

    /** Day first, as in Luxembourg; what is no day is left, so that the person sees what they wrote. */
    private static String day(String cell) {
        Matcher day = DAY.matcher(cell);
        if (!day.matches()) {
            return cell;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(day.group(4)),
                            Integer.parseInt(day.group(3)),
                            Integer.parseInt(day.group(1)))
                    .toString();
        } catch (DateTimeException e) {
            return cell;
        }
    }
}
