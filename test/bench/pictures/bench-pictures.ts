import sharp from 'sharp';

import { rules } from '#app/rules.ts';
import { openDecoder } from '#drafts/decoder/decoder.ts';
import { drawPosts } from '#drafts/decoder/draw-posts.ts';
import { encodeImage } from '#drafts/decoder/encode-image.ts';
import type { DrawQuestion, Question } from '#drafts/decoder/question.ts';
import { allNetworks } from '#networks/network-kinds.ts';

import { childrenRunning } from '../../support/child-processes.ts';
import { seeded } from '../../support/seeded.ts';
import { estimate, median } from '../figures.ts';
import type { Postgres } from '../open-postgres.ts';
import { type Report, rowOf } from '../report.ts';
import { memoryOf } from '../start/memory.ts';

const rounds = 25;

interface Round {
  readonly floorMs: number;
  readonly floorAgainMs: number;
  readonly warmMs: number;
  /** Includes the start of its process. */
  readonly firstMs: number;
  readonly rssMiB: number;
}

const encoding = {
  kind: 'encode',
  mimeType: 'image/jpeg',
  maxImageBytes: 5_000_000,
  maxImagePixels: 16_000_000,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
} as const satisfies Question;

/** Measures a picture or preview made in a separate process, against the same code in this one. */
export async function benchPictures(_: Postgres, scale: number): Promise<readonly Report[]> {
  const sizes = [
    ['a photograph of 12 megapixels', 4_000, 3_000],
    ['an image of 1,200 × 675', 1_200, 675],
  ] as const;
  const reports: Report[] = [];
  for (const [what, width, height] of sizes) {
    const bytes = await photograph(width, height);
    reports.push(
      reportOf(`pictures: ${what}, ${Math.round(bytes.byteLength / 1024)} KiB`, await measure(encoding, bytes, scale)),
    );
  }
  for (const count of [0, 2]) {
    const bytes = await photograph(1_200, 675);
    const drawing = drawingOf(count, bytes.byteLength);
    const all = Buffer.concat(Array.from({ length: count }, () => bytes));
    const { byteLength } = (await drawPosts(drawing, all)).bytes;
    const title = `preview: a post on both networks, ${count} pictures of 1,200 × 675; ${Math.round(byteLength / 1024)} KiB`;
    reports.push(reportOf(title, await measure(drawing, all, scale)));
  }
  return reports;
}

function drawingOf(count: number, byteLength: number): DrawQuestion {
  const pictures = Array.from({ length: count }, (_, index) => ({ sha256: String(index), byteLength }));
  const post = {
    name: 'Préfecture de la Bruyère',
    handle: '@prefecture_bruyere',
    text: '⚠️ Crue de la Bruyère : la route du moulin est fermée jusqu’à demain 9 h. Restez chez vous, informez-vous sur https://www.bruyere.gouv.fr/crue #Bruyère',
    contentWarning: null,
    pictures: pictures.map(({ sha256 }) => ({ sha256, width: 1_200, height: 675, isDescribed: true })),
  };
  const posts = allNetworks.map((network) => rules[network].look(post));
  return { kind: 'draw', posts, pictures, open: 'Afficher', maxImageBytes: 4_000_000, maxImagePixels: 720 * 8_000 };
}

async function measure(question: Question, bytes: Uint8Array, scale: number): Promise<readonly Round[]> {
  const here = (): Promise<unknown> =>
    question.kind === 'draw' ? drawPosts(question, bytes) : encodeImage(question, bytes);
  using warm = openDecoder();
  await here();
  await warm.ask(question, bytes);
  const done: Round[] = [];
  for (let round = 0; round < Math.max(3, rounds * scale); round += 1) {
    const one = await msOf(here);
    const warmMs = await msOf(() => warm.ask(question, bytes));
    const before = new Set(childrenRunning('decoder-process.ts'));
    using first = openDecoder();
    const firstMs = await msOf(() => first.ask(question, bytes));
    const { rssMiB } = memoryOf(childrenRunning('decoder-process.ts').filter((pid) => !before.has(pid)));
    const other = await msOf(here);
    const floors = round % 2 === 0 ? [one, other] : [other, one];
    done.push({ floorMs: floors[0] ?? one, floorAgainMs: floors[1] ?? other, warmMs, firstMs, rssMiB });
  }
  return done;
}

async function msOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

/** Makes an image between a drawing and noise, about as large as a photograph. */
async function photograph(width: number, height: number): Promise<Uint8Array> {
  const random = seeded(width);
  const raw = Buffer.alloc(width * height * 3);
  for (let at = 0; at < raw.length; at += 1) {
    const [column, line] = [at % (width * 3), Math.floor(at / (width * 3))];
    raw[at] = 100 + 60 * Math.sin(column / 300) * Math.cos(line / 90) + 16 * random();
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function reportOf(title: string, done: readonly Round[]): Report {
  const random = seeded(1);
  return {
    title,
    rows: [
      rowOf(
        'in this process',
        'ms',
        done.map(({ floorMs }) => floorMs),
      ),
      rowOf(
        'in this process, again',
        'ms',
        done.map(({ floorAgainMs }) => floorAgainMs),
      ),
      rowOf(
        'in the decoder, which runs',
        'ms',
        done.map(({ warmMs }) => warmMs),
      ),
      rowOf(
        'in the decoder, with its start',
        'ms',
        done.map(({ firstMs }) => firstMs),
      ),
      rowOf(
        'start of the decoder',
        'ms',
        done.map(({ firstMs, warmMs }) => firstMs - warmMs),
      ),
      rowOf(
        'the decoder after it: RSS',
        'MiB',
        done.map(({ rssMiB }) => rssMiB),
      ),
    ],
    ratios: [
      {
        what: 'decoder that runs / in process',
        ...estimate(
          done.map(({ warmMs, floorMs }) => warmMs / floorMs),
          random,
        ),
      },
      {
        what: 'with its start / in process',
        ...estimate(
          done.map(({ firstMs, floorMs }) => firstMs / floorMs),
          random,
        ),
      },
    ],
    floorAgainstFloor: median(done.map(({ floorMs, floorAgainMs }) => floorAgainMs / floorMs)),
    goals: [],
    samples: done,
  };
}
