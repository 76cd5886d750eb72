import assert from 'node:assert/strict';
import { test } from 'node:test';

import { describeError } from '#storage/describe-error.ts';

test('what a log says of an error names what brought it about, and quotes no message', () => {
  const refused = Object.assign(new TypeError('the text of a post'), { code: 'ECONNREFUSED' });
  const error = new Error('Slack did not answer', { cause: new Error('fetch failed', { cause: refused }) });
  const said = describeError(error);
  assert.deepEqual([said.name, said.cause?.name, said.cause?.cause?.name], ['Error', 'Error', 'TypeError']);
  assert.equal(said.cause?.cause?.code, 'ECONNREFUSED');
  assert.ok(said.cause?.at.some((line) => line.includes('describe-error.test.ts')));
  assert.doesNotMatch(JSON.stringify(said), /text of a post|fetch failed|did not answer/);
});

test('what brought an error about is told four deep', () => {
  const deep = Array.from({ length: 9 }).reduce<Error>((cause) => new Error('again', { cause }), new Error('first'));
  const { cause } = describeError(deep);
  assert.ok(cause?.cause?.cause !== undefined);
  assert.equal(cause.cause.cause.cause, undefined);
});
