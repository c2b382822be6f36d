package lu.lalux.assure.stub.contract;

import java.util.function.Consumer;
import lu.lalux.assure.stub.problem.Message;
import tools.jackson.databind.JsonNode;

/** A string of a request that is too long to be held in memory, and is consumed while the body is parsed. */
public interface StreamedField {

    /** The field's name in the contract. */
    String name();

    /**
     * Consumes the string.
     *
     * @param misfit is told when the content is not what the contract describes
     * @return a short string to validate in its stead: empty if it was empty, else any that fits
     */
    JsonNode read(LongString string, Consumer<Message> misfit);
}
