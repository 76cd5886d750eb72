import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { type Mattermost, openMattermost } from '../simulators/mattermost/open-mattermost.ts';
import { freePort } from '../support/ports.ts';
import { authority, type Authority } from '../support/proxy-certificates.ts';
import { scriptedProxy } from '../support/proxy-scripted.ts';
import { startTinyproxy, type Tinyproxy } from '../support/proxy-tinyproxy.ts';
import { tlsFront } from '../support/proxy-tls-front.ts';
import { findProgram } from '../support/real-servers.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

const skip =
  findProgram('tinyproxy') !== null || process.env['CI'] === 'true'
    ? false
    : 'NO TESTS WITH A REAL PROXY: there is no tinyproxy here (apt-get install tinyproxy)';

describe('Mattermost behind a proxy, with a certificate of an authority of its own', { skip }, () => {
  const opened = new AsyncDisposableStack();
  let ours: Authority;
  let mattermost: Mattermost;
  let proxy: Tinyproxy;
  let tambour: Tambour;
  let url: string;
  let commandToken: string;

  before(async () => {
    ours = opened.use(authority('Autorité de Valmont'));
    mattermost = opened.use(await openMattermost({ people: [{ name: 'odile', kind: 'admin' }] }));
    const world = opened.use(await scriptedProxy());
    world.ports.set('chat.test:443', opened.use(await tlsFront(ours.sign('DNS:chat.test'), mattermost.url)).port);
    proxy = opened.use(await startTinyproxy({ upstreamPort: world.port }));
    tambour = opened.use(await openTambour());
    url = `http://127.0.0.1:${await freePort()}`;
    commandToken = mattermost.registerCommand(`${url}/mattermost/command`);
  });
  after(() => opened.disposeAsync());

  const settings = (more: Readonly<Record<string, string>>): void => {
    const lines = {
      TAMBOUR_PORT: new URL(url).port,
      MATTERMOST_URL: 'https://chat.test',
      MATTERMOST_TOKEN: mattermost.bot.token,
      MATTERMOST_COMMAND_TOKENS: commandToken,
      MATTERMOST_CALLBACK_URL: url,
      ...more,
    };
    const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(dirname(tambour.data), '.env'), text.join(''), { mode: 0o600 });
  };
  // The environment goes before the file.
  const started = () => tambour.start({ TAMBOUR_PORT: new URL(url).port });

  test('is connected through both, requests and WebSocket alike, and doctor says so', async () => {
    settings({ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: ours.path });
    const app = await started();
    const ready = await fetch(`${url}/readyz`);
    assert.equal(ready.status, 200, await ready.text());
    assert.equal(mattermost.socket.connections(), 1);
    assert.match(proxy.log(), /CONNECT chat\.test:443/);
    const outcome = await mattermost.type(mattermost.id('odile'), mattermost.channel, 'help');
    assert.equal(outcome.kind, 'answered');
    const { out } = await tambour.run(['doctor']);
    const said = out.replaceAll(/\s+/g, ' ');
    assert.match(said, /right Mattermost knows the bot: @tambour on chat\.test, version 11\.7\.2\./);
    assert.match(said, /right chat\.test \(Mattermost\) can be reached through the proxy/);
    assert.equal(await app.stop(), 0);
  });

  test('is not reached without the proxy, and not believed without the authority', async () => {
    for (const more of [{ NODE_EXTRA_CA_CERTS: ours.path }, { HTTPS_PROXY: proxy.url }]) {
      settings(more);
      const app = await started();
      const words = /Mattermost is not connected \(does not answer\)\. Tambour tries again/;
      await until('it says so', () => words.test(app.output()));
      assert.equal((await fetch(`${url}/readyz`)).status, 503);
      assert.equal(await app.stop(), 0);
    }
    assert.equal(mattermost.socket.connections(), 0);
  });
});
