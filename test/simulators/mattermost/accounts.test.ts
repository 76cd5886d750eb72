import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { type Mattermost, openMattermost } from './open-mattermost.ts';
import { ask, made } from './wire.ts';

const karim = { username: 'karim', email: 'karim@valmont.example', password: 'long enough', first_name: 'Karim' };

describe('accounts', () => {
  test('an administrator makes one, and its person signs in by name or address', async () => {
    await using mattermost = await openMattermost();
    const id = await made(mattermost, 'POST /users', karim, mattermost.admin.token);
    for (const login of ['karim', 'karim@valmont.example']) {
      const answer = await signIn(mattermost, login, karim.password);
      const me = await ask(mattermost, 'GET /users/me', undefined, answer.headers.get('token'));
      assert.deepEqual([answer.status, me.body['id'], me.body['first_name']], [200, id, 'Karim']);
    }
    const wrong = await signIn(mattermost, 'karim', 'another one');
    assert.deepEqual([wrong.status, wrong.headers.get('token')], [401, null]);
    assert.equal(wrong.body['id'], 'api.user.login.invalid_credentials_email_username');
  });

  test('names and addresses are taken once, and nobody else makes accounts', async () => {
    await using mattermost = await openMattermost();
    await made(mattermost, 'POST /users', karim, mattermost.admin.token);
    const refusal = async (body: object, token = mattermost.admin.token): Promise<unknown> => {
      const answer = await ask(mattermost, 'POST /users', body, token);
      return [answer.status, answer.body['id']];
    };
    const other = { ...karim, email: 'other@valmont.example' };
    assert.deepEqual(await refusal(other), [400, 'app.user.save.username_exists.app_error']);
    assert.deepEqual(await refusal({ ...karim, username: 'other' }), [400, 'app.user.save.email_exists.app_error']);
    const byBot = await refusal({ ...other, username: 'other' }, mattermost.bot.token);
    assert.deepEqual(byBot, [403, 'api.user.create_user.signup_email_disabled.app_error']);
  });

  test('one that is closed is signed out and cannot sign in, until it is opened again', async () => {
    await using mattermost = await openMattermost();
    const id = await made(mattermost, 'POST /users', karim, mattermost.admin.token);
    const token = (await signIn(mattermost, 'karim', karim.password)).headers.get('token');
    const setActive = (active: boolean, by = mattermost.admin.token): Promise<{ readonly status: number }> =>
      ask(mattermost, `PUT /users/${id}/active`, { active }, by);
    assert.equal((await setActive(false, mattermost.bot.token)).status, 403);
    assert.equal((await setActive(false)).status, 200);
    assert.equal((await ask(mattermost, 'GET /users/me', undefined, token)).status, 401);
    const closed = await signIn(mattermost, 'karim', karim.password);
    assert.deepEqual([closed.status, closed.body['id']], [401, 'api.user.login.inactive.app_error']);
    assert.equal((await setActive(true)).status, 200);
    assert.equal((await signIn(mattermost, 'karim', karim.password)).status, 200);
  });

  test('guests and groups of people come with a licence', async () => {
    await using mattermost = await openMattermost({ people: [{ name: 'sacha' }] });
    const { token } = mattermost.admin;
    const sacha = mattermost.id('sacha');
    const group = { name: 'team', display_name: 'Team', source: 'custom', allow_reference: true, user_ids: [sacha] };
    const answers = async (): Promise<readonly unknown[]> => {
      const demoted = await ask(mattermost, `POST /users/${sacha}/demote`, undefined, token);
      const grouped = await ask(mattermost, 'POST /groups', group, token);
      return [demoted.status, grouped.status];
    };
    assert.deepEqual(await answers(), [501, 501]);
    mattermost.setHasLicence(true);
    mattermost.config.GuestAccounts = false;
    assert.deepEqual(await answers(), [501, 201]);
    mattermost.config.GuestAccounts = true;
    const demoted = await ask(mattermost, `POST /users/${sacha}/demote`, undefined, token);
    const person = await ask(mattermost, `GET /users/${sacha}`, undefined, token);
    assert.deepEqual([demoted.status, person.body['roles']], [200, 'system_guest']);
  });

  test('a token is told once, listed by its id, and revoked by it', async () => {
    await using mattermost = await openMattermost();
    const { token } = mattermost.admin;
    const path = `/users/${mattermost.bot.id}/tokens`;
    const fresh = await ask(mattermost, `POST ${path}`, { description: 'Another' }, token);
    const listed = await ask(mattermost, `GET ${path}`, undefined, token);
    assert.ok(JSON.stringify(listed.body).includes(String(fresh.body['id'])));
    assert.ok(!JSON.stringify(listed.body).includes(String(fresh.body['token'])));
    await ask(mattermost, 'POST /users/tokens/revoke', { token_id: fresh.body['id'] }, token);
    assert.equal((await ask(mattermost, 'GET /users/me', undefined, String(fresh.body['token']))).status, 401);
    assert.equal((await ask(mattermost, 'GET /users/me')).status, 200);
  });

  test('accounts and teams go for good only where the server permits it', async () => {
    await using mattermost = await openMattermost({ people: [{ name: 'karim' }] });
    const { token } = mattermost.admin;
    const user = mattermost.id('karim');
    const team = await made(mattermost, 'POST /teams', { name: 'other', display_name: 'Other', type: 'I' }, token);
    const remove = async (): Promise<readonly number[]> => [
      (await ask(mattermost, `DELETE /users/${user}?permanent=true`, undefined, token)).status,
      (await ask(mattermost, `DELETE /teams/${team}?permanent=true`, undefined, token)).status,
    ];
    assert.deepEqual(await remove(), [401, 401]);
    assert.deepEqual([mattermost.server.users.has(user), mattermost.server.teams.has(team)], [true, true]);
    Object.assign(mattermost.config, { EnableAPITeamDeletion: true, EnableAPIUserDeletion: true });
    assert.deepEqual(await remove(), [200, 200]);
    assert.deepEqual([mattermost.server.users.has(user), mattermost.server.teams.has(team)], [false, false]);
  });
});

function signIn(mattermost: Mattermost, login: string, password: string): ReturnType<typeof ask> {
  return ask(mattermost, 'POST /users/login', { login_id: login, password }, null);
}
