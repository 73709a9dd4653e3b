import type { BusinessHours, DeskPolicy, Span } from '../../src/tickets/index.ts';

const minute = 60_000;
const hour = 60 * minute;

const always: readonly Span[] = [{ from: 0, to: 1440 }];

/** A desk that never sleeps. */
export const roundTheClock: BusinessHours = { timeZone: 'UTC', week: Array(7).fill(always), exceptions: {} };

const nineToSix: readonly Span[] = [{ from: 540, to: 1080 }];

/** Monday to Friday 09:00 to 18:00 in Shanghai. */
export const officeHours: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, [], []],
  exceptions: {},
};

/** A policy to test with: always open, targets that differ by clock and priority. */
export const deskPolicy: DeskPolicy = {
  hours: roundTheClock,
  targets: {
    urgent: { firstReply: 15 * minute, nextReply: 30 * minute, resolution: 4 * hour },
    high: { firstReply: hour, nextReply: 2 * hour, resolution: 8 * hour },
    normal: { firstReply: 4 * hour, nextReply: 8 * hour, resolution: 24 * hour },
    low: { firstReply: 8 * hour, nextReply: 16 * hour, resolution: 72 * hour },
  },
  remindAt: 0.75,
  reopenMs: 7 * 24 * hour,
  closeMs: 7 * 24 * hour,
  liveTicketsPerCustomer: 5,
  textMax: 4000,
};
