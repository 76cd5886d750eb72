import type { Desk } from './desk.ts';
import { asksForSeen, countsFrom, type SeenRule } from './seen-rule.ts';
import { namedInSteps } from './steps.ts';
import { turnsOf } from './turns.ts';

/**
 * Members of the places on the chat platform that give rights, as it said a moment ago: read once for each thing that
 * somebody does.
 */
export interface Members {
  /** Members of the desk's channel. */
  readonly channel: readonly string[];
  /** The group that approves on the desk; null if no group does, or if it cannot be read: nobody counts then. */
  readonly group: { readonly id: string; readonly people: readonly string[] } | null;
  /** Groups of a desk's steps beside that one; left out: none, or none that can be read. */
  readonly otherGroups?: readonly { readonly id: string; readonly people: readonly string[] }[];
  /** Since when each member of the channel has been seen there; left out where nobody looked: then nobody has been. */
  readonly seen?: Seen;
}

/** Since when people have been seen in a channel, as it was known at that moment. */
export interface Seen {
  readonly at: Date;
  readonly since: ReadonlyMap<string, Date>;
}

/** Members if the platform was not asked: only the people that the desk itself names count. */
export const noMembers: Members = { channel: [], group: null };

/**
 * Tells whether a person may approve on this desk, by their own right or as a deputy; a draft's author is left out
 * elsewhere.
 */
export function mayApprove(desk: Desk, person: string, members: Members): boolean {
  return holdsRight(desk, person, members) || placesOf(desk, person, members).length > 0;
}

/**
 * Returns the people in whose place this person may approve now: those away who named them and hold the right
 * themselves. A deputy is in the channel, and not away as well; whether they are a guest the chat says.
 */
export function placesOf(desk: Desk, person: string, members: Members): readonly string[] {
  if (!members.channel.includes(person) || desk.away.some((away) => away.person === person)) return [];
  // Otherwise somebody who has just come would approve in another's place.
  if (!isSeenLongEnough(desk, person, members)) return [];
  return desk.away
    .filter((away) => away.deputy === person && holdsRight(desk, away.person, members))
    .map((away) => away.person);
}

/** Tells whether a person may approve on this desk by the desk's own policy: of one with steps, in any of them. */
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
 * Returns the people who may approve by the desk's policy, deputies left out; null if only the chat knows and it was
 * not asked. If the chat does not tell, nobody may.
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
 * Returns from when on somebody can approve who has not been seen in the channel for long enough yet; null if that is
 * not known, or not the reason why they cannot.
 */
export function approvesFrom(desk: SeenRule, person: string, members: Members): Date | null {
  if (isSeenLongEnough(desk, person, members)) return null;
  const seenAt = members.seen?.since.get(person);
  return seenAt === undefined ? null : countsFrom(desk, seenAt);
}

/** Tells whether somebody of the channel would approve, had they been seen there for long enough. */
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

/** Returns the members of the desk's group: it may have been changed for another since the platform was asked. */
function groupOf(desk: Desk, { group, otherGroups = [] }: Members): readonly string[] | null {
  const all = group === null ? otherGroups : [group, ...otherGroups];
  return all.find(({ id }) => id === desk.approverGroup)?.people ?? null;
}
