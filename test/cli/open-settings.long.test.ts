import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { openTambour } from '../support/tambour.ts';

const token = 'SLACK_BOT_TOKEN=xoxb-1-2-3\n';
const refused = /settings file \.env holds secrets and is open to others \(mode \d+\)\. Run "chmod 600 \.env"/;
/** Refusal that comes next, so that nothing is started here. */
const passed = /TAMBOUR_PORT must be a port number/;

const cases: readonly (readonly [what: string, mode: number, text: string, environment: object, said: RegExp])[] = [
  ['a token that all may read', 0o644, token, {}, refused],
  ['a token that a group may read', 0o640, token, {}, refused],
  ['a token that others may change', 0o602, token, {}, refused],
  ['a password within an address', 0o644, 'DATABASE_URL=postgresql://tambour:s3cret@db/tambour\n', {}, refused],
  ['a file that says of itself that it may', 0o644, `${token}TAMBOUR_SHARED_SETTINGS=on\n`, {}, refused],
  ['a file for its owner alone', 0o600, token, {}, passed],
  ['a practice installation, which has no secret', 0o644, 'TAMBOUR_HOST=127.0.0.1\nSLACK_BOT_TOKEN=\n', {}, passed],
  ['a mount, in an environment that says so', 0o644, token, { TAMBOUR_SHARED_SETTINGS: 'on' }, passed],
];

test('a settings file with secrets that is open to others is refused at the start, with the command', async (t) => {
  await using tambour = await openTambour({ database: 'embedded' });
  const file = join(dirname(tambour.data), '.env');
  for (const [what, mode, text, environment, said] of cases) {
    await t.test(what, async () => {
      await writeFile(file, text);
      await chmod(file, mode);
      const { code, err } = await tambour.run(['start'], { env: { TAMBOUR_PORT: 'http', ...environment } });
      assert.equal(code, 1);
      assert.match(err, said);
      assert.doesNotMatch(err, /xoxb-1|s3cret/);
    });
  }
});
