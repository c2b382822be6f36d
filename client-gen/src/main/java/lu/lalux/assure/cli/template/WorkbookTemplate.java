package lu.lalux.assure.cli.template;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import lu.lalux.assure.contract.Field;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook whose columns have the right formats already: a text keeps its leading zeros, a date is one. */
final class WorkbookTemplate {

    private static final String APPLICATION = "Assure";
    private static final String SHADE = "E8EEF7";
    private static final String GREY = "6B6B6B";

    /** Below the headings, so many lines offer the values that a cell can have. */
    private static final int LINES = 1_000;

    private static final int NARROW = 14;
    private static final int WIDE = 60;

    private final Template template;
    private final Legend legend;

    WorkbookTemplate(Template template, Legend legend) {
        this.template = template;
        this.legend = legend;
    }

    void write(OutputStream output) throws IOException {
        try (Workbook workbook = new Workbook(output, APPLICATION, "1.0")) {
            table(workbook.newWorksheet(template.sheet()));
            explain(workbook.newWorksheet(template.texts().say("template.legend")));
        }
    }

    private void table(Worksheet sheet) {
        List<Field> fields = template.fields();
        for (int column = 0; column < fields.size(); column++) {
            Field field = fields.get(column);
            String heading = legend.heading(field);
            sheet.value(0, column, heading);
            sheet.style(column).format(format(field)).set();
            sheet.width(column, Math.max(NARROW, heading.length() + 2));
            var style = sheet.style(0, column).format("@").fillColor(SHADE);
            (field.required() ? style.bold() : style.italic()).set();
            example(sheet, column, field);
            sheet.style(1, column)
                    .format(format(field))
                    .italic()
                    .fontColor(GREY)
                    .set();
            String values = values(field);
            if (!values.isEmpty()) {
                sheet.range(1, column, LINES, column).validateWithListByFormula('"' + values + '"');
            }
        }
        sheet.freezePane(0, 1);
    }

    private void example(Worksheet sheet, int column, Field field) {
        String example = template.example(field);
        switch (field.kind()) {
            case DATE -> sheet.value(1, column, LocalDate.parse(example));
            case AMOUNT -> sheet.value(1, column, new BigDecimal(example));
            case INTEGER -> sheet.value(1, column, Integer.valueOf(example));
            default -> sheet.value(1, column, example);
        }
    }

    private static String format(Field field) {
        return switch (field.kind()) {
            case DATE -> "dd/mm/yyyy";
            case AMOUNT -> "0.00";
            case INTEGER -> "0";
            default -> "@";
        };
    }

    private String values(Field field) {
        return switch (field.kind()) {
            case CHOICE -> String.join(",", field.values());
            case BOOLEAN ->
                template.texts().say("template.yes") + "," + template.texts().say("template.no");
            default -> "";
        };
    }

    private void explain(Worksheet sheet) {
        List<String> headings = legend.headings();
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().fillColor(SHADE).set();
            sheet.width(column, column < 2 ? WIDE / 2 : column == 2 ? NARROW : WIDE);
        }
        int row = 1;
        for (List<String> cells : legend.rows()) {
            for (int column = 0; column < cells.size(); column++) {
                sheet.value(row, column, cells.get(column));
                sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
            row++;
        }
        for (String note : legend.notes()) {
            row++;
            sheet.value(row, 0, note);
        }
        sheet.freezePane(0, 1);
    }
}
