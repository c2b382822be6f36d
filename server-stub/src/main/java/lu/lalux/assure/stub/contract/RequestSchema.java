package lu.lalux.assure.stub.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import lu.lalux.assure.stub.openapi.ContractFile;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The one validation of a request's body, against the contract's schema of that name. */
public final class RequestSchema {

    private final Schema schema;
    private final Fields fields;
    private final SchemaFaults faults;
    private final Tolerance tolerance;
    private final long structure;

    /** @param structure how many bytes of a body may be neither text nor blank */
    RequestSchema(ContractFile contract, String name, Schema schema, Tolerance tolerance, long structure) {
        this.schema = schema;
        this.tolerance = tolerance;
        this.structure = structure;
        this.fields = new Fields(contract, name);
        this.faults = new SchemaFaults(contract, fields);
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
        return fields.haveFile();
    }

    private ObjectNode readBody(InputStream body, @Nullable StreamedField streamed) throws IOException {
        ObjectReader reader = new ObjectReader(fields, tolerance, streamed);
        JsonSyntax.read(body, structure, reader::read);
        List<Error> errors = schema.validate(reader.values());
        if (!errors.isEmpty() || !reader.faults().isEmpty()) {
            List<Fault> all = faults.of(errors, reader.values(), reader.faults());
            throw new ProblemException(Problem.ofFaults(ProblemType.CHAMPS_INVALIDES, all, reader.uncounted()));
        }
        return reader.values();
    }
}
