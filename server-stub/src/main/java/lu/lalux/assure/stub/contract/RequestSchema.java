package lu.lalux.assure.stub.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Fault;
import lu.lalux.assure.contract.FieldKind;
import lu.lalux.assure.contract.Fields;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.tolerance.AcceptedBodies;
import lu.lalux.assure.stub.tolerance.Strictness;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one validation of a request's body, against the contract's schema of that name. */
public final class RequestSchema {

    private final Contract contract;
    private final Fields fields;
    private final FaultWords words;
    private final Strictness strictness;
    private final AcceptedBodies accepted;
    private final long structure;

    /** @param structure how many bytes of a body may be neither text nor blank */
    RequestSchema(Contract contract, String name, Strictness strictness, AcceptedBodies accepted, long structure) {
        this.contract = contract;
        this.strictness = strictness;
        this.accepted = accepted;
        this.structure = structure;
        this.fields = contract.fields(name);
        this.words = new FaultWords(fields);
        // Compiled now: a constraint that no code stands for ends the start, and no request waits for the rest.
        contract.schemas().faults(name, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Reads and validates a body.
     *
     * @return its fields, valid, tolerated forms undone
     * @throws ProblemException with everything that is wrong with it
     * @throws IOException when it cannot be received
     */
    public ObjectNode read(InputStream body) throws IOException {
        return readBody(body, null);
    }

    /** The same, with one long string that is consumed on the way. */
    public ObjectNode read(InputStream body, StreamedField streamed) throws IOException {
        return readBody(body, streamed);
    }

    /** Whether it has a file, which only {@link StreamedField} can read. */
    boolean hasFile() {
        return fields.all().stream().anyMatch(field -> field.kind() == FieldKind.FILE);
    }

    private ObjectNode readBody(InputStream body, @Nullable StreamedField streamed) throws IOException {
        ObjectReader reader =
                new ObjectReader(fields, strictness.isStrict() ? Tolerance.STRICT : Tolerance.LENIENT, streamed);
        JsonSyntax.read(body, structure, reader::read);
        List<Fault> found = contract.schemas().faults(fields.schema(), reader.values());
        if (!found.isEmpty() || !reader.faults().isEmpty()) {
            throw new ProblemException(Problem.ofFaults(
                    ProblemType.CHAMPS_INVALIDES, words.of(found, reader.faults()), reader.uncounted()));
        }
        accepted.accepted(reader.tolerated());
        return reader.values();
    }
}
