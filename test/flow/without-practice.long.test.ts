import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const source = join(import.meta.dirname, '../../src');
const coverageSchema = z.object({ result: z.array(z.object({ url: z.string() })) });

/** The files of the practice room and its adapter that a start with these settings loads, as the engine tells. */
async function practiceFilesLoaded(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using folder = await temporaryFolder();
  await using tambour = await openTambour({ env: { ...settings, NODE_V8_COVERAGE: folder.path } });
  const running = await tambour.start();
  assert.equal(await running.stop(), 0);
  const loaded = readdirSync(folder.path).flatMap(
    (file) => coverageSchema.parse(JSON.parse(readFileSync(join(folder.path, file), 'utf8'))).result,
  );
  const files = loaded.flatMap(({ url }) => (url.startsWith('file:') ? relative(source, fileURLToPath(url)) : []));
  assert.ok(files.includes('app/start-app.ts'), 'the engine told what it loaded');
  return files.filter((file) => /^(?:chat\/)?practice\//.test(file) || file === 'app/practice.ts').toSorted();
}

test('a start beside a real chat, without practice, loads nothing of it', async () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/api/' };
  assert.deepEqual(await practiceFilesLoaded(slack), []);
});

test('a start with practice loads its servers and their adapter', async () => {
  const practice = await practiceFilesLoaded({});
  assert.ok(practice.includes('practice/open-practice.ts'));
  assert.ok(practice.includes('chat/practice/practice-chat.ts'));
});
