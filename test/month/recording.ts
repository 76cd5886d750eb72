import type { BotScene } from '../support/bot-scene.ts';

/** Records what Tambour made, step by step: what is new or has changed in the chat, requests, journal entries. */
export interface Recording {
  /** Records what has come since the last step. */
  readonly step: (title: string) => Promise<void>;
  /** Notes a request to a network, for the step under way. */
  readonly requested: (network: string, request: string) => void;
  readonly text: () => string;
}

/** Opens a recording, with ids and hashes replaced by names in their order of appearance. */
export function openRecording(opened: () => BotScene): Recording {
  const named = openNames();
  const shown = new Map<string, readonly string[]>();
  const requests: (readonly [network: string, request: string])[] = [];
  const lines: string[] = [];
  let lastSeq = 0n;

  /** Writes a thing of several lines: whole when it is new, afterwards only the lines that are others. */
  const write = (key: string, heading: string, body: readonly string[]): void => {
    const all = [heading, ...body].map(named);
    const before = shown.get(key);
    shown.set(key, all);
    if (before === undefined) {
      lines.push(`+ ${all.join('\n    ')}`);
      return;
    }
    const changed = all.flatMap((line, at) => (line === before[at] ? [] : [`    ${at}/${all.length - 1} ${line}`]));
    if (changed.length > 0 || all.length !== before.length)
      lines.push(`~ ${all[0]} (${all.length - 1} lines)`, ...changed);
  };

  return {
    async step(title) {
      const { clock, people, store } = opened();
      const { messages, whispers, forms } = people.chat.state;
      lines.push('', `━━ ${clock.now().toISOString()} ${named(title)}`);
      for (const { ref, author, body, reactions, notified } of messages) {
        const place = `${ref.channel}${ref.thread === null ? '' : ` in the thread of ${ref.thread}`}`;
        const calls = notified.length === 0 ? '' : `, calls ${notified.join(' ')}`;
        const marks = reactions.map(({ emoji, user }) => ` ${emoji} ${user}`).join('');
        write(ref.message, `${ref.message} by ${author} in ${place}${calls}${marks}`, linesOf(body));
      }
      for (const { id, to, channel, thread, card } of whispers) {
        const place = `${channel}${thread === null ? '' : ` in the thread of ${thread}`}`;
        write(id, `${id} only for ${to} in ${place}`, [
          card.summary,
          ...card.blocks.map((block) => JSON.stringify(block)),
        ]);
      }
      for (const { id, user, form, problems } of forms) {
        const { fields, ...rest } = form;
        const parts = [rest, ...fields, problems].map((part) => JSON.stringify(part));
        write(id, `form before ${user}`, parts);
      }
      // Accounts are sent to beside each other.
      const inOrder = requests.splice(0).toSorted(([one], [other]) => one.localeCompare(other));
      for (const [network, request] of inOrder) lines.push(named(`> ${network} ${request}`));
      const entries = await store.db.journalEntry.findMany({
        where: { seq: { gt: lastSeq } },
        orderBy: { seq: 'asc' },
      });
      for (const { kind, actor } of entries) lines.push(named(`journal ${kind} by ${actor}`));
      lastSeq = entries.at(-1)?.seq ?? lastSeq;
    },
    requested: (network, request) => void requests.push([network, request]),
    text: () => `${lines.join('\n')}\n`,
  };
}

function linesOf(body: ReturnType<BotScene['messages']>[number]['body']): readonly string[] {
  switch (body.kind) {
    case 'text':
      return [JSON.stringify(body)];
    case 'card':
      return [body.card.summary, ...body.card.blocks.map((block) => JSON.stringify(block))];
    case 'deleted':
      return ['(deleted)'];
  }
}

/** What differs from run to run, or would with other ids: each kind with its name. */
const changing = [
  ['id', /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/u],
  ['hash', /(?<![\da-f])[\da-f]{64}(?![\da-f])/u],
  ['port', /(?<=127\.0\.0\.1:|localhost:|lakes\.example:)\d{4,5}/u],
  // The machine's user, who administers.
  ['user', /(?<=dministrat(?:or|ion)(?: de Tambour)? \()[^()]+(?=\))/u],
  ['past', /(?<=past-)[\da-f]{8}(?=-)/u],
  ['token', /(?<=\/s\/)[\w-]{43}/u],
  // Numbers of the practice chat count triggers too.
  ['m', /(?<![\w.])m\d+(?!\w)/u],
  ['w', /(?<![\w.])w\d+(?!\w)/u],
] as const;

function openNames(): (text: string) => string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const any = new RegExp(changing.map(([, { source }]) => `(${source})`).join('|'), 'gu');
  return (text) =>
    text.replaceAll(any, (found: string, ...groups: unknown[]) => {
      const known = names.get(found);
      if (known !== undefined) return known;
      const [kind] = changing[groups.findIndex((group) => group !== undefined)] ?? ['id'];
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const name = kind === 'port' ? 'PORT' : `<${kind} ${count}>`;
      names.set(found, name);
      return name;
    });
}
