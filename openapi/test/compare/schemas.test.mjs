import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contract, object, verdict } from './documents.mjs';

const text = { type: 'string' };
const condition = { not: object({ a: { type: 'string', enum: ['X'] } }, ['a']) };

/** [what, a schema, a narrower one]: less is accepted, or said, by the second. */
const narrowings = [
  ['required', object({ a: text }), object({ a: text }, ['a'])],
  ['type given', {}, text],
  ['number → integer', { type: 'number' }, { type: 'integer' }],
  ['int64 → int32', { type: 'integer', format: 'int64' }, { type: 'integer', format: 'int32' }],
  ['no longer nullable', { type: 'string', nullable: true }, text],
  ['enum given', text, { type: 'string', enum: ['A'] }],
  ['enum shorter', { type: 'string', enum: ['A', 'B'] }, { type: 'string', enum: ['B'] }],
  ['pattern given', text, { type: 'string', pattern: '^a$' }],
  ['format given', text, { type: 'string', format: 'date' }],
  ['minLength given', text, { type: 'string', minLength: 1 }],
  ['minLength raised', { type: 'string', minLength: 1 }, { type: 'string', minLength: 2 }],
  ['maxLength given', text, { type: 'string', maxLength: 9 }],
  ['maxLength lowered', { type: 'string', maxLength: 9 }, { type: 'string', maxLength: 8 }],
  ['minimum raised', { type: 'integer', minimum: 0 }, { type: 'integer', minimum: 1 }],
  ['maximum lowered', { type: 'integer', maximum: 9 }, { type: 'integer', maximum: 8 }],
  [
    'minimum itself excluded',
    { type: 'number', minimum: 0 },
    { type: 'number', minimum: 0, exclusiveMinimum: true },
  ],
  ['maxItems lowered', { type: 'array', items: text, maxItems: 3 }, { type: 'array', items: text, maxItems: 2 }],
  ['items constrained', { type: 'array' }, { type: 'array', items: text }],
  ['uniqueItems', { type: 'array', items: text }, { type: 'array', items: text, uniqueItems: true }],
  ['multipleOf given', { type: 'integer' }, { type: 'integer', multipleOf: 2 }],
  ['unknown fields refused', object({ a: text }), object({ a: text }, [], { additionalProperties: false })],
  [
    'unknown fields typed',
    object({ a: text }),
    object({ a: text }, [], { additionalProperties: { type: 'integer' } }),
  ],
  ['condition in an allOf', object({ a: text }), object({ a: text }, [], { allOf: [condition] })],
  ['condition alone', object({ a: text }), object({ a: text }, [], condition)],
  [
    'one alternative less',
    { oneOf: [text, { type: 'integer' }, { type: 'boolean' }] },
    { oneOf: [text, { type: 'integer' }] },
  ],
  ['maxProperties given', object({ a: text }), object({ a: text }, [], { maxProperties: 1 })],
];

/** [what, a schema, another]: neither holds the other, or nobody can tell. */
const upheavals = [
  ['another type', text, { type: 'integer' }],
  ['another pattern', { type: 'string', pattern: '^a$' }, { type: 'string', pattern: '^b$' }],
  ['another format', { type: 'string', format: 'date' }, { type: 'string', format: 'date-time' }],
  ['one enum value for another', { type: 'string', enum: ['A'] }, { type: 'string', enum: ['B'] }],
  ['another condition', object({ a: text }, [], condition), object({ a: text }, [], { not: object({ a: text }, ['a']) })],
  ['another multipleOf', { type: 'integer', multipleOf: 2 }, { type: 'integer', multipleOf: 3 }],
  ['another default', { type: 'string', default: 'A' }, { type: 'string', default: 'B' }],
  ['a field renamed', object({ a: text }), object({ b: text })],
];

/** Where a schema can stand. */
const wraps = [
  ['as the body', (schema) => schema],
  ['in a field', (schema) => object({ f: schema }, ['f'])],
  ['in an array', (schema) => ({ type: 'array', items: schema })],
  ['in an allOf beside a description', (schema) => ({ description: 'd', allOf: [schema] })],
];

for (const [place, wrap] of wraps) {
  describe(`A schema ${place}`, () => {
    for (const [what, wide, narrow] of narrowings) {
      test(`${what}: breaks requests, not answers; undone, breaks answers, not requests`, () => {
        const [one, other] = [wrap(wide), wrap(narrow)];
        assert.equal(verdict(contract({ request: one }), contract({ request: other })), 'breaking', 'request, narrower');
        assert.equal(verdict(contract({ request: other }), contract({ request: one })), 'addition', 'request, wider');
        assert.equal(verdict(contract({ response: one }), contract({ response: other })), 'addition', 'answer, narrower');
        assert.equal(verdict(contract({ response: other }), contract({ response: one })), 'breaking', 'answer, wider');
      });
    }

    for (const [what, one, other] of upheavals) {
      test(`${what}: breaks both ways`, () => {
        for (const direction of ['request', 'response']) {
          const [before, after] = [contract({ [direction]: wrap(one) }), contract({ [direction]: wrap(other) })];
          assert.equal(verdict(before, after), 'breaking', direction);
          assert.equal(verdict(after, before), 'breaking', `${direction}, undone`);
        }
      });
    }
  });
}

describe('Fields come and go', () => {
  const cases = [
    ['request', 'optional field added', object({ a: text }), object({ a: text, b: text }), 'addition'],
    ['request', 'required field added', object({ a: text }), object({ a: text, b: text }, ['b']), 'breaking'],
    ['request', 'optional field removed', object({ a: text, b: text }), object({ a: text }), 'breaking'],
    ['response', 'optional field added', object({ a: text }), object({ a: text, b: text }), 'addition'],
    ['response', 'required field added', object({ a: text }), object({ a: text, b: text }, ['b']), 'addition'],
    ['response', 'optional field removed', object({ a: text, b: text }), object({ a: text }), 'breaking'],
    ['response', 'required field removed', object({ a: text, b: text }, ['b']), object({ a: text }), 'breaking'],
  ];
  for (const [direction, what, before, after, expected] of cases) {
    test(`${direction}: ${what}: ${expected}`, () => {
      assert.equal(verdict(contract({ [direction]: before }), contract({ [direction]: after })), expected);
    });
  }
});

describe('What does not change what travels is no change', () => {
  const reference = { $ref: '#/components/schemas/A' };
  const named = (schema) => ({ components: { schemas: { A: schema } } });
  const cases = [
    ['a description', { request: text }, { request: { ...text, description: 'd' } }],
    ['a title, examples, extensions', { request: text }, { request: { ...text, title: 't', example: 'e', 'x-niveau': 'n' } }],
    ['the order of required', { request: object({}, ['a', 'b']) }, { request: object({}, ['b', 'a']) }],
    ['the order of an enum', { request: { enum: ['A', 'B'] } }, { request: { enum: ['B', 'A'] } }],
    ['a schema that gets a name', { request: text }, { request: reference, root: named(text) }],
    [
      'a condition that gets a description',
      { request: object({}, [], { allOf: [condition] }) },
      { request: object({}, [], { allOf: [{ 'x-regle': 'r', ...condition }] }) },
    ],
    [
      'an alternative that gets a description',
      { request: { oneOf: [text, { type: 'integer' }] } },
      { request: { oneOf: [{ ...text, description: 'd' }, { type: 'integer' }] } },
    ],
    ['a field called description', { request: object({ description: text }) }, { request: object({ description: text }) }],
  ];
  for (const [what, before, after] of cases) {
    test(what, () => assert.equal(verdict(contract(before), contract(after)), 'nothing'));
  }
});

describe('What a reference leads to is compared', () => {
  const root = (schema) => ({ components: { schemas: { A: schema } } });

  test('through an allOf beside a description', () => {
    const request = object({ f: { description: 'd', allOf: [{ $ref: '#/components/schemas/A' }] } });
    const [before, after] = [{ enum: ['X', 'Y'] }, { enum: ['X'] }].map((schema) => contract({ request, root: root(schema) }));
    assert.equal(verdict(before, after), 'breaking');
    assert.equal(verdict(after, before), 'addition');
  });

  test('inside a condition', () => {
    const request = object({}, [], { allOf: [{ not: { $ref: '#/components/schemas/A' } }] });
    const [before, after] = [{ enum: ['X', 'Y'] }, { enum: ['X'] }].map((schema) => contract({ request, root: root(schema) }));
    assert.equal(verdict(before, after), 'breaking');
  });

  test('in a field called description', () => {
    const request = (schema) => object({ description: schema });
    assert.equal(verdict(contract({ request: request(text) }), contract({ request: request({ enum: ['A'] }) })), 'breaking');
  });

  test('in a schema that holds itself', () => {
    const tree = (name) => root(object({ [name]: text, child: { $ref: '#/components/schemas/A' } }));
    const request = { $ref: '#/components/schemas/A' };
    assert.equal(verdict(contract({ request, root: tree('a') }), contract({ request, root: tree('a') })), 'nothing');
    assert.equal(verdict(contract({ request, root: tree('a') }), contract({ request, root: tree('b') })), 'breaking');
  });

  test('in a condition on a schema that holds itself', () => {
    const request = { not: { $ref: '#/components/schemas/A' } };
    const tree = (name) => root(object({ [name]: text, child: { $ref: '#/components/schemas/A' } }));
    assert.equal(verdict(contract({ request, root: tree('a') }), contract({ request, root: tree('a') })), 'nothing');
    assert.equal(verdict(contract({ request, root: tree('a') }), contract({ request, root: tree('b') })), 'breaking');
  });

  test('a reference that leads nowhere is an error', () => {
    assert.throws(
      () => verdict(contract({ request: { $ref: '#/components/schemas/B' } }), contract({ request: text })),
      /#\/components\/schemas\/B leads nowhere/,
    );
  });
});
