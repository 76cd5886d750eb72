import { couldApprove } from '#bot/approving/could-approve.ts';
import { readSetup, type Settings } from './read-setup.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** What a setup form asks for. */
export type SetupLook =
  | { readonly kind: 'noName' }
  | { readonly kind: 'noSteward' }
  | {
      readonly kind: 'looked';
      readonly settings: Settings;
      /** Whether who filled it in administers the workspace, or the team, of the channel. */
      readonly administers: boolean;
      readonly isInChannel: boolean;
      /** Why the group that is to approve could approve nothing. */
      readonly groupProblem: 'noGroup' | 'groupUnreadable' | null;
      /** False: nothing could ever be approved. True too where that cannot be told. */
      readonly isApprovable: boolean;
    };

/**
 * Asks the chat, all at once, what has to be known before the settings are taken: somebody waits for the form to close.
 * Throws where the chat does not answer.
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
  const [administers, isInChannel, groupProblem, isApprovable] = await Promise.all([
    chat.administers(user, { channel }),
    inChannel,
    problemOfGroup(chat, settings),
    !isCounted ||
      couldApprove(chat, channel, settings).catch(async (error: unknown) => {
        if (await inChannel) throw error;
        return true;
      }),
  ]);
  return { kind: 'looked', settings, administers, isInChannel, groupProblem, isApprovable };
}

async function problemOfGroup(
  chat: ChatPlatform,
  { approversFrom, approverGroup }: Settings,
): Promise<'noGroup' | 'groupUnreadable' | null> {
  if (approversFrom !== 'group') return null;
  if (approverGroup === null) return 'noGroup';
  return (await chat.groupMembers(approverGroup)) === null ? 'groupUnreadable' : null;
}
