package lu.lalux.assure.cli.reading;

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
 * Puts a cell, as a spreadsheet writes it, into the contract's form, where it can mean one thing only; what could mean two
 * stays as it is, and the contract's check refuses it.
 */
final class Cells {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})");

    /** 1853,4 · 1 853,40 · 1.853,40 · 1,853.40 · 1853.40 €. Not 1.853: a thousand or a unit? */
    private static final List<Pattern> AMOUNTS = List.of(
            Pattern.compile("(\\d+)(?:[.,](\\d{1,2}))?"),
            Pattern.compile("(\\d{1,3}(?:[ \\u00A0\\u202F]\\d{3})+)(?:[.,](\\d{1,2}))?"),
            Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+),(\\d{1,2})"),
            Pattern.compile("(\\d{1,3}(?:,\\d{3})+)\\.(\\d{1,2})"));

    private static final Pattern CURRENCY = Pattern.compile("[ \\u00A0\\u202F]*(?:€|EUR)$");

    /** What a spreadsheet makes of a long number: its last digits are gone. */
    private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d+)?E\\+\\d+");

    private static final Set<String> YES = Set.of("true", "oui", "vrai", "yes", "ja", "wahr");
    private static final Set<String> NO = Set.of("false", "non", "faux", "no", "nein", "falsch");

    private final Texts texts;

    Cells(Texts texts) {
        this.texts = texts;
    }

    /**
     * Puts the cell into the request.
     *
     * @return what is wrong with it, if that cannot be seen by the contract
     */
    Optional<Finding> put(ObjectNode content, Field field, String cell) {
        String name = field.name();
        String lowerCase = cell.toLowerCase(Locale.ROOT);
        switch (field.kind()) {
            case DATE -> content.put(name, day(cell));
            case AMOUNT -> content.put(name, amount(cell));
            case INTEGER -> {
                if (cell.matches("\\d{1,9}")) {
                    content.put(name, Integer.parseInt(cell));
                } else {
                    content.put(name, cell);
                }
            }
            case BOOLEAN -> {
                if (YES.contains(lowerCase) || NO.contains(lowerCase)) {
                    content.put(name, YES.contains(lowerCase));
                } else {
                    content.put(name, cell);
                }
            }
            default -> {
                content.put(name, cell);
                if (ROUNDED.matcher(cell).matches()) {
                    return Optional.of(Finding.at(name, "type-invalide", texts.say("csv.rounded", cell)));
                }
            }
        }
        return Optional.empty();
    }

    private static String amount(String cell) {
        String count = CURRENCY.matcher(cell).replaceFirst("");
        for (Pattern form : AMOUNTS) {
            Matcher amount = form.matcher(count);
            if (amount.matches()) {
                String whole = amount.group(1).replaceAll("\\D", "");
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
