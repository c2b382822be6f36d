package lu.lalux.assure.stub.journal;

import java.util.List;

/**
 * Why a request was refused.
 *
 * @param problem the problem's type, or the error of RFC 6749
 * @param meaning what the contract says of it
 * @param clause what the operation comes from ({@code x-source})
 * @param remedy what to do
 * @param page of the documentation, an address on this server
 * @param faults all that the answer named
 */
public record ExplainedRefusal(
        String problem, String meaning, String clause, String remedy, String page, List<ExplainedFault> faults) {

    public ExplainedRefusal {
        faults = List.copyOf(faults);
    }
}
