import type { Worded } from '../support/worded-in.ts';

/** A post with one day in it, as towns write them: `day` says it, with or without its weekday and year. */
export interface DatedPost {
  readonly language: keyof typeof ways;
  readonly text: (day: string) => string;
}

const french: readonly ((day: string) => string)[] = [
  (day) => `Le conseil municipal se réunit ${day} à 18 h 30, salle du Conseil. La séance est publique.`,
  (day) => `Marché de Noël place Haute, ${day}, de 10 h à 19 h. Entrée libre, petite restauration sur place.`,
  (day) => `🚧 Rue du Pont fermée ${day} de 22 h à 6 h. Déviation par le quai ; riverains et secours passent.`,
  (day) => `Don du sang ${day} de 14h à 19h, salle des Fêtes. Rendez-vous : https://valmont.example.org/sang`,
  (day) => `Inscriptions à l’école de musique jusqu’au ${day}. Renseignements au 01 23 45 67 89.`,
  (day) => `La piscine rouvre ${day} après deux mois de travaux, pour 240 000 € ; 3 bassins sur 4 sont chauffés.`,
  (day) => `Collecte du verre : ${day}, les bacs se sortent la veille avant 20 h. Rue du 8 mai 1945 comprise.`,
];
const english: readonly ((day: string) => string)[] = [
  (day) => `The council meets on ${day} at 6.30 pm in the town hall. Anyone may attend and ask a question.`,
  (day) => `Christmas market on ${day}, from 10 am to 7 pm. Free entry, buses every 20 minutes.`,
  (day) => `🚧 Bridge Street is closed on ${day} from 10 pm to 6 am. Emergency services may pass.`,
  (day) =>
    `Flu jabs without an appointment on ${day}, 9:00–12:30, at the health centre: https://valmont.example.org/flu`,
  (day) => `Applications for 12 allotments are open until ${day}. Call 020 7946 0123.`,
  (day) => `The pool reopens on ${day} after works that cost £240,000; 3 of 4 pools are heated.`,
];
const german: readonly ((day: string) => string)[] = [
  (day) => `Der Gemeinderat tagt am ${day} um 18:30 Uhr im Rathaus. Die Sitzung ist öffentlich.`,
  (day) => `Weihnachtsmarkt am ${day}, 10 bis 19 Uhr, rund um die Kirche. Der Eintritt ist frei.`,
  (day) => `🚧 Die Brückenstraße ist am ${day} von 22 bis 6 Uhr gesperrt. Rettungsdienste kommen durch.`,
  (day) => `Blutspende am ${day} von 14.00 bis 19.00 Uhr im Saal. Termine: https://valmont.example.org/blut`,
  (day) => `Anmeldung zur Musikschule bis ${day}, Telefon 0621 293-1234.`,
  (day) => `Das Freibad öffnet am ${day} nach Arbeiten für 240.000 €; 3 von 4 Becken sind geheizt.`,
];

/** Posts without an error, whatever the day. */
export const datedPosts: readonly DatedPost[] = [
  ...french.map((text) => ({ language: 'fr', text }) as const),
  ...english.map((text) => ({ language: 'en', text }) as const),
  ...german.map((text) => ({ language: 'de', text }) as const),
];

/** The ways to write a day: with its weekday if one is given, with its year if it is wanted. */
type Way = (day: { readonly at: Date; readonly weekdayOf: Date | null; readonly hasYear: boolean }) => string;

const formatters = new Map<string, Intl.DateTimeFormat>();
function part(locale: string, at: Date, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, options]);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  formatters.set(key, formatter);
  return formatter.format(at);
}
const year = (at: Date): number => at.getUTCFullYear();

export const ways = {
  fr: [
    ({ at, weekdayOf, hasYear }) =>
      `${weekdayOf === null ? '' : `${part('fr', weekdayOf, { weekday: 'long' })} `}${at.getUTCDate() === 1 ? '1er' : at.getUTCDate()} ${part('fr', at, { month: 'long' })}${hasYear ? ` ${year(at)}` : ''}`,
    ({ at, weekdayOf, hasYear }) =>
      `${weekdayOf === null ? '' : `${part('fr', weekdayOf, { weekday: 'short' })} `}${at.getUTCDate()} ${part('fr', at, { month: 'short' })}${hasYear ? ` ${year(at)}` : ''}`,
    ({ at, weekdayOf, hasYear }) =>
      weekdayOf === null
        ? `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${year(at)}`
        : `${part('fr', weekdayOf, { weekday: 'long' })} ${at.getUTCDate()}/${at.getUTCMonth() + 1}${hasYear ? `/${year(at)}` : ''}`,
  ],
  en: [
    ({ at, weekdayOf, hasYear }) =>
      `${weekdayOf === null ? '' : `${part('en', weekdayOf, { weekday: 'long' })} `}${at.getUTCDate()} ${part('en', at, { month: 'long' })}${hasYear ? ` ${year(at)}` : ''}`,
    ({ at, weekdayOf, hasYear }) =>
      `${weekdayOf === null ? '' : `${part('en', weekdayOf, { weekday: 'long' })}, `}${part('en', at, { month: 'long' })} ${at.getUTCDate()}${hasYear ? `, ${year(at)}` : ''}`,
    ({ at, weekdayOf, hasYear }) =>
      `${weekdayOf === null ? '' : `${part('en', weekdayOf, { weekday: 'short' })} `}${at.getUTCDate()} ${part('en', at, { month: 'short' })}${hasYear ? ` ${year(at)}` : ''}`,
  ],
  de: [
    ({ at, weekdayOf, hasYear }) =>
      `${weekdayOf === null ? '' : `${part('de', weekdayOf, { weekday: 'long' })}, dem `}${at.getUTCDate()}. ${part('de', at, { month: 'long' })}${hasYear ? ` ${year(at)}` : ''}`,
    ({ at, weekdayOf, hasYear }) =>
      `${weekdayOf === null ? '' : `${part('de', weekdayOf, { weekday: 'short' })}., `}${at.getUTCDate()}. ${part('de', at, { month: 'long' })}${hasYear ? ` ${year(at)}` : ''}`,
    ({ at, weekdayOf, hasYear }) =>
      weekdayOf === null
        ? `${at.getUTCDate()}.${at.getUTCMonth() + 1}.${year(at)}`
        : `${part('de', weekdayOf, { weekday: 'long' })}, ${at.getUTCDate()}.${at.getUTCMonth() + 1}.${hasYear ? year(at) : ''}`,
  ],
} as const satisfies Worded<readonly Way[]>;
