import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inspect } from 'node:util';

import { Agent, fetch as fetchOfUndici, WebSocket } from 'undici';

import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { plainServer } from '../support/plain-server.ts';
import { authority, type Authority } from '../support/proxy-certificates.ts';
import { tlsFront } from '../support/proxy-tls-front.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('a file of certificates to trust', () => {
  const opened = new AsyncDisposableStack();
  let folder: string;
  let ours: Authority;
  let url: string;
  before(async () => {
    folder = opened.use(await temporaryFolder()).path;
    ours = opened.use(authority('Autorité de Valmont'));
    const server = opened.use(await plainServer((_request, response) => void response.end('hello')));
    const front = opened.use(await tlsFront(ours.sign('IP:127.0.0.1'), server.url));
    url = `https://127.0.0.1:${front.port}/`;
  });
  after(() => opened.disposeAsync());

  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('is refused where it cannot be read', () => {
    const outcome = useExtraCaCerts(join(folder, 'nowhere.pem'));
    assert.deepEqual(outcome, { kind: 'refused', why: 'unreadable', code: 'ENOENT' });
    assert.deepEqual(useExtraCaCerts(folder), { kind: 'refused', why: 'unreadable', code: 'EISDIR' });
  });

  test('is refused where it holds no certificate, or one that is none', () => {
    const refused = { kind: 'refused', why: 'noCertificate' };
    assert.deepEqual(useExtraCaCerts(file('empty.pem', '')), refused);
    assert.deepEqual(useExtraCaCerts(file('key.pem', ours.sign('DNS:a.test').key)), refused);
    const good = readFileSync(ours.path, 'utf8');
    const broken = '-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n';
    assert.deepEqual(useExtraCaCerts(file('half.pem', good + broken)), refused);
  });

  test('is trusted by every client from then on, beside the usual ones', async () => {
    await assert.rejects(fetch(url));
    await assert.rejects(fetchOfUndici(url, { dispatcher: new Agent() }));
    const second = opened.use(authority('A second one'));
    const both = file('both.pem', `Ours:\n${readFileSync(ours.path, 'utf8')}\r\n${readFileSync(second.path, 'utf8')}`);
    assert.deepEqual(useExtraCaCerts(both), { kind: 'trusted', certificates: 2 });
    assert.equal(await (await fetch(url)).text(), 'hello');
    assert.equal(await (await fetchOfUndici(url, { dispatcher: new Agent() })).text(), 'hello');
    const status = await new Promise((settle, fail) => {
      get(url, { agent: false }, (answer) => settle(answer.resume().statusCode)).once('error', fail);
    });
    assert.equal(status, 200);
    const socket = new WebSocket(url.replace('https', 'wss'));
    const failed = await new Promise<unknown>((settle) => {
      socket.addEventListener('error', ({ error }) => settle(error));
    });
    // The server speaks no WebSocket: that it was asked at all is what counts.
    assert.doesNotMatch(inspect(failed), /certificate/i);
  });

  test('does not take the usual ones away', () => {
    const script = `
      import { X509Certificate } from 'node:crypto';
      import { getCACertificates } from 'node:tls';
      import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';
      const all = () => new Set(getCACertificates('default').map((pem) => new X509Certificate(pem).fingerprint256));
      const before = all();
      useExtraCaCerts(process.argv[1]);
      console.log(before.size > 0, all().size - before.size, before.isSubsetOf(all()));
    `;
    const options = { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' } as const;
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', script, ours.path], options);
    assert.equal(ended.stdout, 'true 1 true\n', ended.stderr);
  });
});
