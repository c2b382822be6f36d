// What a person's browser does in the implicit grant, since Arazzo has no expression for a fragment.
import { randomBytes } from 'node:crypto';

/**
 * The token of a person who signs in by HTTP Basic, read from the fragment of the redirection (RFC 6749, section 4.2.2).
 *
 * @param url where the API is
 * @param credentials user:password, in Base64
 * @throws Error if the answer is no redirection to the application with a token, or has another state than was sent
 */
export async function tokenOfPerson(url, credentials, application, returnAddress) {
  const state = randomBytes(16).toString('hex');
  const query = new URLSearchParams({
    response_type: 'token',
    client_id: application,
    redirect_uri: returnAddress,
    scope: '/expert /expert/upload',
    state,
  });
  const answer = await fetch(`${url}/authen?${query}`, {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  });
  const location = answer.headers.get('Location') ?? '';
  const fragment = new URLSearchParams(location.slice(location.indexOf('#') + 1));
  const token = fragment.get('access_token');
  if (answer.status !== 303 || !location.startsWith(`${returnAddress}#`) || !token || fragment.get('state') !== state) {
    throw new Error(`No token by POST /authen: ${answer.status} ${fragment.get('error') ?? ''}`);
  }
  return token;
}
