import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const source = join(import.meta.dirname, '../../src');

/** Files that connect by themselves, and why each may. */
const allowed = new Map([
  ['networks/mastodon/software-of.ts', 'by the dispatcher that it is given'],
  ['networks/mastodon/bounded-dispatcher.ts', 'by the connector that it is given'],
  ['networks/x/x.ts', 'by the agent that it is given'],
  ['chat/mattermost/open-socket.ts', 'by the dispatcher that it is given'],
  ['chat/practice/wire-client.ts', 'to the practice chat on this machine'],
  ['doctor/check-listener.ts', 'to Tambour itself on this machine'],
]);

const connecting = /^import (?!type).*from '(?:node:https|node:tls|node:http2|undici|ws)'/m;

/** Whether a file calls the global `fetch`, not one that was handed in, or takes up a client of its own. */
function connectsByItself(text: string): boolean {
  const isHandedIn = /\bfetch: typeof globalThis\.fetch/.test(text);
  return connecting.test(text) || (!isHandedIn && /(?<![.\w])fetch\((?!path:)/.test(text));
}

test('every connection goes by the ways out, or has a reason not to', () => {
  const found = globSync('**/*.ts', { cwd: source })
    .filter((file) => !/^(?:outbound|storage\/generated|practice\/page)\//.test(file))
    .filter((file) => connectsByItself(readFileSync(join(source, file), 'utf8')));
  assert.deepEqual(found.toSorted(), [...allowed.keys()].toSorted());
});
