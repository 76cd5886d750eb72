import { pass } from './bring.ts';
import { backUpOrRestore } from './backups.ts';
import { buttonsSeen, pressButton, reactTo, type SeenButton, submitForm, typeCommand } from './hands.ts';
import type { History } from './open-history.ts';
import { textsOf } from './people.ts';

/** Steps of a hand-written history. Each throws if it cannot be done. */
export interface Directions {
  /** Writes a draft. `afterSeconds`: scheduled for that long from now; null: as soon as it is approved. */
  readonly draft: (user: string, text: string, afterSeconds: number | null) => Promise<void>;
  /** Types a "/tambour …" that opens no form. */
  readonly type: (user: string, text: string) => Promise<void>;
  /** Presses the newest such button. A form that it opens is filled in with this sentence. */
  readonly press: (user: string, action: string, sentence?: string) => Promise<void>;
  /** Returns the newest such button, to be pressed later; with `text`, the newest on a card that shows that text. */
  readonly see: (action: string, text?: string) => SeenButton;
  /** Presses a button that was seen before, whatever has become of its card. */
  readonly pressSeen: (user: string, seen: SeenButton, sentence?: string) => Promise<void>;
  /** Takes a backup of the machine; the second time, loses the machine and restores it from that. */
  readonly backUpOrRestore: () => Promise<void>;
  /** Reacts to the newest card that asks for a decision. Tambour receives the event after `lateSeconds`. */
  readonly react: (user: string, name: 'approve' | 'reject', lateSeconds?: number) => Promise<void>;
  /** Kills the first process, and starts it again. */
  readonly restart: () => Promise<void>;
  readonly wait: (seconds: number) => Promise<void>;
}

export function directions(history: History): Directions {
  const { world, stage } = history;
  const [process] = world.processes;
  if (process === undefined) throw new Error('nothing runs');
  const see = (action: string, text?: string): SeenButton => {
    const seen = buttonsSeen(history).findLast(
      ({ isOld, button, card }) =>
        !isOld && button.action === action && (text === undefined || textsOf(card).includes(text)),
    );
    if (seen === undefined) throw new Error(`no button for ${action}`);
    return seen;
  };
  const pressSeen = async (user: string, seen: SeenButton, sentence = ''): Promise<void> => {
    const form = await pressButton(history, user, seen);
    if (form !== null) await submitForm(history, form, { text: sentence });
    await pass(history, 1);
  };
  return {
    async draft(user, text, afterSeconds) {
      const form = await typeCommand(history, process, { user, text: 'draft' });
      if (form === null) throw new Error('no form opened');
      const at =
        afterSeconds === null ? '' : new Date(world.time.clock.now().getTime() + afterSeconds * 1000).toISOString();
      const accounts = stage.accounts.map(({ id }) => id);
      await submitForm(history, form, { text, accounts, at });
      await pass(history, 1);
    },
    async type(user, text) {
      await typeCommand(history, process, { user, text });
      await pass(history, 1);
    },
    press: async (user, action, sentence) => pressSeen(user, see(action), sentence),
    see,
    pressSeen,
    async backUpOrRestore() {
      await backUpOrRestore(history);
      await pass(history, 1);
    },
    async react(user, name, lateSeconds = 0) {
      const message = world.chat.messages.findLast(({ key }) => key.startsWith('asked:'));
      if (message === undefined) throw new Error('no card asks');
      history.lateSeconds = lateSeconds;
      await reactTo(history, user, { message, name });
      history.lateSeconds = 0;
      await pass(history, 1);
    },
    async restart() {
      process.kill();
      await world.settle();
      await world.restartDead();
    },
    wait: (seconds) => pass(history, seconds),
  };
}
