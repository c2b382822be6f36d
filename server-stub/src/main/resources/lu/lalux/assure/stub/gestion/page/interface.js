// The interface that openapi/gestion.yaml describes. The session is in a cookie that no script reads; what makes a request this page's own
// is asked for once, and kept in memory only.
import { language, words } from './words.js';

/** The session as the interface told it; none until somebody has signed in. */
export let session;

export function remember(opened) {
  session = opened;
}

/** An answer that is no success; without a problem when none came. */
export class Refused extends Error {
  constructor(status = 0, problem = undefined) {
    super(problem?.title ?? words['jamais-repondu']);
    Object.assign(this, { status, problem });
  }
}

export async function ask(path, { method = 'GET', body } = {}) {
  let response;
  try {
    response = await fetch(`/gestion/${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: {
        'Accept-Language': language,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(method !== 'GET' && session && { 'Assure-CSRF': session.csrf }),
      },
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    throw new Refused();
  }
  if (response.ok) return response.status === 204 ? undefined : response.json();
  throw new Refused(response.status, await response.json().catch(() => undefined));
}

export const part = encodeURIComponent;
