import type { DossierAccount } from '#reach/dossier/dossier.ts';

import { joined } from './dossier-pictures.ts';
import { accountName, type DossierView, networkNames, postsOf } from './dossier-view.ts';

/** More would fill pages; the file of numbers has all of them. */
const mostIncidents = 12;

/** Describes what others did on the accounts, the earliest first. */
export function incidentLines(view: DossierView): readonly string[] {
  const { m, dossier, texts } = view;
  const words = m.dossierPage;
  const lines = dossier.incidents
    .slice(0, mostIncidents)
    .map(({ accountId, kind, at, isSettled }) =>
      words.incidentLine(texts.day(at), nameOf(view, accountId), words.incident[kind], isSettled),
    );
  const more = dossier.incidents.length - lines.length;
  if (more > 0) return [...lines, words.more(more)];
  return lines.length === 0 ? [words.noIncident] : lines;
}

/** Lists the sleeps, reserve periods and emergencies. */
export function spanLines(view: DossierView): readonly string[] {
  const { m, dossier, texts } = view;
  const words = m.dossierPage;
  const until = ({ until: end }: { readonly until: Date | null }): string | null =>
    end === null ? null : texts.day(new Date(end.getTime() - 1));
  const lines = [
    ...dossier.sleeps.map((slept) =>
      words.slept(nameOf(view, slept.accountId), slept.label, texts.day(slept.from), until(slept)),
    ),
    ...dossier.reserve.map((period) => words.reserve(period.label, texts.day(period.from), until(period))),
    ...dossier.emergencies.map((event) =>
      words.emergency(event.label, texts.day(event.from), until(event), event.posts, event.isExercise),
    ),
  ];
  return lines.length === 0 ? [words.noSpan] : lines;
}

/** Lists what the figures leave out, and why posts are in no pair. */
export function gapLines(view: DossierView): readonly string[] {
  const { m, dossier, texts } = view;
  const { gap } = m.dossierPage;
  const noMinutes = dossier.months.filter((_, at) => (dossier.moderation[at] ?? null) === null);
  const young = dossier.accounts.reduce((sum, { whole }) => sum + whole.young, 0);
  const minutesGap = (months: readonly string[]): string =>
    months.length === dossier.months.length ? m.dossierPage.moderationNone : gap.noMinutes(texts.months(months));
  const lines = [
    ...dossier.accounts.flatMap((account) => accountGaps(view, account)),
    ...(young === 0 ? [] : [gap.young(young)]),
    ...(noMinutes.length === 0 ? [] : [minutesGap(noMinutes)]),
    ...dossier.pairs.flatMap(({ networks, unpaired }) => {
      if (unpaired.length === 0) return [];
      const total = unpaired.reduce((sum, { posts }) => sum + posts, 0);
      const said = unpaired.map(({ why, posts }) => {
        const [first = '', ...rest] = m.digestDetails.unpairedWhy[why];
        return gap.unpairedFor(first.toLowerCase() + rest.join(''), posts);
      });
      return [gap.unpaired(networkNames(networks), total, joined(view, said))];
    }),
  ];
  return lines.length === 0 ? [gap.none] : lines;
}

function accountGaps(view: DossierView, account: DossierAccount): readonly string[] {
  const { m, dossier, texts } = view;
  const { gap } = m.dossierPage;
  const name = accountName(view, account);
  const { whole, months } = account;
  const without = (isMissing: (cell: DossierAccount['whole']) => boolean): readonly string[] =>
    dossier.months.filter((_, at) => {
      const cell = months[at];
      return cell !== undefined && cell !== null && isMissing(cell);
    });
  const unknown = dossier.months.filter((_, at) => months[at] === null);
  const noPosts = without((cell) => postsOf(cell) === 0);
  const noFollowers = without(({ followers }) => followers === null);
  const unread = whole.gaps.unreadable + whole.gaps.notRead;
  return [
    ...(unknown.length === 0 ? [] : [gap.notKnown(name, texts.months(unknown))]),
    ...(noPosts.length === 0 ? [] : [gap.noPosts(name, texts.months(noPosts))]),
    ...(noFollowers.length === 0 ? [] : [gap.noFollowers(name, texts.months(noFollowers))]),
    ...(unread === 0 ? [] : [gap.unread(name, unread, postsOf(whole))]),
    ...(whole.gaps.vanished === 0 ? [] : [gap.vanished(name, whole.gaps.vanished)]),
    ...(whole.readLate === 0 ? [] : [gap.readLate(name, whole.readLate)]),
  ];
}

function nameOf(view: DossierView, accountId: string): string {
  const account = view.dossier.accounts.find(({ id }) => id === accountId);
  return account === undefined ? '?' : accountName(view, account);
}
