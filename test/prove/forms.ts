import { ownTextField } from '#bot/drafting/draft-form.ts';
import type { FormValue } from '#chat/form.ts';

import { fillValues, templateValues } from './emergency-values.ts';
import type { History } from './open-history.ts';
import { handoverValues, rotaValues } from './rota-values.ts';
import type { OpenForm } from './sim-chat.ts';

/** Fills in a form as somebody might; null if they cannot. */
export function valuesFor(history: History, { binding, form }: OpenForm): Readonly<Record<string, FormValue>> | null {
  const { chance, world, stage } = history;
  const sentence = { text: 'Because of the weather.' };
  switch (binding.purpose) {
    case 'newDraft':
      return { text: newPost(history), ...choices(history), ...when(history, form), ...seriesChoices(history, form) };
    case 'edit': {
      const field = form.fields.find(({ id }) => id === 'text');
      const before =
        field !== undefined && 'initial' in field && typeof field.initial === 'string' ? field.initial : '';
      const again = chance.onceIn(4);
      return {
        text: again ? flippedPart(history, before) : newPost(history),
        ...(chance.onceIn(stage.theme.times === undefined ? 3 : 1) ? when(history, form) : {}),
        ...(chance.onceIn(6) ? seriesChoices(history, form) : {}),
      };
    }
    case 'correct':
      return { ...correction(history, form), ...(chance.onceIn(4) ? when(history, form) : {}) };
    case 'altTexts':
      history.wordings += 1;
      return { alt0: `The town hall as somebody sees it, ${history.wordings}` };
    case 'shorten':
      return { text: newText(history) };
    case 'ownTexts': {
      // Some fields stay as they are; one may get the words of another.
      const fields = form.fields.filter(() => chance.onceIn(2));
      const texts = fields.map(({ id }) => [id, newPost(history)] as const);
      const same = chance.onceIn(4) ? texts[0]?.[1] : undefined;
      return Object.fromEntries(texts.map(([id, text]) => [id, same ?? text]));
    }
    case 'confirmPublished': {
      const posts = [...world.networks.values()].flatMap((network) =>
        network.posts.filter(({ gone }) => gone === null).map(({ id }) => network.urlOf(id)),
      );
      if (posts.length === 0) return null;
      return { text: chance.onceIn(2) ? chance.oneOf(posts) : (thereLink(history) ?? chance.oneOf(posts)) };
    }
    case 'leave':
      return planValues(history);
    case 'period':
      return periodValues(history);
    case 'rota':
      return rotaValues(history);
    case 'handOver':
      return handoverValues(history);
    case 'emergencyFill':
      return fillValues(history, form.fields);
    case 'emergencyWithoutTemplate':
      return { text: newText(history) };
    case 'emergencyTemplate':
      return templateValues(history, chance.oneOf(['Flood', 'Drill']));
    case 'leavingStepDone':
      return form.fields.some(({ id }) => id === 'hash') ? { hash: 'a'.repeat(64) } : { post: '1' };
    case 'sendLateAt':
      return { text: instantIn(history, chance.oneOf([600, 7200])) };
    default:
      return sentence;
  }
}

/** Returns a link to the newest post on the accounts. The bot refuses links to others' posts. */
function thereLink({ world }: History): string | null {
  const [first] = [...world.networks.values()]
    .flatMap((network) => network.posts.filter(({ gone }) => gone === null).map((post) => ({ network, post })))
    .toSorted((one, other) => other.post.atMs - one.post.atMs);
  return first === undefined ? null : first.network.urlOf(first.post.id);
}

/** Returns words that nobody has written yet. */
export function newText(history: History): string {
  history.wordings += 1;
  return `Notice ${history.wordings}: the town hall opens at nine.`;
}

/** The line that people type between two posts. */
const dividerLine = '\n\n---\n\n';

/** Returns the text of one post or, if the theme says so, of several. */
function newPost(history: History): string {
  const { chance, stage } = history;
  const of = stage.theme.writes === 'series' && !chance.onceIn(6) ? 2 + chance.below(4) : 1;
  return Array.from({ length: of }, () => newText(history)).join(dividerLine);
}

/** Chooses whether parts are numbered, and who sees the parts behind the first. */
function seriesChoices({ chance, stage }: History, { fields }: OpenForm['form']): Readonly<Record<string, FormValue>> {
  if (stage.theme.writes !== 'series' || !fields.some(({ id }) => id === 'series')) return {};
  const chosen = (['numbered', 'asFirst'] as const).filter(() => chance.onceIn(4));
  return { series: [...chosen] };
}

/** Rewords one of the posts, or restores its words. */
function flippedPart({ chance }: History, text: string): string {
  const parts = text.split(dividerLine);
  if (parts.length === 1) return flipped(text);
  const place = chance.below(parts.length);
  return parts.map((part, at) => (at === place ? flipped(part) : part)).join(dividerLine);
}

/** Rewords a text, or restores it: a text approved once is not approved for ever. */
function flipped(text: string): string {
  const other = ' Bring your card.';
  return text.endsWith(other) ? text.slice(0, -other.length) : `${text}${other}`;
}

/** Fills in mostly what the form proposes for each post. Restores earlier public words only if nothing is replaced. */
function correction(history: History, { fields }: OpenForm['form']): Readonly<Record<string, FormValue>> {
  const { chance } = history;
  const ways = fields.filter((field) => field.kind === 'radio' && field.id.startsWith('way.'));
  const chosen = Object.fromEntries(
    ways.map((field): [string, string] => {
      const all = 'choices' in field ? field.choices.map(({ value }) => value) : [];
      const usual = all.find((way) => way === 'edit' || way === 'replace') ?? '';
      return [field.id, chance.onceIn(3) ? chance.oneOf(all) : usual];
    }),
  );
  const isEdit = Object.values(chosen).every((way) => way === 'edit');
  const before = initialOf(fields, 'text');
  const isSeries = before.includes(dividerLine);
  // A series has as many parts as are public.
  const words = (old: string): string =>
    old
      .split(dividerLine)
      .map(() => newText(history))
      .join(dividerLine);
  const own = fields.filter(({ id }) => id.startsWith(ownTextField('')) && !chance.onceIn(4));
  return {
    ...chosen,
    text: isEdit && (isSeries || chance.onceIn(3)) ? flippedPart(history, before) : words(before),
    ...Object.fromEntries(own.map(({ id }) => [id, words(initialOf(fields, id))])),
  };
}

function choices({ chance, stage }: History): Readonly<Record<string, FormValue>> {
  const all = stage.accounts.map(({ id }) => id);
  return {
    accounts: chance.onceIn(4) ? [chance.oneOf(all)] : all,
    ...(chance.onceIn(8) ? { warning: 'Road closed' } : {}),
  };
}

/** Chooses "at once" or a time. A form whose draft has a time also asks whether it counts. */
function when(history: History, { fields }: OpenForm['form']): Readonly<Record<string, FormValue>> {
  const { chance, stage } = history;
  const { times } = stage.theme;
  const isAsked = fields.some(({ id }) => id === 'when');
  if (!chance.onceIn(times === undefined ? 4 : 2)) return { ...(isAsked ? { when: 'now' } : {}), at: '' };
  const at = instantIn(history, chance.oneOf(times ?? [120, 1800, 90_000, 400_000]));
  return { ...(isAsked ? { when: 'at' } : {}), at };
}

function instantIn({ world }: History, seconds: number): string {
  return new Date(world.time.clock.now().getTime() + seconds * 1000).toISOString();
}

const dayMs = 86_400_000;

/** Returns what somebody enters into the form of a plan: its last day is today or soon. */
function planValues({ chance, world }: History): Readonly<Record<string, FormValue>> {
  const now = world.time.clock.now().getTime();
  const inDays = (days: number): string => new Date(now + days * dayMs).toISOString().slice(0, 10);
  const last = chance.oneOf([0, 0, 0, 1, 2]);
  return {
    reference: 'Council decision no. 14',
    way: chance.oneOf(['dormant', 'emergenciesOnly', 'deletion', 'fadeOut']),
    lastDay: inDays(last),
    review: inDays(last + chance.oneOf([1, 2, 30])),
    keeper: ['lea'],
  };
}

/** Returns what somebody enters into the form of a period. */
function periodValues({ chance, world, stage }: History): Readonly<Record<string, FormValue>> {
  const now = world.time.clock.now().getTime();
  const inSeconds = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
  const from = chance.oneOf([-60, 60, 600, 4000]);
  const all = stage.accounts.map(({ id }) => id);
  return {
    label: 'Municipal elections',
    basis: 'Circular no. 14',
    from: inSeconds(from),
    to: inSeconds(from + chance.oneOf([600, 4000, 30_000, 90_000])),
    zone: 'Europe/Paris',
    accounts: chance.onceIn(3) ? [chance.oneOf(all)] : all,
    level: chance.oneOf(['closed', 'closed', 'closed', 'extraApproval', 'inform']),
    role: 'Legal',
    people: stage.settings.approvers.slice(0, 2),
  };
}

function initialOf(fields: OpenForm['form']['fields'], id: string): string {
  const field = fields.find((one) => one.id === id);
  return field !== undefined && 'initial' in field && typeof field.initial === 'string' ? field.initial : '';
}
