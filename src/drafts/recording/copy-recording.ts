import {
  ALL_FORMATS,
  CustomSource,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  WebMOutputFormat,
} from 'mediabunny';

import { type Answer, answerSchema } from './answer.ts';
import { isWhole } from './is-whole.ts';
import type { Container } from './recording-kind.ts';
import { withoutRemarks } from './without-remarks.ts';

export interface Source {
  readonly byteLength: number;
  readonly read: (start: number, end: number) => Uint8Array;
}

export interface Sink {
  readonly write: (bytes: Uint8Array, position: number) => void;
}

/** Tolerance for the length that a file states, which need not be exact. */
const leastMissingSeconds = 1;
const leastMissingShare = 0.02;

/** Thrown for a file that ends before its own table says: it has been cut off, and nobody would see all of it. */
class CutOff extends Error {}

/**
 * Copies the picture and the sound of a recording into a new file, and nothing else: no location, no device, no date,
 * no name, no second track. Nothing is encoded again, so the quality stays. Returns "broken" for a file that cannot be
 * read from its first packet to its last.
 */
export async function copyRecording(source: Source, sink: Sink, container: Container): Promise<Answer> {
  if (container === 'mp4' && !isWhole(source)) return { kind: 'broken' };
  using input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => source.byteLength,
      read: (start, end) => source.read(start, end),
      prefetchProfile: 'fileSystem',
      maxCacheSize: 8 * 1024 * 1024,
    }),
  });
  const [picture, voice] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const tracks = [picture, voice].filter((track) => track !== null);
  if (tracks.length === 0) return { kind: 'broken' };
  const copies = [picture === null ? null : await ofPicture(picture), voice === null ? null : await ofVoice(voice)];
  const unknown = copies.find((copy) => copy?.kind === 'codec');
  if (unknown?.kind === 'codec') return unknown;
  const format = formatFor(container);
  const output = new Output({ format, target: new StreamTarget(writableTo(sink)) });
  const ways: Way[] = [];
  for (const copy of copies) {
    if (copy?.kind !== 'copy') continue;
    copy.join(output);
    ways.push({ ...copy, packets: new EncodedPacketSink(copy.track).packets() });
  }
  await output.start();
  const told = await input.getDurationFromMetadata(tracks);
  const length = await copyPackets(ways);
  if (told !== null && told - length.seconds > Math.max(leastMissingSeconds, told * leastMissingShare))
    throw new CutOff();
  await output.finalize();
  return answerSchema.parse({
    kind: 'recording',
    mimeType: mimeTypeOf(container, picture !== null),
    width: picture === null ? 0 : await picture.getDisplayWidth(),
    height: picture === null ? 0 : await picture.getDisplayHeight(),
    seconds: length.seconds,
    video:
      picture === null ? null : { codec: await picture.getCodec(), framesPerSecond: rounded(length.framesPerSecond) },
    sound: voice === null ? null : await voice.getCodec(),
  });
}

type Format = Mp4OutputFormat | WebMOutputFormat | Mp3OutputFormat;

function formatFor(container: Container): Format {
  switch (container) {
    case 'mp4':
      // Its table comes at the end, so that nothing has to be buffered until then.
      return new Mp4OutputFormat({ fastStart: false });
    case 'webm':
      return new WebMOutputFormat();
    case 'mp3':
      return new Mp3OutputFormat();
  }
}

function mimeTypeOf(container: Container, hasPicture: boolean): string {
  if (container === 'mp3') return 'audio/mpeg';
  return `${hasPicture ? 'video' : 'audio'}/${container}`;
}

/** One track on its way from the old file into the new one. */
interface Copy {
  readonly kind: 'copy';
  readonly track: InputTrack;
  readonly join: (output: Output) => void;
  readonly add: (packet: EncodedPacket, isFirst: boolean) => Promise<void>;
}

interface Way extends Copy {
  readonly packets: AsyncGenerator<EncodedPacket, void>;
}

type Unknown = Extract<Answer, { readonly kind: 'codec' }>;

const pictureCodecs = ['avc', 'hevc', 'vp8', 'vp9', 'av1'] as const;
const soundCodecs = ['aac', 'mp3', 'opus', 'vorbis'] as const;

async function ofPicture(track: InputVideoTrack): Promise<Copy | Unknown> {
  const codec = await track.getCodec();
  const known = pictureCodecs.find((one) => one === codec);
  const decoderConfig = await track.getDecoderConfig();
  if (known === undefined || decoderConfig === null) return { kind: 'codec', codec: codec ?? 'unknown' };
  const made = new EncodedVideoPacketSource(known);
  const rotation = await track.getRotation();
  const { description } = decoderConfig;
  const told = description === undefined ? null : bytesOf(description);
  return {
    kind: 'copy',
    track,
    join: (output) => output.addVideoTrack(made, rotation === 0 ? {} : { rotation }),
    add: (packet, isFirst) => {
      const isRemarked = (known === 'avc' || known === 'hevc') && told !== null;
      const data = isRemarked ? withoutRemarks(packet.data, known, told) : packet.data;
      return made.add(packet.clone({ data }), isFirst ? { decoderConfig } : undefined);
    },
  };
}

async function ofVoice(track: InputAudioTrack): Promise<Copy | Unknown> {
  const codec = await track.getCodec();
  const known = soundCodecs.find((one) => one === codec);
  const decoderConfig = await track.getDecoderConfig();
  if (known === undefined || decoderConfig === null) return { kind: 'codec', codec: codec ?? 'unknown' };
  const made = new EncodedAudioPacketSource(known);
  return {
    kind: 'copy',
    track,
    join: (output) => output.addAudioTrack(made),
    add: (packet, isFirst) => made.add(packet, isFirst ? { decoderConfig } : undefined),
  };
}

interface Length {
  readonly seconds: number;
  readonly framesPerSecond: number;
}

/** Copies the packets of all tracks in the order of time, so that a player finds sound next to its picture. */
async function copyPackets(ways: readonly Way[]): Promise<Length> {
  const waiting = await Promise.all(ways.map(async (way) => ({ way, next: await nextOf(way), isFirst: true })));
  // The old file may begin before time 0, but the new one may not.
  const shift = Math.max(0, ...waiting.map(({ next }) => -(next?.timestamp ?? 0)));
  const start = Math.min(...waiting.flatMap(({ next }) => (next === null ? [] : [next.timestamp])));
  let [end, last, frames] = [start, start, 0];
  for (;;) {
    const [turn] = waiting
      .filter(({ next }) => next !== null)
      .toSorted((one, other) => (one.next?.timestamp ?? 0) - (other.next?.timestamp ?? 0));
    if (turn === undefined || turn.next === null) break;
    const { way, next: packet } = turn;
    if (packet.data.byteLength === 0 || packet.data.byteLength < packet.byteLength) throw new CutOff();
    await way.add(packet.clone({ timestamp: packet.timestamp + shift }), turn.isFirst);
    end = Math.max(end, packet.timestamp + packet.duration);
    if (way.track.isVideoTrack()) {
      frames += 1;
      last = Math.max(last, packet.timestamp);
    }
    turn.isFirst = false;
    turn.next = await nextOf(way);
  }
  const framesPerSecond = frames > 1 && last > start ? (frames - 1) / (last - start) : 1;
  return { seconds: rounded(end - start), framesPerSecond };
}

async function nextOf({ packets }: Way): Promise<EncodedPacket | null> {
  const { value, done } = await packets.next();
  return done === true || value === undefined ? null : value;
}

function writableTo({ write }: Sink): ConstructorParameters<typeof StreamTarget>[0] {
  return new WritableStream({ write: ({ data, position }) => write(data, position) });
}

function bytesOf(source: ArrayBufferLike | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

/** Rounds to thousandths: smaller differences between files are not visible. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
