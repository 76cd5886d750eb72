import type { Written } from '../mattermost-client/filled-in.ts';
import { type DialogFrame, dialogIn } from './dialog-in.ts';
import type { Person } from './stay.ts';
import type { LineFrame } from './open-person-line.ts';

/** A person's client: what it received since it was opened, and the dialog that it shows. */
export interface Client {
  /** Lists the messages for this person alone, the oldest first. */
  whispers(): readonly LineFrame[];
  /** How many dialogs the server told it to open. */
  dialogs(): number;
  /** The open dialog, with what was entered into it. */
  open(): (DialogFrame & { readonly values: Readonly<Record<string, Written>> }) | null;
  write(values: Readonly<Record<string, Written>>): void;
  /** Closes the dialog. */
  close(): void;
}

export function clientOf({ line }: Person): Client {
  const begin = line.frames.length;
  let current: LineFrame | null = null;
  let values: Readonly<Record<string, Written>> = {};
  let isClosed = false;
  const told = (event: string): readonly LineFrame[] =>
    line.frames.slice(begin).filter((frame) => frame.event === event);
  /** Returns the current dialog: a new one replaces the one before. */
  const look = (): LineFrame | null => {
    const newest = told('open_dialog').at(-1) ?? null;
    if (newest !== current) [current, values, isClosed] = [newest, {}, false];
    return isClosed ? null : current;
  };
  return {
    whispers: () => told('ephemeral_message'),
    dialogs: () => told('open_dialog').length,
    open: () => {
      const frame = look();
      return frame === null ? null : { ...dialogIn(frame), values };
    },
    write: (more) => void (values = { ...values, ...more }),
    close: () => void (isClosed = true),
  };
}
