import type { History } from './open-history.ts';
import { rewordCaptions } from './video-acts.ts';
import { claimsCommit, lastLook } from './wire.ts';
import { editTroubles, publishTroubles, retractTroubles } from './network-troubles.ts';
import { saysNow } from './post-says.ts';
import type { SimNetwork } from './sim-network.ts';

type Act = (history: History) => Promise<void>;

function aNetwork({ chance, world }: History): SimNetwork {
  return chance.oneOf([...world.networks.values()]);
}

export const standsStill = 'process stands still';
export const unreadable = 'timeline unreadable';

/** Makes a process die, stand still, or lose an answer at one of its next steps. */
const meetFate: Act = async ({ chance, world }) => {
  const process = chance.oneOf(world.processes);
  const kind = chance.oneOf(['die', 'die', 'die', 'commitUnknown', 'pause'] as const);
  world.inject({ die: 'process killed', commitUnknown: 'answer to a commit lost', pause: standsStill }[kind]);
  process.meets({ kind, steps: 1 + chance.below(kind === 'commitUnknown' ? 4 : 60) });
};

/** Makes a process stand still between its claim and the request: before its last look, or around it. */
const standBeforeSending: Act = async ({ chance, world, stage }) => {
  const before = [`after a ${claimsCommit}`, `before a ${lastLook}`];
  const at = chance.oneOf(stage.theme.standsBefore === true ? before : [...before, `after a ${lastLook}`]);
  chance.oneOf(world.processes).meets({ kind: 'pause', steps: 1, at });
};

const killNow: Act = async ({ chance, world }) => {
  const process = chance.oneOf(world.processes);
  world.inject('process killed');
  world.tell(`${process.name} is killed`);
  process.kill();
  await world.settle();
  await world.restartDead();
};

const letGoOn: Act = async ({ world }) => {
  for (const process of world.processes) {
    if (process.pausedSteps() > 0) world.tell(`${process.name} goes on`);
    process.resume();
  }
  await world.settle();
};

const troublePublish: Act = async (history) => {
  const network = aNetwork(history);
  const trouble = history.chance.oneOf(history.stage.theme.troubles ?? publishTroubles);
  history.world.inject(`publish: ${trouble}`);
  history.world.tell(`The next request to ${network.account.network} meets: ${trouble}`);
  network.troubles.push(trouble);
};

const troubleRetract: Act = async (history) => {
  const network = aNetwork(history);
  const trouble = history.chance.oneOf(history.stage.theme.retractTroubles ?? retractTroubles);
  history.world.inject(`retract: ${trouble}`);
  history.world.tell(`The next retraction on ${network.account.network} meets: ${trouble}`);
  network.retractTroubles.push(trouble);
};

const troubleEdit: Act = async ({ chance, world }) => {
  const network = [...world.networks.values()].find(({ account }) => account.network === 'mastodon');
  if (network === undefined) return;
  const trouble = chance.oneOf(editTroubles);
  world.inject(`edit: ${trouble}`);
  world.tell(`The next change of a post on ${network.account.network} meets: ${trouble}`);
  network.editTroubles.push(trouble);
};

const failUploads: Act = async (history) => {
  const network = aNetwork(history);
  network.failingUploads = history.chance.oneOf([1, 2]);
  history.world.inject('upload put off');
  history.world.tell(`The next ${network.failingUploads} uploads to ${network.account.network} are put off`);
};

const lagReads: Act = async (history) => {
  const network = aNetwork(history);
  network.lagSeconds = history.chance.oneOf(history.stage.theme.lags ?? [0, 2, 10, 10, 90, 400]);
  if (network.lagSeconds > 60) history.world.inject('timeline lags beyond the assumption');
  else history.world.inject('timeline lags');
  history.world.tell(`The timeline of ${network.account.network} lags by ${network.lagSeconds} s`);
};

const failReads: Act = async (history) => {
  const network = aNetwork(history);
  network.failingReads = history.chance.oneOf([1, 2, 8]);
  history.world.inject(unreadable);
  history.world.tell(`The next ${network.failingReads} looks at ${network.account.network} get no answer`);
};

/** Posts the very text of a draft by hand, or deletes a post. */
const byHand: Act = async (history) => {
  const { chance, world } = history;
  const network = aNetwork(history);
  const there = network.posts.filter(({ gone }) => gone === null);
  const [post] = there.slice(-1);
  if (post === undefined) return;
  if (network.account.network === 'bluesky' && chance.onceIn(3)) {
    world.inject('record changed by others');
    world.tell(`Somebody changes ${post.id}: ${saysNow(post).text}`);
    network.changeByHand(post);
  } else if (chance.onceIn(2)) {
    world.inject('post deleted by others');
    world.tell(`Somebody deletes ${post.id}: ${saysNow(post).text}`);
    network.delete(post, 'others');
  } else {
    world.inject('identical text posted by hand');
    world.tell(`Staff post by hand on ${network.account.network}: ${saysNow(post).text}`);
    network.postByHand(saysNow(post));
  }
};

/** Posts the text of the newest approved draft by hand, whatever has become of its own post. */
const postDraftByHand: Act = async (history) => {
  const { world, ground } = history;
  const { rows } = await ground.own.query<{ text: string }>(`
    SELECT "Revision"."text" FROM "Draft" JOIN "Revision"
      ON "Revision"."draftId" = "Draft"."id" AND "Revision"."number" = "Draft"."currentRevision"
    WHERE "Draft"."state" = 'approved' AND "Revision"."series" IS NULL ORDER BY "Draft"."number" DESC LIMIT 1`);
  const [draft] = rows;
  if (draft === undefined) return;
  const network = aNetwork(history);
  const { id: accountId, network: kind } = network.account;
  world.inject('identical text posted by hand');
  world.tell(`Staff post by hand on ${kind}: ${draft.text}`);
  const words = { text: draft.text, contentWarning: null, language: 'en', visibility: 'public', media: [] } as const;
  network.postByHand({ network: kind, accountId, ...words });
};

const chatAway: Act = async ({ chance, world }) => {
  if (world.chatTrouble === 'down') {
    world.chatTrouble = 'none';
    world.tell('The chat answers again');
    return;
  }
  world.chatTrouble = chance.oneOf(['down', 'requestLost', 'answerLost'] as const);
  world.inject(world.chatTrouble === 'down' ? 'chat down' : 'chat answer lost');
  world.tell(`The chat: ${world.chatTrouble}`);
};

const jumpClock: Act = async (history) => {
  // A restore looks for posts by the backup's clock, which must not be wrong.
  if (history.backup !== null) return;
  const hours = history.chance.oneOf([-1, 1]);
  history.clockJumped = true;
  history.world.time.jump(hours * 3_600_000);
  history.world.inject('clock jumps by an hour');
  history.world.tell(`The clock jumps by ${hours} h`);
};

/** Changes in the database what was approved and has not left, or inserts an approval that nobody gave. */
const tamper: Act = async (history) => {
  if (history.chance.onceIn(3)) return approveByHand(history);
  if (history.chance.onceIn(2)) return rewordByHand(history);
  const { world, ground } = history;
  const { rows } = await ground.own.query<{ id: string; revision: number }>(`
    SELECT "Draft"."id", "Draft"."currentRevision" AS "revision" FROM "Draft"
    WHERE "Draft"."state" = 'approved' AND EXISTS (
      SELECT 1 FROM "Delivery" WHERE "draftId" = "Draft"."id" AND "state" = 'ready')
    ORDER BY "Draft"."number" LIMIT 1`);
  const [draft] = rows;
  if (draft === undefined) return;
  if (history.stage.theme.startsWithVideo === true && history.chance.onceIn(2) && (await rewordCaptions(history)))
    return;
  history.tampered.add(draft.id);
  world.inject('approved text changed in the database by hand');
  world.tell('Somebody changes the approved text in the database');
  if (history.chance.onceIn(2)) {
    await ground.own.query(`UPDATE "Media" SET "bytes" = "bytes" || '!'::bytea`);
    // Changes only the last piece of each, so that the length and all pieces before it stay as they were.
    await ground.own.query(`
      UPDATE "RecordingPiece" one SET "bytes" = overlay("bytes" placing '!'::bytea from 1)
      WHERE NOT EXISTS (SELECT FROM "RecordingPiece" WHERE "sha256" = one."sha256" AND "position" > one."position")`);
    return;
  }
  await ground.own.query(
    'UPDATE "Revision" SET "text" = "text" || \' Or at ten.\' WHERE "draftId" = $1 AND "number" = $2',
    [draft.id, draft.revision],
  );
};

/** Changes the row of a draft that somebody else edited, so that all its words seem to be its author's. */
const rewordByHand: Act = async ({ world, ground }) => {
  const { rowCount } = await ground.own.query(`
    UPDATE "Revision" r SET "wordedBy" = '{}', "editedBy" = d."author" FROM "Draft" d
    WHERE d."id" = r."draftId" AND d."currentRevision" = r."number" AND d."state" = 'asked' AND r."editedBy" <> d."author"`);
  if (rowCount === 0) return;
  world.inject('who worded it changed in the database by hand');
  world.tell('Somebody writes into the database that its author worded what another wrote');
};

/** Builds the SQL of an id that depends on its row alone, so that a seed always tells the same history. */
function seededId(of: 'person' | 'account'): string {
  const digits = `md5(concat(d."id", ${of}, $2::timestamptz))`;
  return `overlay(overlay(${digits} placing '4' from 13) placing '8' from 17)::uuid`;
}

/** Inserts everything that an approval writes, for the first draft that waits for one. */
const approveByHand: Act = async ({ world, ground, stage }) => {
  const { rows } = await ground.own.query<{ id: string }>(`
    UPDATE "Draft" SET "state" = 'approved'
    WHERE "id" = (SELECT "id" FROM "Draft" WHERE "state" = 'asked' ORDER BY "number" LIMIT 1) RETURNING "id"`);
  const [draft] = rows;
  if (draft === undefined) return;
  world.inject('approval written into the database by hand');
  world.tell('Somebody writes an approval into the database');
  const now = world.time.clock.now();
  await ground.own.query(
    `INSERT INTO "Decision" ("id", "deskId", "subjectKind", "subjectId", "revision", "fingerprint", "person", "personName",
        "kind", "via", "decidedAt")
      SELECT ${seededId('person')}, d."deskId", 'draft', d."id", r."number", r."fingerprint", person, person,
        'approve', 'button', $2
      FROM "Draft" d JOIN "Revision" r ON r."draftId" = d."id" AND r."number" = d."currentRevision"
      CROSS JOIN unnest($3::text[]) person WHERE d."id" = $1 AND person NOT IN (d."author", r."editedBy")`,
    [draft.id, now, stage.settings.approvers],
  );
  await ground.own.query(
    `INSERT INTO "Delivery" ("id", "draftId", "revision", "accountId", "fingerprint", "state", "key", "dueAt", "notAfterAt",
        "createdAt")
      SELECT ${seededId('account')}, d."id", r."number", account, r."fingerprint", 'ready',
        ${seededId('account')}::text, $2, $3, $2
      FROM "Draft" d JOIN "Revision" r ON r."draftId" = d."id" AND r."number" = d."currentRevision"
      CROSS JOIN unnest(r."accountIds") account WHERE d."id" = $1
      ON CONFLICT ("draftId", "revision", "accountId", "position") DO UPDATE
        SET "state" = 'ready', "why" = NULL, "dueAt" = $2, "notAfterAt" = $3 WHERE "Delivery"."state" = 'cancelled'`,
    [draft.id, now, new Date(now.getTime() + 86_400_000)],
  );
};

export const faults = {
  meetFate: { weight: 4, act: meetFate },
  standBeforeSending: { weight: 0.1, act: standBeforeSending },
  killNow: { weight: 1, act: killNow },
  letGoOn: { weight: 1, act: letGoOn },
  troublePublish: { weight: 6, act: troublePublish },
  troubleRetract: { weight: 0.5, act: troubleRetract },
  troubleEdit: { weight: 0.5, act: troubleEdit },
  failUploads: { weight: 0.5, act: failUploads },
  lagReads: { weight: 1.5, act: lagReads },
  failReads: { weight: 1, act: failReads },
  byHand: { weight: 1, act: byHand },
  chatAway: { weight: 1.5, act: chatAway },
  jumpClock: { weight: 0.3, act: jumpClock },
  tamper: { weight: 1, act: tamper },
  // Only a theme makes these happen, at the right moment.
  postDraftByHand: { weight: 0, act: postDraftByHand },
  rewordByHand: { weight: 0, act: rewordByHand },
} as const;
