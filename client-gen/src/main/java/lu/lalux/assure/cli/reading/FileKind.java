package lu.lalux.assure.cli.reading;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a file of requests is, by its name. */
public enum FileKind {
    JSON(".json"),
    CSV(".csv"),
    WORKBOOK(".xlsx"),
    OPEN_DOCUMENT(".ods"),
    /** A workbook of a kind that is not read: with macros, binary, or a template. */
    OTHER_WORKBOOK(".xls", ".xlsm", ".xlsb", ".xlt", ".xltx", ".xltm", ".ots"),
    OTHER;

    /**
     * How a spreadsheet calls what it keeps beside a workbook that is open, and macOS what it keeps beside any file
     * elsewhere.
     */
    private static final List<String> LEFT_BESIDE = List.of("~$", "._");

    private final List<String> ends;

    FileKind(String... ends) {
        this.ends = List.of(ends);
    }

    /**
     * {@return the kind that a file of this name is, in any case; what another program keeps beside a file is {@code
     * OTHER}}
     */
    public static FileKind of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (LEFT_BESIDE.stream().anyMatch(name::startsWith)) {
            return OTHER;
        }
        return Arrays.stream(values())
                .filter(kind -> kind.ends.stream().anyMatch(name::endsWith))
                .findFirst()
                .orElse(OTHER);
    }

    /** {@return whether it is a table of requests} */
    public boolean isTable() {
        return this == CSV || this == WORKBOOK || this == OPEN_DOCUMENT;
    }
}
