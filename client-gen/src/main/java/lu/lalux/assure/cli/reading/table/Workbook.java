package lu.lalux.assure.cli.reading.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A workbook that is open, whichever program wrote it. */
interface Workbook extends Closeable {

    List<Sheet> sheets();

    /** A sheet of it. */
    interface Sheet {

        String name();

        boolean visible();

        /** {@return one of the texts that their format shows otherwise than they are, or hides} */
        Optional<Otherwise> otherwise() throws IOException;

        /** @param next takes each line, and says whether it wants another */
        void each(Predicate<TableRow> next) throws IOException;
    }

    /**
     * A text that is shown otherwise than it is.
     *
     * @param place the name of its cell
     */
    record Otherwise(String place, String format) {}
}
