import assert from 'node:assert/strict';
import type { RequestListener, ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import type { Network } from '#networks/network.ts';

import { bytesOf, picture, rendering } from '../contracts/network-contract.ts';
import { allReached } from '../support/each-network.ts';
import { plainServer } from '../support/plain-server.ts';

const poison = '{"polluted":true,"followers_count":7}';

/** Answers of a server that means harm, whatever it is asked. */
const harms: Readonly<Record<string, RequestListener>> = {
  'an answer without end': (_request, response) => {
    start(response);
    const more = Buffer.alloc(64 * 1024, '[');
    const pour = (): void => {
      while (!response.destroyed && response.write(more));
    };
    response.on('drain', pour);
    pour();
  },
  'an answer that says it has a gigabyte': (_request, response) => {
    response.setHeader('Content-Length', 1024 ** 3);
    start(response);
    response.write('{"id":"7"');
  },
  'an answer byte by byte': (_request, response) => {
    start(response);
    const dripping = setInterval(() => void response.write(' '), 50);
    response.on('close', () => clearInterval(dripping));
  },
  'no answer': () => undefined,
  'JSON a million deep': (_request, response) => {
    start(response);
    response.end('['.repeat(1_000_000) + ']'.repeat(1_000_000));
  },
  'objects a hundred thousand deep': (_request, response) => {
    start(response);
    response.end(`${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
  },
  'a hundred thousand keys': (_request, response) => {
    start(response);
    response.end(JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`key_${at}`, at]))));
  },
  'a prototype': (_request, response) => {
    start(response);
    response.end(`{"__proto__":${poison},"constructor":{"prototype":${poison}},"data":{"__proto__":${poison}}}`);
  },
  'headers without end': (_request, response) => {
    for (let at = 0; at < 3_000; at += 1)
      response.socket?.write(`${at === 0 ? 'HTTP/1.1 200 OK\r\n' : ''}x-${at}: a\r\n`);
  },
  'a connection that breaks off': (_request, response) => {
    start(response);
    response.write('{"id":');
    setTimeout(() => response.destroy(), 20);
  },
};

function start(response: ServerResponse): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.flushHeaders();
}

/** Everything that Tambour asks of a network, beside each other; what came of each. */
async function askEverything(network: Network): Promise<readonly { readonly kind: string }[]> {
  const signal = AbortSignal.timeout(20_000);
  const post = rendering(network.rules.kind);
  const withPicture = rendering(network.rules.kind, { media: [picture('A dot')] });
  return Promise.all([
    network.publish({ rendering: post, mediaIds: [] }, 'key', signal),
    network.check(signal),
    network.find(post, new Date(Date.now() - 60_000), signal),
    network.readBack('7', post, signal),
    network.retract('7', signal),
    network.prepare(withPicture, { uploaded: [], bytesOf, signal }),
  ]);
}

/**
 * Measures how long one turn of the event loop keeps everything else waiting, in milliseconds of the processor: what other
 * processes take of it doesn't count.
 */
function watchTurns(): { readonly stop: () => number } {
  let before = process.cpuUsage();
  let longestMicros = 0;
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    longestMicros = Math.max(longestMicros, user + system);
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return longestMicros / 1_000;
    },
  };
}

test('a turn of the event loop that keeps everything waiting is measured', async () => {
  const turns = watchTurns();
  await pause(5);
  const from = process.cpuUsage();
  while (process.cpuUsage(from).user < 50_000) JSON.parse('[[[]]]');
  await pause(5);
  assert.ok(turns.stop() >= 50);
});

for (const [kind, { at: networkAt }] of allReached) {
  describe(`a server in the place of ${kind} that means harm`, () => {
    for (const [what, harm] of Object.entries(harms)) {
      test(`${what}: nothing counts as done, nothing throws, and Tambour goes on`, async () => {
        await using server = await plainServer((request, response) => {
          request.resume();
          response.on('error', () => undefined);
          harm(request, response);
        });
        const before = process.memoryUsage.rss();
        const startedAt = performance.now();
        const turns = watchTurns();
        const [publish, ...others] = await askEverything(networkAt(server.url));
        const longestMs = turns.stop();
        assert.equal(publish?.kind, 'doubt');
        const done = others.filter((one) => ['ok', 'found', 'same', 'gone', 'prepared', 'missing'].includes(one.kind));
        assert.deepEqual(done, []);
        assert.ok(performance.now() - startedAt < 12_000, 'it took too long');
        // Six answers of up to 2 MiB each, read as JSON, weigh more than their bytes until they are collected.
        assert.ok(process.memoryUsage.rss() - before < 700 * 1024 * 1024, 'the answers were kept whole');
        assert.ok(longestMs < 2_000, `everything else stood still for ${Math.round(longestMs)} ms`);
        assert.equal(Reflect.get({}, 'polluted'), undefined);
      });
    }
  });
}
