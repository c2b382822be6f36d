package lu.lalux.assure.junit;

import java.util.List;

/**
 * What the software that is judged has to send, as in production: each part with its own credentials, in any order, in
 * one run or several.
 *
 * @param parts the first has ordinary work, and nearly everything that can happen to it
 */
public record WorkList(List<WorkPart> parts) {

    /**
     * A list of these parts.
     *
     * @param parts see the record
     */
    public WorkList {
        parts = List.copyOf(parts);
    }

    /** {@return the first part} */
    public WorkPart first() {
        return parts.get(0);
    }
}
