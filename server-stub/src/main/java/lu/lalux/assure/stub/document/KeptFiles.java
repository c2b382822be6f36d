package lu.lalux.assure.stub.document;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Says which files keys stand for. */
@Service
public class KeptFiles {

    private final DocumentRepository documents;

    KeptFiles(DocumentRepository documents) {
        this.documents = documents;
    }

    /**
     * The files of these keys, those that are removed by now included.
     *
     * @param keys a few hundred at most
     * @return by key; a key that nobody was ever given is not there
     */
    public Map<String, KeptFile> of(Set<String> keys) {
        return documents.described(keys);
    }
}
