import type { Decider } from '#approvals/decide.ts';
import { systemUser } from '#cli/administrator.ts';
import { type CommandResult, refused } from '#cli/command-result.ts';
import { deskFromOption } from '#cli/desk-from-option.ts';
import type { Desk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { type AgreedTemplate, agreedTemplates } from '#drafts/emergency/agreed.ts';
import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { openEmergencies } from '#emergencies/event.ts';
import { notNow } from '#emergencies/may-use.ts';
import { type PrepareOutcome, prepareUse } from '#emergencies/prepare-use.ts';
import { type SendUseOutcome, sendUse } from '#emergencies/send-use.ts';
import { messagesIn } from '#messages/messages.ts';
import { isTypedInFull, typedMode } from '#messages/typed-words.ts';
import { say } from '#messages/words/keyed.ts';
import { personOfTerminalUser } from '#rota/on-call.ts';
import type { Store } from '#storage/store.ts';

import { afterPress, refusalInTerminal } from './emergency-words.ts';
import type { Lines } from './lines.ts';

interface EmergencyDeps {
  readonly store: Store;
  readonly rules: Rules;
}

/** A template, the part of it to publish, and the event that it belongs to. */
interface Chosen {
  readonly template: AgreedTemplate;
  readonly part: EmergencyPart;
  /** Null: publishing finds the event, or opens one. */
  readonly emergencyId: string | null;
}

type Prepared = Extract<PrepareOutcome, { readonly kind: 'prepared' }>;

/**
 * Publishes an agreed template by the emergency path from the terminal, for when the chat is down. The agreed rota maps
 * the system user to a person; anybody else is refused. The rest is as in the chat, which is notified once it is back.
 * A running Tambour sends the posts.
 */
export async function emergencyCommand(
  deps: EmergencyDeps,
  lines: Lines,
  said: string,
  user: string = systemUser(),
): Promise<CommandResult> {
  const found = await deskFromOption(deps.store, said);
  if (found.kind === 'refused') return found.result;
  const { desk } = found;
  const { db: tx, decisionKey, clock } = deps.store;
  const reader = { tx, decisionKey, clock };
  const id = await personOfTerminalUser(reader, desk.id, user);
  // The agreed rota says who types: access to the terminal makes nobody a member of the desk.
  if (id === null) {
    return refused(
      'not_on_the_rota',
      `The system user "${user}" stands for nobody on the agreed rota of the desk "${desk.name}": nothing is published. Whoever plans the rota names them there with /tambour rota, and the desk's approvers agree.`,
    );
  }
  const person: Decider = { id, name: `${user} (terminal)`, kind: 'member' };
  const early = await notNow(reader, { desk, person }, null);
  if (early !== null) return refusalInTerminal(early);
  const mode = typedMode((await lines.ask('Is it REAL or an EXERCISE? Type the word in full:')) ?? '');
  if (mode === null) {
    return refused('wrong_word', 'That is neither REAL nor EXERCISE, typed in full: nothing is published.', 2);
  }
  const late = await notNow(reader, { desk, person }, mode);
  if (late !== null) return refusalInTerminal(late);
  const chosen = await chooseOne(deps, lines, { desk, mode });
  if (chosen === null) return refused('none_chosen', 'No template was chosen: nothing is published.');
  const prepared = await fillIn(deps, lines, { desk, person, mode, chosen });
  if ('exitCode' in prepared) return prepared;
  return press(deps, lines, { desk, person, mode, chosen, prepared });
}

function wordOf(mode: EmergencyMode): string {
  return messagesIn('en').emergency.mode[mode];
}

/** Offers what can be published now: corrections and all-clears of events that go on, then each template's warning. */
async function chooseOne(
  { store }: EmergencyDeps,
  lines: Lines,
  { desk, mode }: { readonly desk: Desk; readonly mode: EmergencyMode },
): Promise<Chosen | null> {
  const { db: tx, decisionKey } = store;
  const templates = await agreedTemplates({ tx, decisionKey }, desk, noMembers);
  const open = (await openEmergencies(tx, desk.id)).filter((event) => event.mode === mode);
  const following = open.flatMap((event): readonly Chosen[] => {
    const template = templates.find(({ name }) => name === event.what);
    if (template === undefined) return [];
    return (['correction', 'allClear'] as const).map((part) => ({ template, part, emergencyId: event.id }));
  });
  const warnings = templates.map((template): Chosen => ({ template, part: 'warning', emergencyId: null }));
  const choices = [...following, ...warnings];
  if (choices.length === 0) {
    lines.say(`The desk "${desk.name}" has no template that is agreed.`);
    return null;
  }
  lines.say(`${wordOf(mode)}. What can be published:`);
  for (const [index, { template, part }] of choices.entries()) {
    lines.say(`  ${index + 1}. ${template.name}: ${messagesIn('en').emergency.part[part]}`);
  }
  const typed = (await lines.ask('Which number?'))?.trim() ?? '';
  return /^\d{1,3}$/u.test(typed) ? (choices[Number(typed) - 1] ?? null) : null;
}

interface Filling {
  readonly desk: Desk;
  readonly person: Decider;
  readonly mode: EmergencyMode;
  readonly chosen: Chosen;
}

/** Asks for each blank, and again for those that are wrong, until the post is complete. */
async function fillIn(
  { store, rules }: EmergencyDeps,
  lines: Lines,
  { desk, person, mode, chosen }: Filling,
): Promise<Prepared | CommandResult> {
  const { template, part, emergencyId } = chosen;
  const values = new Map<string, string>();
  const { blanks } = template.parts[part];
  let asked: readonly string[] = blanks.map(({ name }) => name);
  for (;;) {
    for (const name of asked) {
      const blank = blanks.find((one) => one.name === name);
      const value = await lines.ask(`${name}${blank === undefined ? '' : hintOf(blank.choices)}:`);
      if (value === null) return refused('not_filled_in', 'Not everything was filled in: nothing is published.');
      values.set(name, value.trim());
    }
    const wish = { mode, part, templateId: template.id, values, emergencyId };
    const outcome = await store.write((work) => prepareUse(work, { desk, members: noMembers, person }, wish, rules));
    if (outcome.kind === 'prepared') return outcome;
    if (outcome.kind !== 'wrong') return refusalInTerminal(outcome);
    lines.say(`${outcome.blank}: ${say(messagesIn('en').emergency.wrong, outcome.why.kind, outcome.why)}`);
    asked = [outcome.blank];
  }
}

function hintOf(choices: readonly string[]): string {
  return choices.length === 0 ? '' : ` (${choices.join(' / ')})`;
}

/** Shows each post word for word, and publishes it once the person types the word for it. */
async function press(
  { store, rules }: EmergencyDeps,
  lines: Lines,
  { desk, person, mode, prepared }: Filling & { readonly prepared: Prepared },
): Promise<CommandResult> {
  lines.say(`\n${wordOf(mode)}. It will stand like this:`);
  for (const { accountId, text, contentWarning } of prepared.renderings) {
    const account = desk.accounts.find((one) => one.id === accountId);
    lines.say(`\n${account?.handle ?? accountId} (${account?.network ?? ''})`);
    lines.say(quoted(contentWarning === null ? text : `${contentWarning}\n\n${text}`));
  }
  const word = `PUBLISH ${wordOf(mode)}`;
  if (!isTypedInFull((await lines.ask(`\nType ${word} to make it public at once; anything else stops:`)) ?? '', word)) {
    return refused('stopped', 'Stopped: nothing is published.');
  }
  const { previewId, fingerprint } = prepared;
  const send = (isAnother: boolean): Promise<SendUseOutcome> =>
    store.write((work) => {
      const request = { deskId: desk.id, members: noMembers, person, previewId, fingerprint, isAnother };
      return sendUse(work, { store: null, rules }, request);
    });
  const outcome = await send(false);
  if (outcome.kind !== 'asksAnother') return afterPress(outcome);
  const { draftNumber, at } = outcome.earlier;
  lines.say(`The same part went out as draft ${draftNumber}, ${at.toISOString()}.`);
  if (
    !isTypedInFull(
      (await lines.ask('If this is another event, or to go out once more, type ANOTHER:')) ?? '',
      'ANOTHER',
    )
  ) {
    return refused('stopped', 'Stopped: nothing is published.');
  }
  return afterPress(await send(true));
}

/** Marks each line, so that no text looks like a question of the program. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `  | ${line.replaceAll(/\p{C}/gu, '?')}`)
    .join('\n');
}
