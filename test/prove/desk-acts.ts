import { createHash } from 'node:crypto';

import { readDesk } from '#desks/desk.ts';
import { lockDraft } from '#drafts/draft.ts';
import { keepMedia } from '#drafts/media-bytes.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import { resumeAccount } from '#publishing/accounts.ts';
import { planSleep } from '#accounts/plan-sleep.ts';
import { putToSleep, wake } from '#publishing/holding/sleep.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';

import { did, typeCommand } from './hands.ts';
import { authors, everybody, type History } from './open-history.ts';
import type { SimProcess } from './sim-process.ts';

/** Lets somebody freeze the desk; if it is frozen, lets an approver thaw it. */
export async function freezeOrThaw(history: History): Promise<void> {
  const { chance, world, stage, acts } = history;
  const last = acts.findLast(({ did }) => did.startsWith('/freeze') || did.startsWith('/thaw'));
  const isFrozen = last?.did.startsWith('/freeze') === true;
  const user = chance.oneOf([...authors, ...stage.settings.approvers]);
  // These histories have no emergencies, so that such an exception has no effect.
  const isExcepting = acts.filter(({ did }) => did.startsWith('/freeze')).length % 2 === 1;
  const text = isFrozen ? 'thaw' : `freeze Who has the password?${isExcepting ? ' Except emergencies' : ''}`;
  await typeCommand(history, chance.oneOf(world.processes), { user, text });
}

/** Puts an account to sleep (for a time, until woken, or as planned) or wakes it, from the terminal or the chat. */
export async function sleepOrWake(history: History): Promise<void> {
  const { chance, world, stage } = history;
  const { id: accountId, network, handle } = chance.oneOf(stage.accounts);
  const process = alive(history);
  if (process === undefined) return;
  const by = { id: 'administrator', name: 'administrator' };
  if (chance.onceIn(4)) {
    const user = chance.oneOf(['sophie', ...everybody]);
    await typeCommand(history, process, { user, text: `wake ${handle}` });
    return;
  }
  if (chance.onceIn(2)) {
    world.tell(`The administrator wakes the account on ${network}`);
    await did(history, {
      person: by.id,
      did: `wake ${accountId}`,
      draftId: null,
      revision: null,
      target: null,
      shown: null,
    });
    await world.run('waking', async () => {
      const isWoken = await process.store().write((work) => wake(work, { accountId, by }));
      if (!isWoken) await resumeAccount(process.store(), { accountId, by: by.id });
    });
    return;
  }
  if (chance.onceIn(3)) {
    const now = world.time.clock.now().getTime();
    const [afterSeconds, lastsSeconds] = [chance.oneOf([30, 120, 900]), chance.oneOf([60, 300, 7200])];
    const startsAt = new Date(now + afterSeconds * 1000);
    const endsAt = new Date(startsAt.getTime() + lastsSeconds * 1000);
    world.inject('account’s sleep planned');
    world.tell(`The account on ${network} is to sleep in ${afterSeconds} s, for ${lastsSeconds} s`);
    await world.run('planning', async () => {
      await process.store().write((work) => planSleep(work, { accountId, by, startsAt, endsAt, label: 'A day' }));
    });
    return;
  }
  const forSeconds = chance.oneOf([null, 300, 7200]);
  world.inject('account put to sleep');
  world.tell(`The account on ${network} is put to sleep${forSeconds === null ? '' : ` for ${forSeconds} s`}`);
  const exceptEmergencies = forSeconds !== null;
  const until = forSeconds === null ? null : new Date(world.time.clock.now().getTime() + forSeconds * 1000);
  await world.run('sleeping', () =>
    process.store().write((work) => putToSleep(work, { accountId, by, until, why: null, exceptEmergencies })),
  );
}

/** Adds a picture to the newest draft, as the bot does once it has fetched a file of the thread. */
export async function addPicture(history: History): Promise<void> {
  const { chance, world, ground, deskId } = history;
  const process = alive(history);
  const { rows } = await ground.own.query<{ id: string }>('SELECT "id" FROM "Draft" ORDER BY "number" DESC LIMIT 1');
  const [row] = rows;
  if (process === undefined || row === undefined) return;
  history.wordings += 1;
  const { media, bytes } = pictureOf(history.wordings);
  const editor = chance.oneOf(authors);
  world.tell(`A picture of ${editor} is added to the newest draft`);
  await world.run('adding a picture', () =>
    process.store().write(async (work) => {
      const draft = await lockDraft(work.tx, row.id);
      const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
      if (draft === null || desk === null) return;
      await keepMedia(work, { media, bytes });
      const { content, number: baseRevision } = draft.current;
      const revised = { ...content, media: [...content.media.slice(0, 3), media] };
      await reviseWhenFree(work, {
        draftId: row.id,
        editor,
        baseRevision,
        content: revised,
        desk,
        rules: world.rules,
      });
    }),
  );
}

/** Builds a picture. To networks and database it is only bytes, so that any will do. */
function pictureOf(number: number): { readonly media: RenderedMedia; readonly bytes: Uint8Array<ArrayBuffer> } {
  const bytes = new TextEncoder().encode(`picture ${number}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = { mimeType: 'image/png', width: 4, height: 4, byteLength: bytes.byteLength };
  return { media: { ...known, sha256, alt: `The town hall, seen from the ${number}th window` }, bytes };
}

function alive({ chance, world }: History): SimProcess | undefined {
  const process = chance.oneOf(world.processes);
  return process.isAlive() ? process : undefined;
}
