// What the round trips, which are the same for every language, do not have: a redirection.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';

import { Configuration, ResponseError, TokenApi, TypeReponse } from '@lalux/assure-client';

test('the implicit grant is a redirection that must not be followed', async (t) => {
    const received: string[] = [];
    const server = createServer((request, response) => {
        received.push(`${request.method} ${request.url}`);
        response
            .writeHead(303, { Location: 'http://localhost:3000/callback#access_token=un-jeton&state=abc' })
            .end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => {
        server.closeAllConnections();
        server.close();
    });
    const basePath = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const api = new TokenApi(new Configuration({ basePath, username: 'personne', password: 'mot de passe' }));

    const refusal = await api
        .autoriser(
            {
                responseType: TypeReponse.Token,
                clientId: 'expert-app',
                redirectUri: 'http://localhost:3000/callback',
                scope: '/expert /expert/upload',
                state: 'abc',
            },
            { redirect: 'manual' },
        )
        .catch((error: unknown) => error);

    assert.ok(refusal instanceof ResponseError);
    assert.equal(refusal.response.status, 303);
    assert.match(refusal.response.headers.get('location') ?? '', /#access_token=un-jeton&state=abc$/);
    assert.equal(received.length, 1);
    assert.match(received[0] ?? '', /^POST \/authen\?response_type=token&client_id=expert-app&/);
});
