import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { type Mattermost, openMattermost } from '../simulators/mattermost/open-mattermost.ts';
import { freePort } from '../support/ports.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

type Settings = Readonly<Record<string, string>> & { readonly MATTERMOST_CALLBACK_URL: string };

async function settingsFor(mattermost: Mattermost): Promise<Settings> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return {
    TAMBOUR_PORT: String(port),
    MATTERMOST_URL: mattermost.url,
    MATTERMOST_TOKEN: mattermost.bot.token,
    MATTERMOST_COMMAND_TOKENS: mattermost.registerCommand(`${url}/mattermost/command`),
    MATTERMOST_CALLBACK_URL: url,
  };
}

/** The same server by another of its names. */
function elsewhere({ url }: Mattermost): string {
  return url.replace('127.0.0.1', 'localhost');
}

async function chatPart(env: Settings): Promise<string> {
  const answer: unknown = await (await fetch(`${env.MATTERMOST_CALLBACK_URL}/readyz`)).json();
  assert.ok(typeof answer === 'object' && answer !== null && 'parts' in answer && Array.isArray(answer.parts));
  return JSON.stringify(answer.parts.at(-1));
}

async function listed(mattermost: Mattermost): Promise<string> {
  return JSON.stringify(await mattermost.type(mattermost.id('odile'), mattermost.channel, 'list'));
}

describe('a Mattermost server whose address changes', () => {
  test('is asked about, by the start and the doctor, and has its desks again once somebody said that it moved', async () => {
    await using mattermost = await openMattermost({ people: [{ name: 'odile', kind: 'admin', locale: 'en' }] });
    const env = await settingsFor(mattermost);
    await using tambour = await openTambour();
    const first = await tambour.start(env);
    const platform = /chat (mattermost:[^"]+)/.exec(await chatPart(env))?.[1] ?? '';
    const place = ['--platform', platform, '--channel', mattermost.channel, '--name', 'Bruyère'];
    const people = ['--steward', mattermost.id('odile'), '--approver', mattermost.id('odile')];
    const made = await tambour.run(['desk', 'create', ...place, ...people], { env });
    assert.equal(made.code, 0, made.err);
    assert.match(await listed(mattermost), /No open draft/);
    await first.stop();

    const moved = { ...env, MATTERMOST_URL: elsewhere(mattermost) };
    const held = await tambour.start(moved);
    const former = new URL(mattermost.url).host;
    const words = new RegExp(`Mattermost stays off; approved posts go out.*"tambour chat moved ${former}"`);
    await until('it says so', () => words.test(held.output()));
    assert.match(await chatPart(env), /"ready":false.*off: it was met at another address/);
    assert.equal((await mattermost.type(mattermost.id('odile'), mattermost.channel, 'list')).kind, 'failed');
    const doctor = await tambour.run(['doctor'], { env: moved });
    assert.equal(doctor.code, 1);
    assert.match(doctor.out.replaceAll(/\s+/g, ' '), new RegExp(`"tambour chat moved ${former}"`));
    await held.stop();

    assert.equal((await tambour.run(['chat', 'moved', 'elsewhere.example.org'], { env: moved })).code, 1);
    const said = await tambour.run(['chat', 'moved', `http://${former}/`], { env: moved });
    assert.match(said.out, /is known now\. One desk is its own\./);
    const last = await tambour.start(moved);
    assert.match(await chatPart(env), new RegExp(`"chat ${platform}","ready":true`));
    assert.match(await listed(mattermost), /No open draft/);
    await last.stop();
    // Its former address may be a copy's by now.
    const back = await tambour.start(env);
    assert.match(await chatPart(env), /off: it was met at another address/);
    await back.stop();
  });

  test('is one more server, without the desks of the other, where somebody said so', async () => {
    await using mattermost = await openMattermost({ people: [{ name: 'odile', kind: 'admin', locale: 'en' }] });
    await using other = await openMattermost({ people: [{ name: 'odile', kind: 'admin', locale: 'en' }] });
    const env = await settingsFor(mattermost);
    await using tambour = await openTambour();
    await (await tambour.start(env)).stop();

    const there = { ...(await settingsFor(other)), TAMBOUR_PORT: env['TAMBOUR_PORT'] ?? '' };
    const held = await tambour.start(there);
    await until('it says so', () => /is another server than the one at .*"tambour chat another"/.test(held.output()));
    await held.stop();
    assert.equal((await tambour.run(['chat', 'moved', new URL(mattermost.url).host], { env: there })).code, 1);
    assert.match((await tambour.run(['chat', 'another'], { env: there })).out, /is known now\. 0 desks are its own\./);
    const last = await tambour.start(there);
    assert.match(await chatPart(env), new RegExp(`"chat mattermost:${other.server.diagnosticId}","ready":true`));
    await last.stop();
  });
});

describe('a Mattermost server that is too old', () => {
  test('is refused with the reason, by the start and the doctor, while Tambour goes on', async () => {
    await using mattermost = await openMattermost({ version: '10.11.3' });
    const env = await settingsFor(mattermost);
    await using tambour = await openTambour();
    const app = await tambour.start(env);
    const words = /Mattermost stays off; approved posts go out meanwhile\. Mattermost is 10\.11\.3\..* 11\.0 and newer/;
    await until('it says so', () => words.test(app.output()));
    assert.match(await chatPart(env), /off: its version 10\.11\.3 is below 11\.0/);
    const doctor = await tambour.run(['doctor'], { env });
    assert.equal(doctor.code, 1);
    assert.match(doctor.out.replaceAll(/\s+/g, ' '), /Mattermost is 10\.11\.3\. Tambour works with 11\.0 and newer/);
    assert.equal(await app.stop(), 0);
  });
});
