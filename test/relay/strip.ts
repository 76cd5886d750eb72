/*
 * A week of a ministry's news site, and what has to come of it at a desk that relays it by drafts. Written before any of
 * the code: where the two differ, the code is wrong, or this page is changed by a person who says why.
 *
 * The rules behind the table. The first reading takes what is there as known, and relays nothing. An entry is known by its
 * canonical link. A new one becomes a draft, oldest first. Other words of an entry of which there is a draft are offered,
 * at most once an hour; of one that was never relayed they are no news. An entry is gone when it is missing twice in a row
 * between others that stayed; what falls off the end is not. A site that does not answer for six hours is told of once,
 * and once more when it does. The site shows its 20 newest entries.
 */

/** What happens at the site, or at the desk. */
export type StripEvent =
  | { readonly kind: 'published'; readonly entry: number; readonly as?: StripOddity }
  | { readonly kind: 'words'; readonly entry: number; readonly title: string }
  /** Ten other titles, one each six minutes. */
  | { readonly kind: 'tenEdits'; readonly entry: number }
  | { readonly kind: 'guid'; readonly entry: number }
  /** It is moved to the top with the time of now; its words stay. */
  | { readonly kind: 'bumped'; readonly entry: number }
  /** All dates are written with +02:00 instead of Z; the instants stay. */
  | { readonly kind: 'zones' }
  | { readonly kind: 'scheme'; readonly entry: number }
  | { readonly kind: 'moved'; readonly entry: number }
  | { readonly kind: 'takenDown'; readonly entry: number }
  | { readonly kind: 'back'; readonly entry: number }
  | { readonly kind: 'outage' | 'answersAgain' | 'emptied' | 'filledAgain' };

export type StripOddity =
  | { readonly kind: 'html'; readonly title: string }
  | { readonly kind: 'dated'; readonly published: string }
  | { readonly kind: 'noGuid' | 'noLink' }
  | { readonly kind: 'linkOf'; readonly entry: number };

/** What the desk is shown. */
export type StripOutcome =
  | { readonly kind: 'draft'; readonly entry: number }
  | { readonly kind: 'offer'; readonly entry: number; readonly title: string | null }
  | { readonly kind: 'gone'; readonly entry: number }
  | { readonly kind: 'failing' | 'again' };

export interface StripRow {
  /** UTC, in the week of Monday 1 June 2026. */
  readonly at: string;
  readonly event: StripEvent;
  /** All that is shown because of it, in this order. */
  readonly expected: readonly StripOutcome[];
  readonly because: string;
}

/** Entries 1 to 14 stood there before; the source is switched on at this instant. */
export const stripBeginsAt = '2026-06-01T06:00:00Z';
export const stripEndsAt = '2026-06-08T06:00:00Z';
export const baselineEntries = 14;
export const stripWindow = 20;

/** Titles of the 50 entries; an entry's number is its place, from 1. */
export const stripTitles: readonly string[] = [
  'Bathing waters: the results of 2025',
  'Call for projects: restoring small ponds',
  'The minister receives the lake mayors',
  'Fishing licences can be bought online',
  'Drought: what the four levels mean',
  'Opening hours of the archives in summer',
  'Public inquiry on the dam of Clairvaux',
  'A new map of the flood zones',
  'Decree on the marking of buoys',
  'Results of the competition for lake wardens',
  'Water quality: the quarterly bulletin',
  'Appointments at the directorate of lakes',
  'Grants for municipal water networks',
  'Report on invasive mussels published',
  'Low water: navigation restricted on two lakes',
  'Summer plan for bathing places presented',
  'Eighteen bathing places get the blue label',
  'Swim safely: five pieces of advice',
  'Lake of Orbec: bathing forbidden until further notice',
  'Water & health: what the new limits mean',
  'Consultation on the water tariff opens on Thursday',
  'Correspondence of the first lake commission now online',
  'New forms for mooring permits',
  'Storm warning for the northern lakes',
  'Recruitment: forty seasonal wardens',
  'The Council of Lakes meets in Belrive',
  'Dam of Clairvaux: works begin on Monday',
  'Statement on the incident at Orbec',
  'Withdrawn notice on mooring fees',
  'Orbec: first results of the analyses',
  'Restored wetlands: figures for the year',
  'School classes discover the lakes',
  'Bathing at Orbec is allowed again',
  'Guide to private wells, edition of 2019',
  'Water bulletin, week 23',
  'Water bulletin, week 23, second issue',
  'Nine departments on alert: summary',
  'Alert in the department of Ardoise',
  'Alert in the department of Bruyeres',
  'Alert in the department of Cendre',
  'Alert in the department of Douves',
  'Alert in the department of Etangs',
  'Alert in the department of Falaise',
  'Alert in the department of Gravelle',
  'Alert in the department of Hautes-Eaux',
  'A teaser without an address',
  'Weekend: where to swim',
  'Thank you to the wardens',
  'Published by mistake',
  'Monday: the minister on the radio',
];

export const strip: readonly StripRow[] = [
  // Monday: an ordinary day, and a site that is moved to another system.
  row('06-01 07:10', { kind: 'published', entry: 15 }, [draft(15)], 'it is new'),
  row('06-01 08:20', { kind: 'published', entry: 16 }, [draft(16)], 'it is new'),
  row('06-01 09:30', { kind: 'guid', entry: 15 }, [], 'the link is the same'),
  row('06-01 10:15', { kind: 'bumped', entry: 3 }, [], 'it was known from the first reading'),
  row(
    '06-01 11:00',
    { kind: 'words', entry: 5, title: 'Drought: what the five levels mean' },
    [],
    'it was never relayed',
  ),
  row('06-01 12:00', { kind: 'published', entry: 17 }, [draft(17)], 'it is new'),
  row('06-01 12:02', { kind: 'published', entry: 18 }, [draft(18)], 'it is new'),
  row('06-01 12:04', { kind: 'published', entry: 19 }, [draft(19)], 'it is new'),
  row(
    '06-01 13:30',
    { kind: 'words', entry: 16, title: 'Summer plan for bathing places: the seven measures' },
    [offer(16, 'Summer plan for bathing places: the seven measures')],
    'there is a draft with other words',
  ),
  row('06-01 15:00', { kind: 'zones' }, [], 'the instants are the same'),
  row(
    '06-01 16:00',
    {
      kind: 'published',
      entry: 20,
      as: { kind: 'html', title: '<b>Water &amp; health</b>: what the new limits mean' },
    },
    [draft(20)],
    'markup in a title is no part of it',
  ),

  // Tuesday: dates, ids and edits.
  row(
    '06-02 07:00',
    { kind: 'published', entry: 21, as: { kind: 'dated', published: '2026-06-04T09:00:00+01:00' } },
    [draft(21)],
    'a date to come hides nothing, and the draft says so',
  ),
  row(
    '06-02 08:00',
    { kind: 'published', entry: 22, as: { kind: 'dated', published: '1970-01-01T00:00:00Z' } },
    [draft(22)],
    'a date of 1970 is no date',
  ),
  row('06-02 09:00', { kind: 'published', entry: 23, as: { kind: 'noGuid' } }, [draft(23)], 'the link is enough'),
  row('06-02 09:50', { kind: 'published', entry: 24 }, [draft(24)], 'it is new'),
  row(
    '06-02 11:00',
    { kind: 'tenEdits', entry: 24 },
    [offer(24, null), offer(24, 'Storm warning for the northern lakes (10)')],
    'the first is offered at once, the last an hour later, and none between',
  ),
  row(
    '06-02 14:30',
    { kind: 'words', entry: 24, title: 'Storm warning for the northern lakes (10) ' },
    [],
    'a space more is no other word',
  ),
  row('06-02 15:30', { kind: 'takenDown', entry: 19 }, [gone(19)], 'it is missing between others that stayed'),
  row('06-02 17:00', { kind: 'back', entry: 19 }, [], 'it is known, and its words are those of the draft'),
  row('06-02 18:00', { kind: 'published', entry: 25 }, [draft(25)], 'it is new; the oldest fall off the end'),
  row('06-02 19:00', { kind: 'published', entry: 26 }, [draft(26)], 'it is new; the oldest fall off the end'),

  // Wednesday: the site does not answer, from midnight to midnight. What was published meanwhile is found afterwards.
  row('06-03 00:00', { kind: 'outage' }, [{ kind: 'failing' }], 'it is told once, after six hours'),
  row('06-03 08:00', { kind: 'published', entry: 27 }, [], 'nobody can know'),
  row('06-03 10:00', { kind: 'published', entry: 28 }, [], 'nobody can know'),
  row('06-03 11:00', { kind: 'published', entry: 29 }, [], 'nobody can know'),
  row('06-03 12:00', { kind: 'takenDown', entry: 29 }, [], 'nobody ever saw it'),
  row('06-03 14:00', { kind: 'published', entry: 30 }, [], 'nobody can know'),
  row('06-03 15:00', { kind: 'published', entry: 31 }, [], 'nobody can know'),
  row('06-03 16:00', { kind: 'published', entry: 32 }, [], 'nobody can know'),
  row('06-03 18:00', { kind: 'published', entry: 33 }, [], 'nobody can know'),
  row(
    '06-04 00:00',
    { kind: 'answersAgain' },
    [{ kind: 'again' }, draft(27), draft(28), draft(30), draft(31), draft(32), draft(33)],
    'what came meanwhile and stands there is new, oldest first',
  ),

  // Thursday: an empty answer, and old things at the top.
  row('06-04 07:00', { kind: 'emptied' }, [], 'a page without entries says nothing about any of them'),
  row('06-04 08:30', { kind: 'filledAgain' }, [], 'all of it is known'),
  row(
    '06-04 09:30',
    { kind: 'published', entry: 34, as: { kind: 'dated', published: '2019-03-02T10:00:00Z' } },
    [],
    'an old page at the top is no news',
  ),
  row('06-04 10:30', { kind: 'published', entry: 35 }, [draft(35)], 'it is new'),
  row('06-04 11:30', { kind: 'scheme', entry: 35 }, [], 'http, https and campaign parameters are one address'),
  row(
    '06-04 12:30',
    { kind: 'published', entry: 36, as: { kind: 'linkOf', entry: 35 } },
    [offer(35, 'Water bulletin, week 23, second issue')],
    'it has the same link under another id: the page has other words now',
  ),

  // Friday: nine at once, most of the window with them, and an address that changes.
  ...[37, 38, 39, 40, 41, 42, 43, 44, 45].map((entry) =>
    row('06-05 06:30', { kind: 'published', entry }, [draft(entry)], 'it is new'),
  ),
  row('06-05 09:00', { kind: 'moved', entry: 40 }, [draft(40), gone(40)], 'another address is another entry'),
  row('06-05 11:00', { kind: 'published', entry: 46, as: { kind: 'noLink' } }, [], 'there is nothing to link to'),

  // The weekend.
  row('06-06 08:00', { kind: 'published', entry: 47 }, [draft(47)], 'it is new'),
  row('06-07 08:00', { kind: 'published', entry: 48 }, [draft(48)], 'it is new'),
  row('06-07 12:00', { kind: 'published', entry: 49 }, [], 'it is gone before anybody looks'),
  // In the same minute: with one between them a reading, whose moment is spread, now and then fell there.
  row('06-07 12:00', { kind: 'takenDown', entry: 49 }, [], 'nobody ever saw it'),
  row('06-07 19:00', { kind: 'published', entry: 50 }, [draft(50)], 'it is new'),
];

function row(at: string, event: StripEvent, expected: readonly StripOutcome[], because: string): StripRow {
  return { at: `2026-${at.replace(' ', 'T')}:00Z`, event, expected, because };
}

function draft(entry: number): StripOutcome {
  return { kind: 'draft', entry };
}

/** `title` null: whichever words stood there when the site was read. */
function offer(entry: number, title: string | null): StripOutcome {
  return { kind: 'offer', entry, title };
}

function gone(entry: number): StripOutcome {
  return { kind: 'gone', entry };
}
