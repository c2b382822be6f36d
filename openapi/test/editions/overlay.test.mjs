import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyOverlay } from '../../tools/editions/overlay.mjs';

const document = { info: { title: 'A', description: 'a' }, paths: { '/a': { get: { summary: 'a' } } } };
const overlayOf = (...actions) => ({ overlay: '1.0.0', info: { title: 'T', version: '1' }, actions });

test('updates in place, in order, and leaves the given document alone', async () => {
  const given = structuredClone(document);
  const made = await applyOverlay(given, overlayOf({ target: '$.info', update: { title: 'B' } }));
  assert.equal(JSON.stringify(made.info), '{"title":"B","description":"a"}');
  assert.deepEqual(given, document);
});

test('removes', async () => {
  const made = await applyOverlay(document, overlayOf({ target: "$.paths['/a'].get", remove: true }));
  assert.deepEqual(made.paths, { '/a': {} });
});

test('refuses an action that matches nothing', async () => {
  const overlay = overlayOf({ target: '$.info', update: {} }, { target: "$.paths['/b'].get", update: { summary: 'b' } });
  await assert.rejects(applyOverlay(document, overlay), /match nothing.*\n {2}\$\.paths\['\/b'\]\.get/);
});

test('refuses a filter that matches nothing', async () => {
  const overlay = overlayOf({ target: "$..[?@.summary == 'b']", update: { summary: 'c' } });
  await assert.rejects(applyOverlay(document, overlay), /match nothing/);
});

test('refuses an overlay without actions', async () => {
  await assert.rejects(applyOverlay(document, overlayOf()), /no actions/);
});
