package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import lu.lalux.assure.stub.contract.LongString;
import lu.lalux.assure.stub.contract.StreamedField;
import lu.lalux.assure.stub.problem.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The field {@code file}, decoded into a {@link FileIntake} while it is parsed. */
final class FileField implements StreamedField {

    /** Stands for any content that is not empty. */
    private static final String SOME_CONTENT = "AAAA";

    private final FileIntake intake;

    FileField(FileIntake intake) {
        this.intake = intake;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public JsonNode read(LongString string, Consumer<Message> misfit) {
        try (Base64Decoding base64 = new Base64Decoding(intake)) {
            string.read(base64::take, base64);
            Optional<Message> fault = base64.finish();
            fault.ifPresent(misfit);
            boolean empty = fault.isEmpty() && intake.size() == 0;
            return JsonNodeFactory.instance.stringNode(empty ? "" : SOME_CONTENT);
        } catch (IOException impossible) {
            // The intake keeps its failures to itself.
            throw new UncheckedIOException(impossible);
        }
    }
}
