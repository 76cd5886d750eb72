import type { Desk } from './desk.ts';

/** Who may approve on this desk, its author left out elsewhere. `channelMembers` counts where the desk says so. */
export function mayApprove(desk: Desk, person: string, channelMembers: readonly string[] | null): boolean {
  return desk.approversFrom === 'channel' ? (channelMembers ?? []).includes(person) : desk.approvers.includes(person);
}

/** Who works on this desk: may draft, edit, stop. Approvers, stewards and the full members of its channel. */
export function onDesk(desk: Desk, person: string, channelMembers: readonly string[]): boolean {
  return desk.approvers.includes(person) || desk.stewards.includes(person) || channelMembers.includes(person);
}
