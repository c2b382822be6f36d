package lu.lalux.assure.stub.reglement;

import java.time.Instant;
import java.util.List;
import lu.lalux.assure.stub.document.KeptFile;

/**
 * A request that was answered {@code 202}, with the files that it names.
 *
 * @param account whose it is
 * @param function by which it came, its code
 * @param received when
 * @param content its fields, as JSON, tolerated forms undone
 * @param files those that it names, in the contract's order
 */
public record LatestRequest(String account, String function, Instant received, String content, List<NamedFile> files) {

    /**
     * A file as a request names it.
     *
     * @param field that has the key
     * @param key of the file
     * @param file which that is
     */
    public record NamedFile(String field, String key, KeptFile file) {}
}
