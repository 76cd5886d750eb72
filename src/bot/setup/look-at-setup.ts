import { couldApprove } from '#bot/approving/could-approve.ts';
import { readSetup, type Settings } from './read-setup.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** A setup form's settings, checked with the chat. */
export type SetupLook =
  | { readonly kind: 'noName' }
  | { readonly kind: 'noSteward' }
  | {
      readonly kind: 'looked';
      readonly settings: Settings;
      /** The sender administers the workspace or team of the channel. */
      readonly administers: boolean;
      readonly isInChannel: boolean;
      /** Anybody can join the channel; also true where the chat does not say. */
      readonly isOpen: boolean;
      /** Why the group chosen to approve cannot approve anything; null: it can. */
      readonly groupProblem: 'noGroup' | 'groupUnreadable' | null;
      /** "yes" if anything could be approved, also if that is not known. */
      readonly couldApprove: 'never' | 'justEnough' | 'yes';
    };

/**
 * Asks the chat, in parallel, for everything needed to check the settings, since somebody waits for the form to close.
 * Throws if the chat does not answer.
 */
export async function lookAtSetup(chat: ChatPlatform, submitted: FormSubmitted): Promise<SetupLook> {
  const { user, values, binding } = submitted;
  const { channel } = binding;
  const settings = readSetup(values, binding.target === null ? user : null);
  if (settings.name === '') return { kind: 'noName' };
  if (settings.stewards.length === 0) return { kind: 'noSteward' };
  const isNamed = settings.approversFrom !== 'people' || settings.approvers.length > 0;
  const isCounted = isNamed && Number.isInteger(settings.approvalsNeeded);
  const inChannel = chat.inChannel({ channel });
  const [administers, isInChannel, isOpen, groupProblem, approvable] = await Promise.all([
    chat.administers(user, { channel }),
    inChannel,
    chat.isOpen({ channel }).catch(() => true),
    problemOfGroup(chat, settings),
    isCounted
      ? couldApprove(chat, channel, settings).catch(async (error: unknown): Promise<'yes'> => {
          if (await inChannel) throw error;
          return 'yes';
        })
      : ('yes' as const),
  ]);
  return { kind: 'looked', settings, administers, isInChannel, isOpen, groupProblem, couldApprove: approvable };
}

async function problemOfGroup(
  chat: ChatPlatform,
  { approversFrom, approverGroup }: Settings,
): Promise<'noGroup' | 'groupUnreadable' | null> {
  if (approversFrom !== 'group') return null;
  if (approverGroup === null) return 'noGroup';
  return (await chat.groupMembers(approverGroup)) === null ? 'groupUnreadable' : null;
}
