import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatPlatform } from '#chat/chat.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const quietMs = 30;
/** Milliseconds that a call takes on a real platform with nothing remembered. */
const callMs = 300;
/** A command is to be answered within two seconds, of which the database and the answer itself take some. */
const mostCallsInARow = 4;
const aloneMs = 1_500;
/** Before a form opens or is taken: the trigger lives three seconds, and so long Slack waits for an answer. */
const mostBeforeForm = 2;

/** How many calls of the chat wait for one another: those that begin together are let go together. */
interface Rounds {
  isCounting: boolean;
  count: number;
  /** When the form was opened. */
  beforeForm: number | null;
}

/** A chat whose answers come in rounds, each once nothing more is asked. */
function inRounds(rounds: Rounds) {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const turn = async (): Promise<void> => {
    if (!rounds.isCounting) return;
    await new Promise<void>((go) => {
      waiting.push(go);
      clearTimeout(timer);
      timer = setTimeout(() => {
        rounds.count += 1;
        const going = waiting;
        waiting = [];
        for (const one of going) one();
      }, quietMs);
    });
  };
  const after = <T>(work: () => Promise<T>): Promise<T> => turn().then(work);
  return (chat: ChatPlatform): ChatPlatform => ({
    ...chat,
    capabilities: { ...chat.capabilities, userGroups: true },
    user: (id) => after(() => chat.user(id)),
    members: (where) => after(() => chat.members(where)),
    administers: (id, where) => after(() => chat.administers(id, where)),
    inChannel: (where) => after(() => chat.inChannel(where)),
    groups: () => after(async () => [{ id: 'S1', name: 'validation' }]),
    groupMembers: () => after(async () => ['karim', 'aicha']),
    permalink: (ref) => after(() => chat.permalink(ref)),
    openForm: (...form) => {
      rounds.beforeForm = rounds.count;
      return chat.openForm(...form);
    },
  });
}

async function counted(rounds: Rounds, work: () => Promise<unknown>): Promise<Readonly<Rounds>> {
  Object.assign(rounds, { isCounting: true, count: 0, beforeForm: null });
  await work();
  rounds.isCounting = false;
  return { ...rounds };
}

async function sceneWith(rounds: Rounds, approversFrom: 'people' | 'channel' | 'group'): Promise<BotScene> {
  const approverGroup = approversFrom === 'group' ? 'S1' : null;
  const scene = await openBotScene({ settings: { approversFrom, approverGroup }, wrapChat: inRounds(rounds) });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.draft('La piscine est fermée.');
  await scene.press('aicha', 'ask');
  return scene;
}

for (const approversFrom of ['people', 'channel', 'group'] as const) {
  test(`a command is answered in time where nothing of the chat is remembered, and ${approversFrom} approve`, async () => {
    assert.ok(mostCallsInARow * callMs <= aloneMs);
    const rounds: Rounds = { isCounting: false, count: 0, beforeForm: null };
    await using scene = await sceneWith(rounds, approversFrom);
    for (const text of ['', 'aide', 'liste', 'voir 1', 'réglages']) {
      const { count } = await counted(rounds, () => scene.people.command('karim', 'publications', text));
      assert.ok(count <= mostCallsInARow, `"${text}" takes ${count} calls in a row`);
    }
  });

  test(`a form opens while its trigger lives, where ${approversFrom} approve`, async () => {
    const rounds: Rounds = { isCounting: false, count: 0, beforeForm: null };
    await using scene = await sceneWith(rounds, approversFrom);
    const message = scene.people.say('karim', { channel: 'publications' }, 'Une idée');
    await scene.settle();
    const opened = {
      draft: () => scene.people.command('karim', 'publications', 'brouillon'),
      setup: () => scene.people.command('karim', 'publications', 'réglages'),
      shortcut: () => scene.people.use('karim', message),
      edit: () => scene.press('aicha', 'edit'),
      changes: () => scene.press('karim', 'requestChanges'),
    };
    for (const [what, work] of Object.entries(opened)) {
      const { beforeForm } = await counted(rounds, work);
      assert.ok(beforeForm !== null, `${what} opened no form: ${scene.whispers('karim').at(-1)}`);
      assert.ok(beforeForm <= mostBeforeForm, `${what} opens its form after ${beforeForm} calls in a row`);
    }
  });

  test(`a form is taken in time, where ${approversFrom} approve`, async () => {
    const rounds: Rounds = { isCounting: false, count: 0, beforeForm: null };
    await using scene = await sceneWith(rounds, approversFrom);
    await scene.people.command('karim', 'publications', 'brouillon');
    const draft = await counted(rounds, () => scene.people.submit('karim', { text: 'Bonjour' }));
    assert.ok(draft.count <= mostBeforeForm, String(draft.count));
    await scene.people.command('karim', 'publications', 'réglages');
    const setup = await counted(rounds, () => scene.people.submit('karim', { grace: '5' }));
    assert.ok(setup.count <= mostBeforeForm, String(setup.count));
    await scene.settle();
  });
}
