/** The workflow that needs an API that keeps files for a moment only. */
export const EXPIRED = 'cle-perimee';
