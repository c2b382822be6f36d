/**
 * The judge: a server that a vendor's client is tried on. Its words, each said once here:
 *
 * <ul>
 *   <li><b>software</b>: what is judged, in one version, one trade and with one way to a token;
 *   <li><b>session</b>: one trial of one software, from its first request to its end;
 *   <li><b>part</b>: a stretch of a session with credentials of its own: right ones, a wrong secret, scopes too narrow;
 *   <li><b>work list</b>: the invoices that the software is to send, right ones and difficult ones;
 *   <li><b>exchange</b>: a request as it was written, and what it was answered;
 *   <li><b>subject</b>: what a request is about: its kind, and its invoice;
 *   <li><b>scenario</b>: something that can happen to a client, and what is right then; its words stand in {@code
 *       scenarios.yaml};
 *   <li><b>effect</b>: what a scenario does to one answer: another answer, a cut, a delay;
 *   <li><b>evidence</b>: all that a scenario may go by: contract, software, work list, exchanges, what a person was
 *   told;
 *   <li><b>ruling</b>: what a scenario says of the client: shown, broken, not shown or not applicable, with remarks;
 *   <li><b>remark</b>: what would have been right, what came, and the exchanges that show it;
 *   <li><b>judgement</b>: all rulings of a session, and the one result that follows.
 * </ul>
 *
 * <p>A request comes in at {@code wire}, is recognised and answered in {@code session}, where the scenarios of
 * {@code scenario} see it, and is told of in {@code report}; {@code serve} holds many sessions at once.
 */
package lu.lalux.assure.conformance.judge;
