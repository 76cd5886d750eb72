import { correctContract } from '../contracts/correct-contract.ts';
import { nameContract } from '../contracts/name-contract.ts';
import { networkContract } from '../contracts/network-contract.ts';
import { ownPostsContract } from '../contracts/own-posts-contract.ts';
import { pinContract } from '../contracts/pin-contract.ts';
import { openRealWorld } from './open-real-world.ts';

const name = 'Bluesky on a real server';

networkContract(name, 'bluesky', openRealWorld);
ownPostsContract(name, 'bluesky', openRealWorld, 'real');
correctContract(name, 'bluesky', openRealWorld);
pinContract(name, 'bluesky', openRealWorld);
nameContract(name, openRealWorld, ({ account: { did, handle } }) => Promise.resolve({ handle: `@${handle}`, id: did }));
