import type { Desk } from './desk.ts';
import { asksForSeen, countsFrom, type SeenRule } from './seen-rule.ts';
import { namedInSteps } from './steps.ts';
import { turnsOf } from './turns.ts';

/** Members of the chat's channels and groups that give rights, read once for each action. */
export interface Members {
  /** Members of the desk's channel. */
  readonly channel: readonly string[];
  /** The group that approves on the desk; null if no group does, or if it cannot be read: then nobody in it counts. */
  readonly group: { readonly id: string; readonly people: readonly string[] } | null;
  /** Further groups in the desk's steps; left out: none, or none that can be read. */
  readonly otherGroups?: readonly { readonly id: string; readonly people: readonly string[] }[];
  /**
   * Since when each member of the channel has been seen there; left out if nobody looked: then nobody counts as seen.
   */
  readonly seen?: Seen;
}

/** Since when people have been seen in a channel, as known at the instant `at`. */
export interface Seen {
  readonly at: Date;
  readonly since: ReadonlyMap<string, Date>;
}

/** Stands for a platform that was not asked: only people whom the desk itself names count. */
export const noMembers: Members = { channel: [], group: null };

/**
 * Tells whether a person may approve on this desk, in their own right or as a deputy. Authors are excluded elsewhere.
 */
export function mayApprove(desk: Desk, person: string, members: Members): boolean {
  return holdsRight(desk, person, members) || placesOf(desk, person, members).length > 0;
}

/**
 * Returns the absent people in whose place this person may approve now: those who named them and hold the right
 * themselves. A deputy must be in the channel and not away; the chat decides whether they are a guest.
 */
export function placesOf(desk: Desk, person: string, members: Members): readonly string[] {
  if (!members.channel.includes(person) || desk.away.some((away) => away.person === person)) return [];
  // Otherwise a newcomer could approve in another's place.
  if (!isSeenLongEnough(desk, person, members)) return [];
  return desk.away
    .filter((away) => away.deputy === person && holdsRight(desk, away.person, members))
    .map((away) => away.person);
}

/** Tells whether a person may approve by the desk's own policy; with steps, in any of them. */
export function holdsRight(desk: Desk, person: string, members: Members): boolean {
  return turnsOf(desk).some((turn) => holdsRightIn(turn, person, members));
}

function holdsRightIn(desk: Desk, person: string, members: Members): boolean {
  switch (desk.approversFrom) {
    case 'people':
      return desk.approvers.includes(person);
    case 'channel':
      return members.channel.includes(person) && isSeenLongEnough(desk, person, members);
    case 'group':
      return groupOf(desk, members)?.includes(person) ?? false;
  }
}

/**
 * Returns the people who may approve by the desk's policy, without deputies; null if only the chat knows and was not
 * asked. If the chat gave no answer, nobody may.
 */
export function approversOf(desk: Desk, members: Members | null): readonly string[] | null {
  const each = turnsOf(desk).map((turn) => approversIn(turn, members));
  const known = each.filter((people) => people !== null);
  return known.length < each.length ? null : [...new Set(known.flat())];
}

function approversIn(desk: Desk, members: Members | null): readonly string[] | null {
  switch (desk.approversFrom) {
    case 'people':
      return desk.approvers;
    case 'channel':
      if (members === null) return null;
      return members.channel.filter((person) => isSeenLongEnough(desk, person, members));
    case 'group':
      return members === null ? null : (groupOf(desk, members) ?? []);
  }
}

/**
 * Returns when a person not yet seen for long enough will be able to approve; null if that is not known, or not what
 * keeps them from it.
 */
export function approvesFrom(desk: SeenRule, person: string, members: Members): Date | null {
  if (isSeenLongEnough(desk, person, members)) return null;
  const seenAt = members.seen?.since.get(person);
  return seenAt === undefined ? null : countsFrom(desk, seenAt);
}

/** Tells whether a member of the channel has not yet been seen there for long enough to approve. */
export function isNewcomer(desk: SeenRule, person: string, members: Members): boolean {
  return members.channel.includes(person) && !isSeenLongEnough(desk, person, members);
}

/** Tells whether Tambour has seen somebody in the channel for as long as the desk requires. */
function isSeenLongEnough(desk: SeenRule, person: string, { seen }: Members): boolean {
  if (!asksForSeen(desk)) return true;
  const seenAt = seen?.since.get(person);
  return seen !== undefined && seenAt !== undefined && countsFrom(desk, seenAt) <= seen.at;
}

/** Tells whether nobody may approve, or nobody in one of the steps, only because a group cannot be read. */
export function isGroupUnreadable(desk: Desk, members: Members): boolean {
  return turnsOf(desk).some((turn) => turn.approversFrom === 'group' && groupOf(turn, members) === null);
}

/** Tells whether a person is in the channel, or in a group that approves on the desk. */
export function isHere(desk: Desk, person: string, members: Members): boolean {
  return (
    members.channel.includes(person) ||
    turnsOf(desk).some((turn) => turn.approversFrom === 'group' && groupOf(turn, members)?.includes(person) === true)
  );
}

/**
 * Tells whether a person is not known to have left the desk, even one whom it names: what approvers agreed to in advance
 * counts only while they are here, for nobody asks them again. `members`: null if the chat was not asked.
 */
export function isStillHere(desk: Desk, person: string, members: Members | null): boolean {
  return members === null || members === noMembers || isHere(desk, person, members);
}

/**
 * Tells whether a person works on this desk, so may draft, edit and stop: approvers, stewards and the full members of
 * its channel.
 */
export function onDesk(desk: Desk, person: string, members: Members): boolean {
  return (
    mayApprove(desk, person, members) ||
    desk.approvers.includes(person) ||
    namedInSteps(desk.steps ?? []).includes(person) ||
    desk.stewards.includes(person) ||
    members.channel.includes(person)
  );
}

/** Returns the members of the desk's group; null if it has another group than when the platform was asked. */
function groupOf(desk: Desk, { group, otherGroups = [] }: Members): readonly string[] | null {
  const all = group === null ? otherGroups : [group, ...otherGroups];
  return all.find(({ id }) => id === desk.approverGroup)?.people ?? null;
}
