import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** Runs in the program: what it loads until the first part that it does without at a start. */
const listLoaded = `data:text/javascript,
  import { writeFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  const loaded = [];
  let isReady = false;
  registerHooks({
    resolve(name, context, next) {
      isReady ||= context.parentURL?.endsWith('/src/bot/on-demand.ts') ?? false;
      return next(name, context);
    },
    load(url, context, next) {
      if (!isReady) loaded.push(url);
      return next(url, context);
    },
  });
  process.on('exit', () => writeFileSync(process.env.LOADED_LIST, JSON.stringify(loaded)));`.replaceAll(
  /\n\s*/g,
  '%20',
);

/** Files from the root that a start beside Slack loads until it is ready. */
async function loadedUntilReady(): Promise<readonly string[]> {
  await using folder = await temporaryFolder();
  const list = join(folder.path, 'loaded.json');
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/api/' };
  const env = { ...slack, NODE_OPTIONS: `--import "${listLoaded}"`, LOADED_LIST: list };
  await using tambour = await openTambour({ env });
  const running = await tambour.start();
  assert.equal(await running.stop(), 0);
  const urls = z.array(z.string()).parse(JSON.parse(readFileSync(list, 'utf8')));
  return urls.flatMap((url) => (url.startsWith('file:') ? [relative(root, fileURLToPath(url))] : []));
}

/** What nobody needs before a post, a command, a page, a digest or a file. */
const laterPackages = [
  '@ipld/dag-cbor',
  '@resvg/resvg-js',
  'chrono-node',
  'csv-parse',
  'date-holidays',
  'diff',
  'feedsmith',
  'html-to-text',
  'htmlparser2',
  'ical-generator',
  'marked',
  'masto',
  'mediabunny',
  'multiformats',
  'prisma',
  'prom-client',
  'sharp',
  'twitter-api-v2',
  'vega',
  'vega-lite',
  'yauzl',
];
const laterFolders = [
  'bot/digest',
  'bot/emergencies',
  'bot/importing/(?!import-place|import-queue)',
  'bot/relay',
  'bot/rota',
  'chat/mattermost',
  'chat/practice',
  'doctor',
  'drafts/conversion/(?!find-ffmpeg)',
  'drafts/recording/',
  'messages/(?:de|en|fr)/messages',
  'metrics',
  'pages',
  'practice',
  'reach',
  'relay',
];
/** Some dozens more than there are: a few files may come, a library or a room may not. */
const mostFiles = 1250;

test('until a start is ready it loads nothing that it needs only for what comes later', async () => {
  const loaded = await loadedUntilReady();
  assert.ok(loaded.includes('src/publishing/start-publishing.ts'), 'it was told what was loaded');
  const packages = new Set(loaded.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  assert.deepEqual(
    laterPackages.filter((name) => packages.has(name)),
    [],
  );
  const later = new RegExp(`^src/(?:${laterFolders.join('|')})`);
  assert.deepEqual(
    loaded.filter((file) => later.test(file)),
    [],
  );
  assert.ok(loaded.length < mostFiles, `${loaded.length} files`);
});
