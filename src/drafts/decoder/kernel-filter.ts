// System call numbers from <asm/unistd.h>, for processors that Tambour is tested on: calls that reach a socket, send a
// signal, or touch another process's memory.
const processors: ReadonlyMap<string, { readonly audit: number; readonly calls: Readonly<Record<string, number>> }> =
  new Map([
    [
      'x64',
      {
        audit: 0xc0_00_00_3e,
        calls: {
          socket: 41,
          connect: 42,
          io_uring_setup: 425,
          kill: 62,
          tkill: 200,
          tgkill: 234,
          rt_sigqueueinfo: 129,
          rt_tgsigqueueinfo: 297,
          pidfd_send_signal: 424,
          pidfd_getfd: 438,
          ptrace: 101,
          process_vm_readv: 310,
          process_vm_writev: 311,
          shmget: 29,
          shmat: 30,
          shmctl: 31,
        },
      },
    ],
    [
      'arm64',
      {
        audit: 0xc0_00_00_b7,
        calls: {
          socket: 198,
          connect: 203,
          io_uring_setup: 425,
          kill: 129,
          tkill: 130,
          tgkill: 131,
          rt_sigqueueinfo: 138,
          rt_tgsigqueueinfo: 240,
          pidfd_send_signal: 424,
          pidfd_getfd: 438,
          ptrace: 117,
          process_vm_readv: 270,
          process_vm_writev: 271,
          shmget: 194,
          shmctl: 195,
          shmat: 196,
        },
      },
    ],
  ]);

/** From <linux/bpf_common.h>: load a word, jump where equal, jump where greater or equal, return. */
const op = { load: 0x20, ifEqual: 0x15, ifAtLeast: 0x35, end: 0x06 } as const;
/** Offsets in `struct seccomp_data`. */
const at = { call: 0, processor: 4 } as const;
const allow = 0x7f_ff_00_00;
const refuseWithEperm = 0x00_05_00_01;
/** Bit set in the numbers of x32 calls, which exist beside the usual ones. */
const x32 = 0x40_00_00_00;

/**
 * Returns a seccomp program, in setpriv's format, that refuses the calls above and any made for another processor. Null
 * for a processor whose numbers are not known here.
 */
export function filterFor(arch: string): Uint8Array | null {
  const processor = processors.get(arch);
  if (processor === undefined) return null;
  const calls = Object.values(processor.calls);
  // A jump's number is how many instructions it skips; the last but one allows, the last refuses.
  const program = [
    instruction(op.load, at.processor),
    instruction(op.ifEqual, processor.audit, 0, calls.length + 3),
    instruction(op.load, at.call),
    instruction(op.ifAtLeast, x32, calls.length + 1),
    ...calls.map((call, index) => instruction(op.ifEqual, call, calls.length - index)),
    instruction(op.end, allow),
    instruction(op.end, refuseWithEperm),
  ];
  return Buffer.concat(program);
}

/** Encodes a `struct sock_filter`, little-endian as on all these processors. */
function instruction(code: number, value: number, overIfTrue = 0, overIfFalse = 0): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(overIfTrue, 2);
  bytes.writeUInt8(overIfFalse, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}
