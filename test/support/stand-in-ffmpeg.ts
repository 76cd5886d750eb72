import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { redSquare } from './red-square.ts';

/** Its behaviour: as observed of ffmpeg 7.1, or misbehaviour. */
export type Manner = 'makes' | 'hangs' | 'fills' | 'swells' | 'garbage' | 'fails' | 'dies' | 'opensAnother';

/**
 * Writes a program `ffmpeg` into a folder, and returns its path. It accepts exactly the options that Tambour gives, in
 * their order, requires a video to read, reports progress as ffmpeg does, and outputs `made`; as poster of each video
 * it outputs a red square.
 */
export async function standInFfmpeg(folder: string, manner: Manner, made: Uint8Array): Promise<string> {
  const file = join(folder, 'ffmpeg');
  await writeFile(join(folder, 'made.mp4'), made);
  await writeFile(join(folder, 'poster.png'), redSquare.bytes);
  await writeFile(file, `#!${process.execPath} --openssl-config=/dev/null\n${program(manner)}`);
  await chmod(file, 0o755);
  return file;
}

function program(manner: Manner): string {
  return `
const fs = require('node:fs');
const path = require('node:path');
const manner = ${JSON.stringify(manner)};
const wanted = [
  /^-hide_banner$/, /^-nostdin$/, /^-loglevel$/, /^error$/, /^-nostats$/, /^-progress$/, /^pipe:1$/, /^-y$/,
  /^-protocol_whitelist$/, /^file,pipe$/, /^-i$/, /^\\/.*\\/source$/,
  /^-map$/, /^0:v:0$/, [/^-map$/, /^0:a:0$/], /^-map_metadata$/, /^-1$/,
  /^-vf$/, /^scale=\\d+:\\d+,setsar=1,fps=[\\d.]+$/,
  /^-c:v$/, /^libx264$/, /^-profile:v$/, /^high$/, /^-preset$/, /^veryfast$/, /^-pix_fmt$/, /^yuv420p$/,
  /^-b:v$/, /^\\d+$/, /^-maxrate$/, /^\\d+$/, /^-bufsize$/, /^\\d+$/, /^-threads$/, /^2$/,
  [/^-c:a$/, /^aac$/, /^-b:a$/, /^128000$/, /^-ac$/, /^2$/],
  /^-movflags$/, /^\\+faststart$/, /^-f$/, /^mp4$/, /^\\/.*\\/made$/,
];
const poster = [
  /^-hide_banner$/, /^-nostdin$/, /^-loglevel$/, /^error$/, /^-nostats$/, /^-y$/, /^-protocol_whitelist$/, /^file,pipe$/,
  /^-ss$/, /^[01](?:\\.\\d+)?$/, /^-i$/, /^\\//, /^-map$/, /^0:v:0$/, /^-frames:v$/, /^1$/,
  /^-vf$/, /^scale='min\\(640,iw\\)':-2,setsar=1$/, /^-map_metadata$/, /^-1$/, /^-c:v$/, /^png$/,
  /^-f$/, /^image2pipe$/, /^\\/.*\\/poster$/,
];
const given = process.argv.slice(2);
const isPoster = given.includes('-frames:v');
for (const one of isPoster ? poster : wanted) {
  const all = [one].flat();
  if (Array.isArray(one) && !all[0].test(given[0] ?? '')) continue;
  if (Array.isArray(one) && all[1] !== undefined && !all[1].test(given[1] ?? '')) continue;
  for (const each of all) {
    const next = given.shift() ?? '';
    if (!each.test(next)) { process.stderr.write('Unrecognized option ' + next); process.exit(8); }
  }
}
if (given.length > 0 || Object.keys(process.env).length > 0) process.exit(8);
const source = process.argv[process.argv.indexOf('-i') + 1];
const target = process.argv.at(-1);
if (isPoster && manner === 'makes') {
  fs.writeFileSync(target, fs.readFileSync(path.join(__dirname, 'poster.png')));
  process.exit(0);
}
if (fs.readFileSync(source).toString('latin1', 4, 8) !== 'ftyp') process.exit(183);
const tell = (seconds) => fs.writeSync(1, 'frame=1\\nout_time_us=' + seconds * 1e6 + '\\nprogress=continue\\n');
tell(0);
switch (manner) {
  case 'hangs':
    tell(1);
    setInterval(() => {}, 1000);
    break;
  case 'fills': {
    const file = fs.openSync(target, 'w');
    for (;;) fs.writeSync(file, Buffer.alloc(1024 * 1024, 1));
  }
  case 'swells': {
    const held = [];
    for (let mebibytes = 0; mebibytes < 2048; mebibytes += 64) held.push(Buffer.allocUnsafeSlow(64 * 1024 * 1024));
    fs.writeFileSync(target, fs.readFileSync(path.join(__dirname, 'made.mp4')));
    break;
  }
  case 'garbage':
    fs.writeFileSync(target, 'ceci n’est pas une vidéo');
    break;
  case 'fails':
    process.stderr.write('Invalid data found when processing input');
    process.exit(183);
  case 'dies':
    process.abort();
    break;
  case 'opensAnother':
    fs.writeFileSync(target, fs.readFileSync('/etc/passwd'));
    break;
  case 'makes':
    tell(2);
    fs.writeFileSync(target, fs.readFileSync(path.join(__dirname, 'made.mp4')));
    tell(3);
    fs.writeSync(1, 'progress=end\\n');
}
`;
}
