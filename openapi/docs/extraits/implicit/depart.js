const state = crypto.randomUUID();
sessionStorage.setItem('state', state);
const demande = new URLSearchParams({
  response_type: 'token',
  client_id: 'expert-app',
  redirect_uri: 'http://localhost:3000/callback',
  scope: '/expert /expert/upload',
  state,
});
location.assign(`http://localhost:8080/authen?${demande}`);
