import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import {
  contractFile, controlsEnglishOverlayFile, controlsFile, englishOverlayFile, judgeEnglishOverlayFile, judgeFile,
  managementEnglishOverlayFile, managementFile, readDocument,
} from '../../tools/editions/documents.mjs';
import { applyOverlay } from '../../tools/editions/overlay.mjs';
import { isFrench, proseOf, strings, withoutProse } from './prose.mjs';

const contract = await readDocument(contractFile);
const overlay = await readDocument(englishOverlayFile);
const english = await applyOverlay(contract, overlay);

/** Texts that are the same in both languages, each with its reason. */
const identical = new Map([
  ['Assure', 'the name of the API'],
  ['Production', 'the same word'],
]);

/** Texts that stay French in the English edition, by the member that holds them, each with its reason. */
const frenchOnPurpose = new Map([['x-source', 'names sections of the French document']]);

describe('The English edition is complete', () => {
  test('every prose text of the contract has an English one', () => {
    const texts = proseOf(english);
    const untranslated = [...proseOf(contract)]
      .filter(([pointer, text]) => texts.get(pointer) === text && !identical.has(text))
      .map(([pointer, text]) => `${pointer}: ${text}`);
    assert.deepEqual(untranslated, []);
  });

  test('no prose of the English edition is French', () => {
    const french = [...proseOf(english)].filter(([, text]) => isFrench(text));
    assert.deepEqual(french, []);
  });

  test('no French text of the contract stands where prose is not looked for', () => {
    const overlooked = [...strings(contract)]
      .filter(([pointer, , prose]) => !prose && !frenchOnPurpose.has(pointer.split('/').pop()))
      .filter(([, text]) => text.includes(' ') && isFrench(text));
    assert.deepEqual(overlooked, []);
  });

  test('what tells French from English knows every prose text of the contract as French', () => {
    const taken = [...proseOf(contract)].filter(([, text]) => !isFrench(text) && !identical.has(text));
    assert.deepEqual(taken, []);
  });

  test('every exception is needed', () => {
    const prose = new Set(proseOf(contract).values());
    assert.deepEqual(
      [...identical.keys()].filter((text) => !prose.has(text)),
      [],
    );
  });

  test('the titles of problems are those of x-problemes, in each edition', () => {
    const titles = (language) =>
      Object.fromEntries(contract['x-problemes'].map((problem) => [problem.type, problem[language]]));
    for (const [document, language] of [
      [contract, 'fr'],
      [english, 'en'],
    ]) {
      for (const [name, { value }] of Object.entries(document.components.examples)) {
        assert.equal(value.title, titles(language)[value.type], `${language}: ${name}`);
      }
    }
  });
});

describe('The English edition is harmless', () => {
  test('nothing but prose changes, and its order stays', () => {
    assert.deepEqual(withoutProse(english), withoutProse(contract));
    assert.equal(JSON.stringify(withoutProse(english)), JSON.stringify(withoutProse(contract)));
  });

  test('every action only updates', () => {
    for (const action of overlay.actions) {
      assert.deepEqual(Object.keys(action), ['target', 'update'], action.target);
    }
  });
});

describe('An overlay of ours is for other tools too', () => {
  // Seen to break tools that know RFC 9535 only partly: a filter without parentheses, and a search at any depth.
  for (const file of [englishOverlayFile, controlsEnglishOverlayFile, judgeEnglishOverlayFile, managementEnglishOverlayFile]) {
    test(`${basename(file)}: filters in parentheses, nothing at any depth`, async () => {
      const { actions } = await readDocument(file);
      const targets = actions.map(({ target }) => target.replaceAll(/'[^']*'/g, "''"));
      assert.deepEqual(targets.filter((target) => /\?(?!\(.*\)\])|\.\./.test(target)), []);
    });
  }
});

for (const [what, file, overlayFile] of [
  ["the sandbox's controls", controlsFile, controlsEnglishOverlayFile],
  ["the judge's interface", judgeFile, judgeEnglishOverlayFile],
  ['the management interface', managementFile, managementEnglishOverlayFile],
]) {
  describe(`The English of ${what} is complete and harmless`, async () => {
    const document = await readDocument(file);
    const inEnglish = await applyOverlay(document, await readDocument(overlayFile));

    test('every prose text has an English one', () => {
      const texts = proseOf(inEnglish);
      assert.deepEqual([...proseOf(document)].filter(([pointer, text]) => texts.get(pointer) === text), []);
      assert.deepEqual([...texts].filter(([, text]) => isFrench(text)), []);
    });

    test('nothing but prose changes', () => {
      assert.equal(JSON.stringify(withoutProse(inEnglish)), JSON.stringify(withoutProse(document)));
    });
  });
}
