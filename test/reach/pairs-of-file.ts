import { csvRecords } from '../support/csv-parser.ts';

// The digest's pairs from a file of figures alone, by docs/figures.md and docs/digest-method.md, with nothing from src/.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

type Row = Readonly<Record<string, string>>;

interface Half {
  readonly order: number;
  readonly delivery: string;
  readonly network: string;
  readonly at: number;
  readonly asleep: readonly (readonly [from: number, until: number])[];
  readonly readAt: number;
  readonly isRead: boolean;
  readonly isEdited: boolean;
  readonly shares: number | null;
  readonly others: number | null;
  readonly interactions: number | null;
  readonly followers: number | null;
}

export interface PairOfFile {
  readonly draft: number;
  readonly isRelayed: boolean;
  readonly mastodon: Half & { readonly interactions: number };
  readonly x: Half & { readonly interactions: number };
}

/** The pairs of one desk's file at an age, in the order of the file; of two other networks, these stand in the places of both. */
export function pairsOfFile(
  file: string,
  age = '72h',
  networks: readonly string[] = ['mastodon', 'x'],
): readonly PairOfFile[] {
  const standing = csvRecords(file).filter(({ state, kind }) => state === 'sent' && kind !== 'series_part');
  const revisions = Map.groupBy(standing, (row) => `${row['draft_id']} ${row['revision']}`);
  return [...revisions.values()].flatMap((rows) => {
    const own = [...Map.groupBy(rows, ({ delivery }) => delivery).values()].map((of) => half(of, age));
    own.sort((one, other) => one.order - other.order || (one.delivery < other.delivery ? -1 : 1));
    const relayed = rows.find((row) => row['original_network'] !== '' && row['age'] === age);
    const original = relayed === undefined ? undefined : halfOf(relayed, 'original_');
    const on = (network: string): Half | undefined => own.find((one) => one.network === network);
    const [mastodon, x] = networks.map(
      (network) => on(network) ?? (original?.network === network ? original : undefined),
    );
    if (mastodon === undefined || x === undefined) return [];
    const isRelayed = mastodon === original || x === original;
    const isPair =
      Math.abs(mastodon.at - x.at) <= (isRelayed ? 60 : 10) * minuteMs &&
      mastodon.isRead &&
      x.isRead &&
      Math.abs(mastodon.readAt - mastodon.at - (x.readAt - x.at)) <= hourMs &&
      mastodon.isEdited === x.isEdited &&
      ![mastodon, x].some(({ asleep }) =>
        [mastodon, x].some(({ at }) => asleep.some(([from, to]) => from <= at && at < to)),
      );
    if (!isPair || mastodon.interactions === null || x.interactions === null) return [];
    const pair = {
      mastodon: { ...mastodon, interactions: mastodon.interactions },
      x: { ...x, interactions: x.interactions },
    };
    return [{ draft: Number(rows[0]?.['draft']), isRelayed, ...pair }];
  });
}

function half(rows: readonly Row[], age: string): Half {
  const read = rows.find((row) => row['age'] === age);
  const first = halfOf(read ?? rows[0] ?? {}, '');
  return read === undefined ? { ...first, isRead: false } : first;
}

function halfOf(row: Row, prefix: string): Half {
  const cell = (name: string): string => row[`${prefix}${name}`] ?? '';
  const count = (name: string): number | null => (cell(name) === '' ? null : Number(cell(name)));
  const [likes, shares, replies, ownReplies] = [
    count('likes'),
    count('shares'),
    count('replies'),
    count('own_replies'),
  ];
  const others = replies === 0 ? 0 : replies === null || ownReplies === null ? null : Math.max(0, replies - ownReplies);
  const readAt = Date.parse(cell('read_at'));
  return {
    order: Number(row['account_order']),
    delivery: row['delivery'] ?? '',
    network: cell('network'),
    at: Date.parse(cell('published_at')),
    asleep: cell('asleep')
      .split(' ')
      .filter((span) => span !== '')
      .map((span) => span.split('/'))
      .map(([from = '', until = '']) => [Date.parse(from), until === '..' ? Infinity : Date.parse(until)] as const),
    readAt,
    isRead: cell('outcome') === 'counts',
    isEdited: Date.parse(cell('corrected_in_place_at')) < readAt,
    shares,
    others,
    interactions:
      likes === null || shares === null || others === null ? null : likes + shares + (count('quotes') ?? 0) + others,
    followers: count('followers_at_publication'),
  };
}
