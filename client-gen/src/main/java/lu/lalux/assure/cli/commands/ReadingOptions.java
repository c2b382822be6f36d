package lu.lalux.assure.cli.commands;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.cli.reading.Choices;
import lu.lalux.assure.cli.reading.FolderReader;
import lu.lalux.assure.cli.reading.Mapping;
import lu.lalux.assure.cli.reading.MappingDraft;
import lu.lalux.assure.cli.reading.table.TableEncoding;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How folders and tables are read. */
final class ReadingOptions {

    @Option(
            names = {"--fonction", "--function"},
            paramLabel = "reparateur|expert",
            descriptionKey = "option.function-told")
    private Fonction fonction;

    @Option(
            names = {"--encodage", "--encoding"},
            paramLabel = "UTF-8|windows-1252",
            descriptionKey = "option.encoding",
            defaultValue = "UTF-8",
            converter = ByName.class)
    private TableEncoding encoding;

    @Option(
            names = {"--feuille", "--sheet"},
            paramLabel = "NOM",
            descriptionKey = "option.sheet")
    private String sheet;

    @Option(
            names = {"--tableau", "--table"},
            paramLabel = "FICHIER",
            descriptionKey = "option.table")
    private String table;

    @Option(
            names = {"--colonnes", "--columns"},
            paramLabel = "FICHIER",
            descriptionKey = "option.columns")
    private Path columns;

    @Mixin
    private Concessions concessions = new Concessions();

    /** Null where it is to be told by the fields. */
    Fonction fonction() {
        return fonction;
    }

    FolderReader reader(Contract contract, Texts texts) {
        return new FolderReader(contract, texts, choices(contract, texts));
    }

    MappingDraft draft(Path first, Contract contract, Texts texts) {
        return MappingDraft.of(first, fonction, contract, texts, choices(contract, texts));
    }

    private Choices choices(Contract contract, Texts texts) {
        return new Choices(
                encoding,
                Optional.ofNullable(table),
                Optional.ofNullable(sheet),
                columns == null ? Mapping.NONE : Mapping.of(columns, contract, texts),
                concessions.elsewhere());
    }

    Checker checker(Contract contract, Texts texts) {
        return concessions.checker(contract, texts);
    }

    /** By the charset's usual name, in any case. */
    static final class ByName implements ITypeConverter<TableEncoding> {
        @Override
        public TableEncoding convert(String value) {
            return TableEncoding.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
