package lu.lalux.assure.cli.reading.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.ObjectNode;

/**
 * A number in a workbook, which is binary there: 0.1 + 0.2 is 0.30000000000000004. It becomes the decimal one that was
 * meant, or is refused.
 *
 * @param value as the workbook has it
 * @param format how it is shown
 * @param day which day it is, if it is shown as one
 */
record NumberCell(BigDecimal value, CellFormat format, Optional<LocalDate> day) implements TableCell {

    /** A double is exact to so many decimal digits, and a spreadsheet shows no more. */
    private static final MathContext DOUBLE = new MathContext(15);

    /** Nearer to whole cents than this is noise of the binary number: no amount is reckoned in millionths. */
    private static final BigDecimal NOISE = new BigDecimal("0.000001");

    private static final int INTEGER_DIGITS = 9;

    /** No double is further from 1 than this. */
    private static final int EXPONENT_MAX = 400;

    /** As a cell that may show nothing of it, or be no number of a spreadsheet. */
    static TableCell of(BigDecimal value, CellFormat format, Optional<LocalDate> day) {
        if (Math.abs((long) value.scale()) > EXPONENT_MAX || value.precision() > EXPONENT_MAX) {
            return new UnreadableCell(value.toString(), "workbook.error");
        }
        TableCell read = new NumberCell(value, format, day);
        return format.hides(value.signum() == 0) ? new HiddenCell(read) : read;
    }

    @Override
    public boolean empty() {
        return false;
    }

    @Override
    public String shown() {
        return day.map(LocalDate::toString).orElseGet(this::plain);
    }

    @Override
    public Optional<Finding> put(ObjectNode content, Field field, Texts texts) {
        switch (field.kind()) {
            case DATE -> {
                content.put(field.name(), shown());
                return Optional.empty();
            }
            case AMOUNT -> {
                return amount(content, field, texts);
            }
            case INTEGER -> {
                return integer(content, field, texts);
            }
            default -> {
                return text(content, field, texts);
            }
        }
    }

    private Optional<Finding> integer(ObjectNode content, Field field, Texts texts) {
        content.put(field.name(), shown());
        if (format.day() || !whole() || !plain().matches("\\d{1," + INTEGER_DIGITS + "}")) {
            return Optional.empty();
        }
        if (!format.number()) {
            return wrong(field, texts.say("workbook.no-integer", plain(), format.code()));
        }
        content.put(field.name(), Integer.parseInt(plain()));
        return Optional.empty();
    }

    private Optional<Finding> amount(ObjectNode content, Field field, Texts texts) {
        BigDecimal cents = value.setScale(2, RoundingMode.HALF_UP);
        if (format.day() || format.percent()) {
            content.put(field.name(), shown());
            return wrong(field, texts.say("workbook.no-amount", shown()));
        }
        if (!format.euros(value.signum() > 0)) {
            content.put(field.name(), plain());
            return wrong(field, texts.say("workbook.no-euros", plain(), format.code()));
        }
        if (value.subtract(cents).abs().compareTo(NOISE) >= 0) {
            content.put(field.name(), plain());
            return Optional.of(Finding.at(field.name(), "montant-invalide", texts.say("workbook.cents", plain())));
        }
        BigDecimal bare = cents.stripTrailingZeros();
        content.put(field.name(), (bare.scale() <= 0 ? bare.setScale(0) : cents).toPlainString());
        return Optional.empty();
    }

    /** A text that was typed as digits; what the person sees must be what is sent. */
    private Optional<Finding> text(ObjectNode content, Field field, Texts texts) {
        content.put(field.name(), shown());
        if (format.day()) {
            return wrong(field, texts.say("workbook.day", shown()));
        }
        OptionalInt digits = format.digits();
        if (!whole() || digits.isEmpty() || digits.getAsInt() > 0 && value.signum() < 0) {
            return wrong(field, texts.say("workbook.number", plain()));
        }
        if (plain().length() > DOUBLE.getPrecision()) {
            return wrong(field, texts.say("csv.rounded", plain()));
        }
        content.put(field.name(), "0".repeat(Math.max(0, digits.getAsInt() - plain().length())) + plain());
        return Optional.empty();
    }

    private boolean whole() {
        return decimal().scale() <= 0;
    }

    private String plain() {
        return decimal().toPlainString();
    }

    private BigDecimal decimal() {
        return value.signum() == 0 ? BigDecimal.ZERO : value.round(DOUBLE).stripTrailingZeros();
    }

    private static Optional<Finding> wrong(Field field, String text) {
        return Optional.of(Finding.at(field.name(), "type-invalide", text));
    }
}
