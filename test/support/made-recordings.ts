import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp3OutputFormat,
  Mp4OutputFormat,
  MovOutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

// Recordings for tests, written by hand: players show nothing of them, but every reader of containers reads them.

interface Wanted {
  readonly container?: 'mp4' | 'mov' | 'webm' | 'mp3';
  readonly picture?: 'avc' | 'hevc' | 'vp9' | null;
  readonly sound?: 'aac' | 'opus' | 'mp3' | null;
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
  readonly framesPerSecond?: number;
  readonly rotation?: 0 | 90 | 180 | 270;
  /** Bytes of each frame, to make a file as large as a test needs. */
  readonly frameBytes?: number;
  /** Metadata that a camera adds. */
  readonly place?: string;
  readonly device?: string;
  /** A remark that a camera adds to each frame. */
  readonly remark?: string;
  readonly pictures?: number;
}

/** Makes a recording; left out: three seconds of H.264 and AAC in an MP4, 320 by 240. */
export async function madeRecording(wanted: Wanted = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { container = 'mp4', seconds = 3, framesPerSecond = 25, rotation = 0, pictures = 1 } = wanted;
  const { picture = container === 'mp3' ? null : container === 'webm' ? 'vp9' : 'avc' } = wanted;
  const { sound = container === 'mp3' ? 'mp3' : container === 'webm' ? 'opus' : 'aac' } = wanted;
  const target = new BufferTarget();
  const output = new Output({ format: formatOf(container), target });
  const { place, device } = wanted;
  if (place !== undefined || device !== undefined) {
    output.setMetadataTags({
      date: new Date('2026-11-20T10:00:00Z'),
      comment: `seen at ${place ?? ''}`,
      raw: { '©xyz': place ?? '', '©mod': device ?? '', '©mak': device ?? '' },
    });
  }
  const films = picture === null ? [] : Array.from({ length: pictures }, () => new EncodedVideoPacketSource(picture));
  for (const film of films) output.addVideoTrack(film, rotation === 0 ? {} : { rotation });
  const voice = sound === null ? null : new EncodedAudioPacketSource(sound);
  if (voice !== null) output.addAudioTrack(voice);
  await output.start();
  for (const film of films) {
    if (picture === null) break;
    for (let frame = 0; frame < seconds * framesPerSecond; frame += 1) {
      const data = frameOf(picture, frame, wanted);
      const packet = new EncodedPacket(
        data,
        frame % 25 === 0 ? 'key' : 'delta',
        frame / framesPerSecond,
        1 / framesPerSecond,
      );
      await film.add(packet, frame === 0 ? { decoderConfig: configOf(picture, wanted) } : undefined);
    }
  }
  if (voice !== null && sound !== null) {
    const length = { aac: 1024 / 48_000, opus: 0.02, mp3: 1152 / 48_000 }[sound];
    for (let at = 0; at * length < seconds; at += 1) {
      await voice.add(
        new EncodedPacket(soundOf(sound), 'key', at * length, length),
        at === 0 ? { decoderConfig: voiceOf(sound) } : undefined,
      );
    }
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer());
}

function formatOf(
  container: NonNullable<Wanted['container']>,
): Mp4OutputFormat | MovOutputFormat | WebMOutputFormat | Mp3OutputFormat {
  switch (container) {
    case 'mp4':
      return new Mp4OutputFormat({ fastStart: 'in-memory', metadataFormat: 'udta' });
    case 'mov':
      return new MovOutputFormat({ fastStart: 'in-memory', metadataFormat: 'udta' });
    case 'webm':
      return new WebMOutputFormat();
    case 'mp3':
      return new Mp3OutputFormat({ xingHeader: true });
  }
}

type Picture = 'avc' | 'hevc' | 'vp9';

function frameOf(picture: Picture, frame: number, { frameBytes = 400, remark }: Wanted): Uint8Array {
  const filler = new Uint8Array(frameBytes).fill(0x80 + (frame % 100));
  if (picture === 'vp9')
    return Buffer.concat([Buffer.from([frame % 25 === 0 ? 0x82 : 0x86]), Buffer.from([0x49, 0x83, 0x42]), filler]);
  const isKey = frame % 25 === 0;
  const slice = picture === 'avc' ? [isKey ? 0x65 : 0x41] : [isKey ? 0x26 : 0x02, 0x01];
  const units = [Buffer.concat([Buffer.from(slice), filler])];
  if (remark !== undefined) {
    const said = Buffer.from(remark);
    const head = picture === 'avc' ? [0x06, 0x05] : [0x4e, 0x01, 0x05];
    units.unshift(
      Buffer.concat([Buffer.from([...head, 16 + said.byteLength]), Buffer.alloc(16, 1), said, Buffer.from([0x80])]),
    );
  }
  return Buffer.concat(units.flatMap((unit) => [lengthOf(unit.byteLength), unit]));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function soundOf(sound: 'aac' | 'opus' | 'mp3'): Uint8Array {
  switch (sound) {
    case 'aac':
      return new Uint8Array(60).fill(0x21);
    case 'opus':
      return new Uint8Array(60).fill(0xfc);
    case 'mp3': {
      // 64 kbit/s at 48 kHz, mono: 192 bytes.
      const frame = new Uint8Array(192);
      frame.set([0xff, 0xfb, 0x54, 0xc4]);
      return frame;
    }
  }
}

function voiceOf(sound: 'aac' | 'opus' | 'mp3'): AudioDecoderConfig {
  const shared = { sampleRate: 48_000, numberOfChannels: 1 };
  switch (sound) {
    case 'aac':
      return { ...shared, codec: 'mp4a.40.2', description: new Uint8Array([0x11, 0x88]) };
    case 'opus':
      return { ...shared, codec: 'opus' };
    case 'mp3':
      return { ...shared, codec: 'mp3' };
  }
}

function configOf(picture: Picture, { width = 320, height = 240 }: Wanted): VideoDecoderConfig {
  const size = { codedWidth: width, codedHeight: height };
  switch (picture) {
    case 'avc':
      return { ...size, codec: 'avc1.640028', description: avcC(width, height) };
    case 'hevc':
      return { ...size, codec: 'hev1.1.6.L93.B0', description: hvcC() };
    case 'vp9':
      return { ...size, codec: 'vp09.00.10.08' };
  }
}

/** Writes a number as H.264 does: ITU-T H.264, 9.1. */
function ue(value: number): string {
  const binary = (value + 1).toString(2);
  return '0'.repeat(binary.length - 1) + binary;
}

/** H.264's sequence for a size in whole macroblocks, High profile: ITU-T H.264, 7.3.2.1.1. */
function avcC(width: number, height: number): Uint8Array {
  const [across, down] = [Math.ceil(width / 16), Math.ceil(height / 16)];
  const crop = across * 16 !== width || down * 16 !== height;
  const bits = [
    `${ue(0)}${ue(1)}${ue(0)}${ue(0)}00${ue(0)}${ue(2)}${ue(1)}0${ue(across - 1)}${ue(down - 1)}11`,
    crop ? `1${ue(0)}${ue((across * 16 - width) / 2)}${ue(0)}${ue((down * 16 - height) / 2)}` : '0',
    '0',
    '1',
  ].join('');
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  const body = (padded.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2));
  const sps = [0x67, 0x64, 0x00, 0x28, ...body];
  const pps = [0x68, 0xee, 0x3c, 0x80];
  return new Uint8Array([
    1,
    0x64,
    0,
    0x28,
    0xff,
    0xe1,
    0,
    sps.length,
    ...sps,
    1,
    0,
    pps.length,
    ...pps,
    0xfd,
    0xf8,
    0xf8,
    0,
  ]);
}

/** H.265's configuration without its sequences, which a camera repeats in each key frame. */
function hvcC(): Uint8Array {
  return new Uint8Array([
    1, 0x01, 0x60, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 93, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, 0,
  ]);
}
