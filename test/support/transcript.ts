import { plainSpaces } from './chat-scene.ts';

/** A message as a person sees it. */
export interface Shown {
  /** Null if the platform does not store it; such messages come in a fixed order. */
  readonly id: string | null;
  /** True if it is shown to this person alone. */
  readonly isAlone: boolean;
  readonly isReply: boolean;
  readonly author: string;
  readonly body: string;
}

/** A platform as people see it; in every text, ids stand for people. */
export interface Look {
  /** Everything that this person sees; threads follow their first message. */
  seen(user: string): Promise<readonly Shown[]>;
  /** The form open before this person. */
  form(user: string): { readonly id: string; readonly text: string } | null;
  /** Replaces ids by names. */
  named(text: string, names: ReadonlyMap<string, string>): string;
}

/** Records a channel and private answers step by step: only what is new or has changed. */
export interface Transcript {
  /** Records a finished step, beginning with the forms recorded since the last one. */
  step(title: string): Promise<void>;
  /** Records the form open before this person. */
  form(user: string): void;
  text(): string;
}

/** Opens a transcript. `people` are names by id; the first of them views the channel. */
export function openTranscript(look: Look, people: ReadonlyMap<string, string>): Transcript {
  const named = (text: string): string => look.named(text, people);
  const shownBefore = new Map<string, string>();
  const lines: string[] = [];
  let forms: string[] = [];

  const write = (key: string, heading: string, body: string, to = lines): void => {
    const text = named(`${heading}\n${body.replaceAll(/^/gm, '    ')}`);
    const before = shownBefore.get(key);
    if (before === text) return;
    shownBefore.set(key, text);
    to.push(before === undefined ? text : text.replace('\n', ' (updated)\n'), '');
  };

  return {
    async step(title) {
      lines.push(`━━ ${title}`, '', ...forms);
      forms = [];
      const [first = ''] = people.keys();
      for (const { id, isAlone, isReply, author, body } of await look.seen(first))
        if (!isAlone) write(id ?? '', `${isReply ? '  ↳' : '#'} ${author}`, body);
      for (const [user, name] of people) {
        const whispers = (await look.seen(user)).filter(({ isAlone }) => isAlone);
        let unkept = 0;
        for (const { id, body } of whispers) write(`${user}:${id ?? unkept++}`, `  (only ${name} sees this)`, body);
      }
    },
    form(user) {
      const open = look.form(user);
      if (open === null) throw new Error('no form stands open');
      write(`${user}:form:${open.id}`, `  (form before ${people.get(user) ?? user})`, open.text, forms);
    },
    text: () => plainSpaces(lines.join('\n')),
  };
}
