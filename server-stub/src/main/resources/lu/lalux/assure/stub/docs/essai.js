'use strict';

const ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  oauth2RedirectUrl: new URL('retour.html', document.baseURI).href,
});

ui.initOAuth({
  clientId: 'expert-app',
  appName: 'Assure',
  scopeSeparator: ' ',
});
