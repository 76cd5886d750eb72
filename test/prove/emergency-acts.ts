import { buttonsIn } from '../support/buttons-in.ts';
import { pass } from './bring.ts';
import { nightShifts, templateValues } from './emergency-values.ts';
import { buttonsSeen, pressButton, type SeenButton, submitForm, typeCommand } from './hands.ts';
import { everybody, type History } from './open-history.ts';
import { fillIn } from './people.ts';
import { channel } from './sim-chat.ts';

/** Lets the steward plan who is on call and somebody word a template; approvers agree to both. */
export async function prepareNight(history: History): Promise<void> {
  await planNight(history);
  for (const name of ['Flood', 'Drill']) await wordTemplate(history, 'new', name);
}

async function planNight(history: History): Promise<void> {
  const { chance, world } = history;
  const form = await typeCommand(history, chance.oneOf(world.processes), { user: 'sophie', text: 'rota change' });
  if (form !== null) await submitForm(history, form, { shifts: nightShifts(history) });
  await agree(history, 'approveRota');
}

/** Lets somebody on call ask for an emergency post without a template, so that the desk's routine posts wait. */
export async function soundAlarm(history: History): Promise<void> {
  const { chance, world } = history;
  await planNight(history);
  const from = world.chat.whispers.length;
  await typeCommand(history, chance.oneOf(world.processes), { user: 'bilal', text: 'emergency REAL' });
  await goOn(history, { user: 'bilal', from, action: 'emergencyWithoutTemplate' });
}

/** Changes or withdraws a template; most changes are agreed to. Now and then changes it in the database instead. */
export async function changeEmergencyTemplate(history: History): Promise<void> {
  const { chance } = history;
  if (chance.onceIn(6)) return rewordTemplateByHand(history);
  await wordTemplate(history, chance.oneOf(['change', 'change', 'withdraw', 'new']), chance.oneOf(['Flood', 'Drill']));
}

/** Lets somebody, mostly on call, go the path from its command to its last press, or press an earlier card. */
export async function usePath(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(6) ? chance.oneOf(everybody) : chance.oneOf(['bilal', 'bilal', 'lea', 'karim']);
  if (chance.onceIn(5)) return pressShown(history, user, 0);
  const word = chance.oneOf(['REAL', 'REAL', 'EXERCISE']);
  const from = world.chat.whispers.length;
  await typeCommand(history, chance.oneOf(world.processes), { user, text: `emergency ${word}` });
  await goOn(history, { user, from, action: chance.onceIn(4) ? 'emergencyWithoutTemplate' : 'emergencyFill' });
  if (chance.onceIn(4)) {
    // Now what was shown is no longer what was agreed.
    await chance.oneOf([endTemplateShown, endTemplateShown, refillByHand, waitAWhile])(history);
  }
  const isPutOff = chance.onceIn(6);
  if (isPutOff) putOffNext(history);
  await goOn(history, { user, from, action: 'emergencyPublish' });
  if (chance.onceIn(3)) await goOn(history, { user, from, action: 'emergencyPublish' });
  if (chance.onceIn(2)) await goOn(history, { user, from, action: 'emergencyPublishAgain' });
  if (isPutOff) await rewordUseByHand(history);
}

/** Lets somebody, mostly an approver, send what follows an alert from beside it; or begin on a card of who is on call. */
export async function followAlert(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(3) ? chance.oneOf(everybody) : chance.oneOf(['karim', 'lea']);
  const from = world.chat.whispers.length;
  const isOthers = chance.onceIn(3);
  const cards = isOthers ? whispered(history, 'bilal', 0) : buttonsSeen(history).filter(({ isOld }) => !isOld);
  const shown = cards.filter(({ button }) => button.action === 'emergencyFill').slice(-4);
  if (shown.length === 0) return;
  await fillIn(history, await pressButton(history, user, chance.oneOf(shown)));
  await goOn(history, { user, from, action: 'emergencyPublish' });
}

/** Edits an unsent post of the path. From then on it is an ordinary draft, which needs approval. */
export async function editUse(history: History): Promise<void> {
  const { chance, ground, stage } = history;
  const { rows } = await ground.own.query<{ draftId: string }>(`
    SELECT "draftId" FROM "EmergencyUse" JOIN "Draft" ON "Draft"."id" = "draftId"
    WHERE "mode" = 'real' AND "Draft"."state" IN ('asked', 'approved') AND NOT EXISTS (
      SELECT FROM "Delivery" WHERE "Delivery"."draftId" = "Draft"."id" AND "Delivery"."state" IN ('sending', 'sent'))
    ORDER BY "at" DESC LIMIT 1`);
  const [row] = rows;
  if (row === undefined) return;
  const approvers = stage.settings.approvers.map((person) => ['approve', person] as const);
  for (const [action, user] of [['stop', 'amina'], ['edit', 'amina'], ['ask', 'amina'], ...approvers] as const) {
    await pass(history, 1);
    const seen = buttonsSeen(history).findLast(
      ({ isOld, button }) => !isOld && button.action === action && button.draftId === row.draftId,
    );
    if (seen !== undefined) await fillIn(history, await pressButton(history, user, seen));
  }
  await pass(history, chance.oneOf([1, 60]));
}

/** Lets somebody, mostly an approver, end the emergency. */
export async function endEmergencyByWord(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(2) ? chance.oneOf(everybody) : 'karim';
  await typeCommand(history, chance.oneOf(world.processes), { user, text: 'emergency end' });
}

/** Makes the next post on each network wait. */
function putOffNext({ chance, world }: History): void {
  const trouble = chance.oneOf(['busy', 'rateLimited'] as const);
  for (const network of world.networks.values()) network.troubles.push(trouble);
  world.inject(`publish: ${trouble}`);
  world.tell(`The next request to each network meets: ${trouble}`);
}

function waitAWhile(history: History): Promise<void> {
  return pass(history, history.chance.oneOf([60, 4000]));
}

/** Withdraws all templates, or has a change of one agreed to. */
async function endTemplateShown(history: History): Promise<void> {
  if (history.chance.onceIn(2)) return changeEmergencyTemplate(history);
  for (const name of ['Flood', 'Drill']) await wordTemplate(history, 'withdraw', name);
}

/** Changes in the database what somebody filled in and was shown, but has not published. */
async function refillByHand({ world, ground }: History): Promise<void> {
  const { rowCount } = await ground.own.query(`
    UPDATE "EmergencyPreview" SET "values" = jsonb_set("values", '{place}', '"Elsewhere"')
    WHERE "id" NOT IN (SELECT "id" FROM "EmergencyUse")`);
  if (rowCount === 0) return;
  world.inject('what was filled in changed in the database by hand');
  world.tell('Somebody changes in the database what was filled in');
}

/** Changes in the database the words of a post of the path that has not left. */
async function rewordUseByHand({ world, ground, tampered }: History): Promise<void> {
  const { rows } = await ground.own.query<{ draftId: string }>(`
    UPDATE "Revision" SET "text" = "text" || ' Or at ten.'
    FROM "EmergencyUse" JOIN "Delivery" ON "Delivery"."draftId" = "EmergencyUse"."draftId"
    WHERE "Revision"."draftId" = "EmergencyUse"."draftId" AND "Revision"."number" = "EmergencyUse"."revision"
      AND "EmergencyUse"."part" <> 'free' AND "Delivery"."state" = 'ready' RETURNING "Revision"."draftId"`);
  if (rows.length === 0) return;
  for (const { draftId } of rows) tampered.add(draftId);
  world.inject('approved text changed in the database by hand');
  world.tell('Somebody changes in the database what the emergency path made');
}

/** Changes the texts of all templates in the database, without anybody's approval. */
async function rewordTemplateByHand({ world, ground }: History): Promise<void> {
  const { rowCount } = await ground.own.query(`
    UPDATE "EmergencyTemplate"
    SET "warning" = jsonb_set("warning", '{content,text}', to_jsonb(("warning" #>> '{content,text}') || ' Stay there.'))
    WHERE "state" = 'agreed'`);
  if (rowCount === 0) return;
  world.inject('template changed in the database by hand');
  world.tell('Somebody changes the templates in the database');
}

async function wordTemplate(history: History, verb: string, name: string): Promise<void> {
  const { chance, world } = history;
  const user = chance.oneOf(['amina', 'amina', 'bilal', 'lea', 'sophie']);
  const text = `emergency templates ${verb}${verb === 'new' ? '' : ` ${name}`}`;
  const form = await typeCommand(history, chance.oneOf(world.processes), { user, text });
  if (form === null) return;
  if (verb === 'withdraw') return fillIn(history, form);
  await submitForm(history, form, templateValues(history, name));
  if (!chance.onceIn(5)) await agree(history, 'approveEmergencyTemplate');
}

/** Lets as many approvers press as are needed, and sometimes the author as well. */
async function agree(history: History, action: string): Promise<void> {
  const { chance, stage } = history;
  const { approvers } = stage.settings;
  const inTurn = chance.onceIn(2) ? approvers : approvers.toReversed();
  for (const person of [...(chance.onceIn(6) ? ['amina'] : []), ...inTurn]) {
    await pass(history, 1);
    const seen = buttonsSeen(history).findLast(({ isOld, button }) => !isOld && button.action === action);
    if (seen !== undefined) await pressButton(history, person, seen);
  }
}

/** Presses one of the buttons that somebody was shown in private since, and fills in the form that it opens. */
async function goOn(
  history: History,
  { user, from, action }: { readonly user: string; readonly from: number; readonly action: string },
): Promise<void> {
  await pass(history, 1);
  const shown = whispered(history, user, from).filter(({ button }) => button.action === action);
  const last = shown.filter(({ card }) => card === shown.at(-1)?.card);
  if (last.length > 0) await fillIn(history, await pressButton(history, user, history.chance.oneOf(last)));
}

async function pressShown(history: History, user: string, from: number): Promise<void> {
  const shown = whispered(history, user, from);
  if (shown.length > 0) await fillIn(history, await pressButton(history, user, history.chance.oneOf(shown)));
}

/** Lists the path's buttons on private cards of one person; now and then those of anybody. */
function whispered({ chance, world }: History, user: string, from: number): readonly SeenButton[] {
  const isAnybodys = from === 0 && chance.onceIn(4);
  return world.chat.whispers.slice(from).flatMap(({ to, card }, index): readonly SeenButton[] => {
    if (to !== user && !isAnybodys) return [];
    const ref = { channel, message: `whisper${from + index}`, thread: null };
    const key = 'whisper';
    const message = { ref, key, atMs: 0, askedAt: new Date(0), card, earlier: [], isDeleted: false };
    return buttonsIn(card)
      .filter(({ action }) => action.startsWith('emergency'))
      .map((button) => ({ message, card, button, isOld: false }));
  });
}
