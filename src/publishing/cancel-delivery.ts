import type { Delivery } from './delivery.ts';

/** Whether a delivery can still be called off: nothing of it has reached a network, or may have. */
export function isFree(delivery: Delivery): boolean {
  switch (delivery.state) {
    case 'ready':
    case 'held':
    case 'failed':
      return delivery.doubtSince === null;
    case 'sending':
    case 'sent':
    case 'doubt':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      return false;
  }
}

/** Whether a delivery has reached its network, or may have, or is about to. */
export function isUnderWay(delivery: Delivery): boolean {
  return delivery.state !== 'cancelled' && !isFree(delivery);
}
