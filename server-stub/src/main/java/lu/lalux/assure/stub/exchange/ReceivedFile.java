package lu.lalux.assure.stub.exchange;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * The file that a request brought, told by what can be told without its content.
 *
 * @param name as it was sent
 * @param size in bytes, decoded
 * @param sha256 in hexadecimal; empty where the file was not received whole, or is not kept
 */
public record ReceivedFile(String name, long size, String sha256) {

    private static final String ATTRIBUTE = ReceivedFile.class.getName();

    /** Keeps it with the request. */
    public void keepWith(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The file that was kept with a request; nothing where there is none, or its body could not be read. */
    public static Optional<ReceivedFile> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ReceivedFile file ? Optional.of(file) : Optional.empty();
    }
}
