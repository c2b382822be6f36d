package lu.lalux.assure.conformance.judge.scenario;

import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.Access;
import tools.jackson.databind.JsonNode;

/**
 * A request that waits for its answer.
 *
 * @param subject what it is about
 * @param nth of those of one kind about one invoice (and one file), this one included; from 1
 * @param request the request; with the first bytes of its body only when it is not whole yet
 * @param body what the request says; missing when it is no JSON, or still arriving
 * @param early whether it is still arriving
 * @param client whose credentials, or whose token, it came with; empty when they are nobody's
 * @param token that it came with; empty when with none
 * @param access all credentials of the session
 * @param log what was before it
 * @param contract that is kept to
 * @param tempo how fast the session goes
 */
public record PendingRequest(
        Subject subject,
        int nth,
        WireRequest request,
        JsonNode body,
        boolean early,
        String client,
        String token,
        Access access,
        ExchangeLog log,
        Contract contract,
        Tempo tempo) {}
