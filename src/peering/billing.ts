import { chargeOf } from './peering-changes.ts';
import { mapGet } from './persistent-map.ts';
import type { Context } from './preflight.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { ChargeType, PriceStep } from './rules.ts';
import { rolesOf } from './state-machine.ts';
import type { World } from './world.ts';

/** What was measured: the day's peaks in each direction, or the month's 95th percentile; all in Mbps. */
export type Usage =
  | { readonly mode: 'POSTPAID_BY_DAY_MAX'; readonly peakInMbps: number; readonly peakOutMbps: number }
  | {
      readonly mode: 'POSTPAID_BY_MONTH_95';
      readonly p95Mbps: number;
      readonly validDays: number;
      readonly daysInMonth: number;
    };

/** A bill in `currency`, to the cent. `payer` is a UIN, null where there is nothing to pay. */
export type Bill =
  | { readonly ok: true; readonly amount: number; readonly currency: string; readonly payer: string | null }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * What a peering costs for a day or a month. Same-region traffic is free. The price of the step that the whole peak
 * falls in applies to all of it (price page): 100 Mbps cost 100 × 12, 101 Mbps cost 101 × 9, which is less.
 */
export function bill(world: World, { actor }: Context, id: string, usage: Usage): Bill {
  const peering = mapGet(world.peerings, id);
  if (peering === undefined || rolesOf(world, peering, actor).length === 0) {
    return { ok: false, refusals: [refusal('PEERING_NOT_FOUND', { peering: id })] };
  }
  const { currency, prices, cloud } = world.rules;
  const charge = chargeOf(world, peering);
  if (!charge.billable) return { ok: true, amount: 0, currency, payer: null };
  if (prices === null) return { ok: false, refusals: [refusal('NO_PRICE_LIST', { cloud })] };
  return { ok: true, amount: amountOf(prices, usage), currency, payer: charge.payer };
}

/** The amount for a usage by a price list, rounded to the cent. */
export function amountOf(prices: Readonly<Record<ChargeType, readonly PriceStep[]>>, usage: Usage): number {
  if (usage.mode === 'POSTPAID_BY_DAY_MAX') {
    const peak = Math.max(usage.peakInMbps, usage.peakOutMbps);
    return cents(peak * priceAt(prices.POSTPAID_BY_DAY_MAX, peak));
  }
  const { p95Mbps, validDays, daysInMonth } = usage;
  return cents((p95Mbps * priceAt(prices.POSTPAID_BY_MONTH_95, p95Mbps) * validDays) / daysInMonth);
}

/** The 95th percentile of a month's five-minute samples: the top five percent are dropped, the next one counts. */
export function percentile95(samplesMbps: readonly number[]): number {
  const sorted = [...samplesMbps].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length * 0.05)] ?? 0;
}

const priceAt = (steps: readonly PriceStep[], mbps: number): number =>
  steps.find(([upTo]) => upTo === null || mbps <= upTo)?.[1] ?? 0;

const cents = (amount: number): number => Math.round((amount + Number.EPSILON) * 100) / 100;
