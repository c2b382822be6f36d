package lu.lalux.assure.cli.reading.table;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;

/**
 * Which table it is.
 *
 * @param file its file
 * @param sheet the sheet of a workbook; null in a CSV, which has none
 */
public record TableName(Path file, String sheet) {

    private static final Pattern SOURCE = Pattern.compile("(?<file>.+?)(?:\\[(?<sheet>.+)\\])?:(?<line>\\d+)");

    /** What a request of it goes by. */
    public String source(int line) {
        return file.getFileName() + (sheet == null ? "" : "[" + Wording.printable(sheet) + "]") + ":" + line;
    }

    /** A line of it, in words. */
    public String place(int line, Texts texts) {
        return sheet == null
                ? texts.say("csv.place", file, line)
                : texts.say("workbook.place", file, Wording.printable(sheet), line);
    }

    /**
     * What a request goes by, in words.
     *
     * @param source made by {@link #source}, or a file's own name, which stays as it is
     */
    public static String words(String source, Texts texts) {
        Matcher line = SOURCE.matcher(source);
        if (!line.matches()) {
            return source;
        }
        String sheet = line.group("sheet");
        return sheet == null
                ? texts.say("csv.place", line.group("file"), line.group("line"))
                : texts.say("table.place", line.group("file"), sheet, line.group("line"));
    }
}
