const recu = new URLSearchParams(location.hash.slice(1));
history.replaceState(null, '', location.pathname);

const attendu = sessionStorage.getItem('state');
sessionStorage.removeItem('state');
if (!attendu || recu.get('state') !== attendu) {
  throw new Error('state');
}
if (recu.has('error')) {
  throw new Error(`${recu.get('error')} : ${recu.get('error_description') ?? ''}`);
}
const jeton = recu.get('access_token');
const expiration = Date.now() + 1000 * Number(recu.get('expires_in'));
