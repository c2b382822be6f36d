package lu.lalux.assure.cli.reading;

import java.nio.file.Path;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;

/**
 * Which table it is.
 *
 * @param file its file
 * @param sheet the sheet of a workbook; null in a CSV, which has none
 */
record TableName(Path file, String sheet) {

    /** What a request of it goes by. */
    String source(int line) {
        return file.getFileName() + (sheet == null ? "" : "[" + Wording.printable(sheet) + "]") + ":" + line;
    }

    /** A line of it, in words. */
    String place(int line, Texts texts) {
        return sheet == null
                ? texts.say("csv.place", file, line)
                : texts.say("workbook.place", file, Wording.printable(sheet), line);
    }
}
