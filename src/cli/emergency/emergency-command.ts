import type { Decider } from '#approvals/decide.ts';
import { systemUser } from '#cli/administrator.ts';
import { type CommandResult, refused } from '#cli/command-result.ts';
import { deskFromOption } from '#cli/desk-from-option.ts';
import type { Desk } from '#desks/desk.ts';
import { approversOf, noMembers } from '#desks/may.ts';
import { type AgreedTemplate, agreedTemplates } from '#drafts/emergency/agreed.ts';
import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { openEmergencies } from '#emergencies/event.ts';
import { type NotNow, notNow } from '#emergencies/may-use.ts';
import { isSilent, type PrepareOutcome, prepareUse, timesFromNow } from '#emergencies/prepare-use.ts';
import { type SendUseOutcome, sendUse } from '#emergencies/send-use.ts';
import { languageFacts } from '#languages.ts';
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
 * Publishes an agreed template by the emergency path from the terminal, for when the chat is down, in the desk's
 * language. The agreed rota maps the system user to a person; anybody else is refused. The rest is as in the chat,
 * which is notified once it is back. A running Tambour sends the posts.
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
  const m = messagesIn(desk.language);
  const { question, mode: words, terminal } = m.emergency;
  const { db: tx, decisionKey, clock } = deps.store;
  const reader = { tx, decisionKey, clock };
  const id = await personOfTerminalUser(reader, desk.id, user);
  // The agreed rota says who types: access to the terminal makes nobody a member of the desk.
  if (id === null) return refused('not_on_the_rota', terminal.notOnRota(user, desk.name));
  const person: Decider = { id, name: `${user} (terminal)`, kind: 'member' };
  const early = await notNow(reader, { desk, person }, null);
  if (early !== null && !mayFollowLater(desk, id, early)) return refusalInTerminal(desk, early);
  const asked = `${question.intro(words.real, words.exercise)}\n${m.words.labelled(question.label, '')}`;
  const mode = typedMode((await lines.ask(asked.trimEnd())) ?? '');
  if (mode === null) return refused('wrong_word', question.wrong(words.real, words.exercise), 2);
  const late = await notNow(reader, { desk, person }, mode);
  if (late !== null && !mayFollowLater(desk, id, late)) return refusalInTerminal(desk, late);
  const choices = await choicesOf(deps, { desk, person, mode });
  // There is something, and nothing of it for this person.
  if (choices.length === 0 && late !== null) return refusalInTerminal(desk, late);
  const chosen = await chooseOne(lines, { desk, mode }, choices);
  if (chosen === null) return refused('none_chosen', terminal.notChosen);
  const prepared = await fillIn(deps, lines, { desk, person, mode, chosen });
  if ('exitCode' in prepared) return prepared;
  return press(deps, lines, { desk, person, mode, chosen, prepared });
}

/** Tells whether somebody who is not on call may send what follows a public alert, as an approver of the desk. */
function mayFollowLater(desk: Desk, person: string, { kind }: NotNow): boolean {
  return kind === 'notOnCall' && (approversOf(desk, noMembers) ?? []).includes(person);
}

/**
 * Lists what this person can publish now: corrections and all-clears of events that go on, then each template's
 * warning.
 */
async function choicesOf(
  { store }: EmergencyDeps,
  { desk, person, mode }: Omit<Filling, 'chosen'>,
): Promise<readonly Chosen[]> {
  const { db: tx, decisionKey, clock } = store;
  const templates = await agreedTemplates({ tx, decisionKey }, desk, noMembers);
  const open = (await openEmergencies(tx, desk.id)).filter((event) => event.mode === mode);
  const following = open.flatMap((event): readonly Chosen[] => {
    const template = templates.find(({ name }) => name === event.what);
    if (template === undefined) return [];
    return (['correction', 'allClear'] as const).map((part) => ({ template, part, emergencyId: event.id }));
  });
  const warnings = templates.map((template): Chosen => ({ template, part: 'warning', emergencyId: null }));
  const theirs: Chosen[] = [];
  for (const one of [...following, ...warnings]) {
    const { template, ...chosen } = one;
    const wish = { ...chosen, templateId: template.id, members: noMembers };
    const why = await notNow({ tx, decisionKey, clock }, { desk, person }, mode, wish);
    if (why?.kind !== 'notOnCall') theirs.push(one);
  }
  return theirs;
}

/** Asks which of them it is; null: none of them. */
async function chooseOne(
  lines: Lines,
  { desk, mode }: Pick<Filling, 'desk' | 'mode'>,
  choices: readonly Chosen[],
): Promise<Chosen | null> {
  const { emergency } = messagesIn(desk.language);
  const { choose, terminal } = emergency;
  if (choices.length === 0) {
    lines.say(choose.none);
    return null;
  }
  lines.say(choose.title(emergency.mode[mode]));
  for (const [index, choice] of choices.entries()) lines.say(`  ${index + 1}. ${nameOf(desk, choice)}`);
  const typed = (await lines.ask(terminal.number))?.trim() ?? '';
  return /^\d{1,3}$/u.test(typed) ? (choices[Number(typed) - 1] ?? null) : null;
}

function nameOf({ language }: Desk, { template, part }: Chosen): string {
  const { emergency } = messagesIn(language);
  return emergency.partOf(template.name, emergency.part[part]);
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
  const { emergency, words } = messagesIn(desk.language);
  const values = new Map<string, string>();
  const { blanks } = template.parts[part];
  let asked: readonly string[] = blanks.map(({ name }) => name);
  for (;;) {
    for (const name of asked) {
      const choices = blanks.find((one) => one.name === name)?.choices ?? [];
      const hint = choices.length === 0 ? '' : ` (${choices.join(' / ')})`;
      const value = await lines.ask(words.labelled(`${name}${hint}`, '').trimEnd());
      if (value === null) return refused('not_filled_in', emergency.terminal.notFilledIn);
      values.set(name, value.trim());
    }
    const wish = { mode, part, templateId: template.id, values, emergencyId };
    const outcome = await store.write((work) => prepareUse(work, { desk, members: noMembers, person }, wish, rules));
    if (outcome.kind === 'prepared') return outcome;
    if (outcome.kind !== 'wrong') return refusalInTerminal(desk, outcome, mode);
    lines.say(words.labelled(outcome.blank, say(emergency.wrong, outcome.why.kind, outcome.why)));
    asked = [outcome.blank];
  }
}

/** Shows each post word for word, and publishes it once the person types the words for it. */
async function press(
  { store, rules }: EmergencyDeps,
  lines: Lines,
  { desk, person, mode, chosen, prepared }: Filling & { readonly prepared: Prepared },
): Promise<CommandResult> {
  const m = messagesIn(desk.language);
  const { another, preview, terminal } = m.emergency;
  const what = nameOf(desk, chosen);
  const now = store.clock.now();
  lines.say(`\n${preview.title(m.emergency.mode[mode], what)}\n${preview.asItStands}`);
  for (const { accountId, text, contentWarning } of prepared.renderings) {
    const account = desk.accounts.find((one) => one.id === accountId);
    const label = `${account?.handle ?? accountId} (${account?.network ?? ''})`;
    const isAsleep = account !== undefined && isSilent(account, mode, now);
    lines.say(`\n${isAsleep ? m.words.labelled(label, preview.asleep) : label}`);
    lines.say(quoted(contentWarning === null ? text : `${contentWarning}\n\n${text}`));
  }
  const times = timesFromNow(prepared, chosen.part, { now, timeZone: desk.timeZone, tongue: m.tongue });
  if (times !== '') lines.say(`\n${preview.fromNow(times)}`);
  const word = terminal.publish(m.emergency.mode[mode]);
  const typed = await lines.ask(`\n${terminal.typePublish(word)}`);
  if (!isTypedInFull(typed ?? '', ({ emergency }) => emergency.terminal.publish(emergency.mode[mode]))) {
    return refused('stopped', terminal.stopped);
  }
  const { previewId, fingerprint } = prepared;
  const send = (isAnother: boolean): Promise<SendUseOutcome> =>
    store.write((work) => {
      const request = { deskId: desk.id, members: noMembers, person, previewId, fingerprint, isAnother };
      return sendUse(work, { store: null, rules }, request);
    });
  const outcome = await send(false);
  if (outcome.kind !== 'asksAnother') return afterPress(desk, outcome, mode);
  const { by, at, draftNumber } = outcome.earlier;
  lines.say((chosen.part === 'warning' ? another.warning : another.again)(what, by, whenOf(at, desk), draftNumber));
  const again = await lines.ask(terminal.typeAnother(terminal.another));
  if (!isTypedInFull(again ?? '', ({ emergency }) => emergency.terminal.another)) {
    return refused('stopped', terminal.stopped);
  }
  return afterPress(desk, await send(true), mode);
}

/** Formats an instant with its day, in the desk's language and zone. */
function whenOf(at: Date, { language, timeZone }: Desk): string {
  const { locale } = languageFacts[language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);
}

/** Marks each line, so that no text looks like a question of the program. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `  | ${line.replaceAll(/\p{C}/gu, '?')}`)
    .join('\n');
}
